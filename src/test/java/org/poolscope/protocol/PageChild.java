package org.poolscope.protocol;

import java.io.IOException;
import java.nio.file.Path;

/// A parent in a JVM of its own that makes telemetry pages in a folder, and says of each whether it could.
final class PageChild {

    private PageChild() {}

    public static void main(String[] args) {
        for (int i = 1; i <= Integer.parseInt(args[1]); i++) {
            make(Path.of(args[0], "page-" + i));
        }
    }

    private static void make(Path file) {
        try (ParentPage page = ParentPage.create(file)) {
            System.out.println("made " + page.read());
        } catch (IOException e) {
            System.out.println("refused " + e.getMessage());
        }
    }
}
