package org.poolscope.pool;

/// A program that sends so many megabytes to a worker and gets them back.
final class LargeArrayChild {

    private LargeArrayChild() {}

    public static void main(String[] args) throws Exception {
        try (var pool = WorkerPool.ofSize(1)) {
            byte[] sent = new byte[Integer.parseInt(args[0]) << 20];
            sent[0] = 7;
            sent[sent.length - 1] = 9;
            byte[] received = pool.apply(Functions::same, sent);
            System.out.println("came back: " + received.length + " bytes, " + received[0] + " first, "
                    + received[received.length - 1] + " last, " + RunFiles.large().size() + " files left");
        }
    }
}
