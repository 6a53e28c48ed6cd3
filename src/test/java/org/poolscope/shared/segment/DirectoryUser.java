package org.poolscope.shared.segment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A process that has to do with directories until nobody listens to it any more: it uses one of somebody else's, as a
/// worker does, or is only starting, or has some of its own, as a run does, or sweeps.
final class DirectoryUser {

    private DirectoryUser() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "use" -> {
                OwnedDirectory.use(Path.of(new BufferedReader(new InputStreamReader(System.in)).readLine()));
                System.out.println("uses it");
            }
            case "start" -> System.out.println("starts");
            case "own" -> System.out.println("made " + String.join(" ", makeEverywhere()));
            case "sweep" -> {
                Janitor.sweep();
                System.out.println("swept");
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.in.transferTo(System.out);
    }

    /// Wherever it can.
    private static List<String> makeEverywhere() {
        List<String> made = new ArrayList<>();
        for (Path base : BaseFolders.all()) {
            try {
                made.add(OwnedDirectory.make(base, "-socket").path().toString());
            } catch (IOException _) {
                // There is no such folder here.
            }
        }
        return made;
    }
}
