package org.poolscope.pool;

import java.nio.charset.StandardCharsets;

/// A program whose worker prints lines of 100 bytes; it keeps its files in a folder if one is given.
final class PrintingChild {

    private PrintingChild() {}

    static int print(int lines) {
        byte[] line = ("x".repeat(99) + "\n").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < lines; i++) {
            System.out.write(line, 0, line.length);
            System.out.flush();
        }
        return lines;
    }

    public static void main(String[] args) throws Exception {
        if (args.length > 1) {
            System.setProperty("java.io.tmpdir", args[1]);
        }
        // Not in a try block, whose end waits until all is shown: the end of the program is to wait for that, too.
        var pool = WorkerPool.ofSize(1);
        System.err.println("printed " + pool.apply(PrintingChild::print, Integer.parseInt(args[0])));
        pool.shutdown();
        System.err.println("closed");
    }
}
