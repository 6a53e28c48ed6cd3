package org.poolscope.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.poolscope.bench.Figure;
import org.poolscope.process.Program;
import org.poolscope.process.ProgramEnd;
import org.poolscope.process.Spawner;

/// What a whole command line took, from before it was started until after it had ended.
///
/// @param wallNanos by the clock
/// @param cpuNanos  processor time of it and all that it started and waited for, as the system tells
record WholeCommand(long wallNanos, long cpuNanos) {

    private static final Spawner SPAWNER = Spawner.ofThisSystem();
    private static final Path SINK = Path.of("/dev/null");

    /// Runs one, with nothing on standard input and what it prints thrown away.
    ///
    /// @throws IOException if it fails
    static WholeCommand run(List<String> words) throws IOException, InterruptedException {
        var program = new Program(words, PackedProgram.environment(), SINK, SINK);
        long start = System.nanoTime();
        ProgramEnd end = SPAWNER.start(program).await();
        long wall = System.nanoTime() - start;
        if (!end.how().equals(new ProgramEnd.Exited(0))) {
            throw new IOException(words + " ended as " + end.how());
        }
        return new WholeCommand(wall, end.usage().cpuNanos());
    }

    List<Figure> figures() {
        return List.of(Figure.millis("wall", wallNanos), Figure.millis("processor time", cpuNanos));
    }
}
