package org.poolscope.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who is measured: a command that runs once and prints figures.
sealed interface Contender {

    /// The name of its case, which its only figure has too if it is a peer with one.
    String caseName();

    /// What the table calls it.
    String label();

    /// The command that measures it once.
    List<String> command(Options options);

    /// Why it cannot be measured on this machine; empty if it can.
    default Optional<String> missing(Machine machine) {
        return Optional.empty();
    }

    /// A run in a fresh JVM with this JVM's class path.
    ///
    /// @param caseName   the name that [org.poolscope.bench.run.OneRun] knows it by
    /// @param jvmOptions what that JVM has that a user would not give it
    record JavaProcess(String caseName, List<String> jvmOptions) implements Contender {

        private static final String MAIN = "org.poolscope.bench.run.OneRun";

        JavaProcess(String caseName, String... jvmOptions) {
            this(caseName, List.of(jvmOptions));
        }

        @Override
        public String label() {
            return "Java " + caseName;
        }

        @Override
        public List<String> command(Options options) {
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("-D" + Benchmarks.AOT + "=" + System.getProperty(Benchmarks.AOT, "on"));
            command.addAll(jvmOptions);
            command.addAll(List.of("-classpath", System.getProperty("java.class.path"), MAIN, caseName,
                    Integer.toString(options.workers())));
            return command;
        }
    }

    /// A command line of another program, which a fresh JVM starts and measures.
    ///
    /// @param program what it is called
    record ProgramProcess(String caseName, String program) implements Contender {

        @Override
        public String label() {
            return program;
        }

        @Override
        public List<String> command(Options options) {
            return new JavaProcess(caseName).command(options);
        }

        @Override
        public Optional<String> missing(Machine machine) {
            boolean found = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
            return found ? Optional.empty() : Optional.of("there is no program " + program);
        }
    }

    /// A case of `multiprocessing_peer.py` in a fresh interpreter.
    record PythonProcess(String caseName) implements Contender {

        private static final Path SCRIPT = Path.of("src", "bench", "python", "multiprocessing_peer.py");

        @Override
        public String label() {
            return "Python " + caseName;
        }

        @Override
        public List<String> command(Options options) {
            return List.of(options.python(), SCRIPT.toString(), caseName, "--runs", "1",
                    "--workers", Integer.toString(options.workers()));
        }

        @Override
        public Optional<String> missing(Machine machine) {
            return missingOn(machine);
        }

        static Optional<String> missingOn(Machine machine) {
            return machine.python().isPresent() ? Optional.empty()
                    : Optional.of("there is no Python 3 to compare with");
        }
    }

    /// A whole command line of Python, which a fresh JVM starts and measures.
    record WholePython(String caseName) implements Contender {

        @Override
        public String label() {
            return "Python " + caseName;
        }

        @Override
        public List<String> command(Options options) {
            return new JavaProcess(caseName, "-Dbench.python=" + options.python()).command(options);
        }

        @Override
        public Optional<String> missing(Machine machine) {
            return PythonProcess.missingOn(machine);
        }
    }
}
