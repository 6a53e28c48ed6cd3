package org.poolscope.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.poolscope.process.tree.ProcessTree;

/// By the JDK's own means, on every system. Where there are signals, it cannot tell one from the exit status that
/// shells make of it; what was used is sampled; and there is no process group to be ended at once.
final class PortableSpawner implements Spawner {

    private static final File NOTHING = new File(File.separatorChar == '/' ? "/dev/null" : "NUL");

    @Override
    public RunningProgram start(Program program) throws IOException {
        refuseUnspellable(program);
        String mark = ProcessTree.newMark();
        var builder = new ProcessBuilder(program.words());
        builder.environment().putAll(program.variables().common());
        for (int i = 0; i < program.values().size(); i++) {
            builder.environment().put(program.variables().names().get(i), program.values().get(i));
        }
        builder.environment().put(ProcessTree.MARK, mark);
        program.folder().ifPresent(folder -> builder.directory(folder.toFile()));
        builder.redirectInput(NOTHING);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(program.stdout().toFile()));
        builder.redirectError(ProcessBuilder.Redirect.appendTo(program.stderr().toFile()));
        try {
            return new Started(builder.start(), mark);
        } catch (IOException e) {
            throw StartTrouble.of(program, e);
        }
    }

    /// The JDK would put question marks for what the system's language settings do not cover.
    private static void refuseUnspellable(Program program) throws IOException {
        CharsetEncoder encoder =
                Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")).newEncoder();
        for (String word : program.words()) {
            if (!ByteText.isText(word) || !encoder.canEncode(word)) {
                throw StartTrouble.unspellable(word);
            }
        }
    }

    private static final class Started extends StartedProgram {

        private final Process process;

        Started(Process process, String mark) {
            super(process.pid(), mark, null);
            this.process = process;
        }

        @Override
        public long pid() {
            return process.pid();
        }

        @Override
        public ProgramEnd await() throws InterruptedException {
            int status = process.waitFor();
            return new ProgramEnd(new ProgramEnd.Exited(status), account(Optional.empty()));
        }

        @Override
        boolean isOver() {
            return !process.isAlive();
        }

        @Override
        void ask() {
            process.destroy();
        }

        @Override
        void force() {
            process.destroyForcibly();
        }

        @Override
        boolean isReached(long pid) {
            return false;
        }

        @Override
        public boolean awaitFor(Duration patience) throws InterruptedException {
            return process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS);
        }

        /// To look for it would take longer than many a program.
        @Override
        public boolean hasLeftSomething() {
            return false;
        }
    }
}
