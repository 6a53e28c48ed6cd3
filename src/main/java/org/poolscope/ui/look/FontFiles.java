package org.poolscope.ui.look;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which typefaces have a file on a Linux machine, by the names of its font files. Java itself would read every font
/// there is to say that one is missing: a tenth of a second at the start of the window. On any thread.
final class FontFiles {

    private static final int DEEPEST = 6;

    private FontFiles() {}

    /// Where fontconfig looks by default, and beside what else desktops install.
    static Set<String> folders() {
        String home = System.getProperty("user.home");
        Map<String, String> environment = System.getenv();
        Set<String> data = new LinkedHashSet<>(List.of("/usr/share", "/usr/local/share"));
        data.addAll(List.of(environment.getOrDefault("XDG_DATA_DIRS", "").split(":")));
        data.add(environment.getOrDefault("XDG_DATA_HOME", home + "/.local/share"));
        Set<String> folders = new LinkedHashSet<>(Set.of(home + "/.fonts"));
        data.stream().filter(folder -> folder.startsWith("/")).forEach(folder -> folders.add(folder + "/fonts"));
        return folders;
    }

    /// Those of the families that a file seems to be of; the name of a family may begin that of another.
    static Set<String> present(Collection<String> families, Collection<String> folders) {
        var search = new Search(families);
        for (String folder : folders) {
            try {
                Files.walkFileTree(Path.of(folder), Set.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, search);
            } catch (IOException | InvalidPathException _) {
                // What is not read of a folder, or cannot be named in the letters of the locale, is no loss.
            }
        }
        return search.found;
    }

    private static final class Search extends SimpleFileVisitor<Path> {

        private final Collection<String> families;
        private final Set<String> found = new HashSet<>();

        Search(Collection<String> families) {
            this.families = families;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = squeezed(file.getFileName().toString());
            families.stream().filter(family -> name.startsWith(squeezed(family))).forEach(found::add);
            return FileVisitResult.CONTINUE;
        }

        /// One that is not there, not ours to read, or a link to a folder around it.
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException refused) {
            return FileVisitResult.CONTINUE;
        }

        private static String squeezed(String name) {
            return name.replace(" ", "").toLowerCase(Locale.ROOT);
        }
    }
}
