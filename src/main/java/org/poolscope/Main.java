package org.poolscope;

/// The command line, or the window.
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        throw new UnsupportedOperationException("not built yet");
    }
}
