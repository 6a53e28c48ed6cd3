package org.poolscope.bench.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.poolscope.bench.Figure;

/// How long as many JVMs as there are workers take to say hello: what a worker's start would cost if it did nothing.
/// Their options are those that make a JVM start fastest and that workers have too.
final class HelloRun {

    private HelloRun() {}

    /// The child's program.
    static final class Hello {

        private Hello() {}

        /// Stays until its stdin ends, as a worker stays.
        public static void main(String[] args) throws IOException {
            System.out.println("hello");
            System.in.read();
        }
    }

    static List<Figure> measure(int jvms) throws IOException, InterruptedException {
        untilAllSaidHello(jvms);
        return List.of(Figure.millis("hello-jvm", untilAllSaidHello(jvms)));
    }

    private static long untilAllSaidHello(int jvms) throws IOException, InterruptedException {
        var command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:-UsePerfData", "-classpath", System.getProperty("java.class.path"),
                Hello.class.getName());
        var processes = new ArrayList<Process>();
        long start = System.nanoTime();
        for (int i = 0; i < jvms; i++) {
            processes.add(new ProcessBuilder(command).start());
        }
        for (Process process : processes) {
            if (process.getInputStream().read() < 0) {
                throw new IOException("a JVM said nothing");
            }
        }
        long nanos = System.nanoTime() - start;
        for (Process process : processes) {
            process.getOutputStream().close();
            process.waitFor();
        }
        return nanos;
    }
}
