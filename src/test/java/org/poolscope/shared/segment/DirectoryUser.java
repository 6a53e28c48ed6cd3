package org.poolscope.shared.segment;

import java.nio.file.Path;

/// A process that uses a directory of somebody else's, as a worker does, until nobody listens to it any more.
final class DirectoryUser {

    private DirectoryUser() {}

    public static void main(String[] args) throws Exception {
        OwnedDirectory.use(Path.of(args[0]));
        System.out.println("uses it");
        System.in.transferTo(System.out);
    }
}
