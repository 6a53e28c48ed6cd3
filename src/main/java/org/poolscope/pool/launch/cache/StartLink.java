package org.poolscope.pool.launch.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.poolscope.pool.launch.jvm.Inherited;

/// A second name for the AOT cache, for the script that starts this program: it knows neither class path nor options,
/// and has made a name of where the program is. What the program itself loads is in the cache then, too.
///
/// @param name      of the link, in the directory of caches
/// @param rehearsal the class whose `main` plays what the program does, in a folder that it is given
record StartLink(String name, String rehearsal) {

    /// The system properties by which the script tells both; for this process alone.
    static final String NAME = Inherited.START_LINK;
    static final String REHEARSAL = Inherited.START_REHEARSAL;

    /// What is none of a script's is not to lie anywhere else, nor in the place of a cache.
    private static final Pattern NAMES = Pattern.compile("start-[^/\\\\]+\\.aot");

    /// Empty if no script has started this program.
    static Optional<StartLink> ofThisProgram() {
        String name = System.getProperty(NAME, "");
        String rehearsal = System.getProperty(REHEARSAL, "");
        return NAMES.matcher(name).matches() && !rehearsal.isEmpty()
                ? Optional.of(new StartLink(name, rehearsal)) : Optional.empty();
    }

    /// By which another JVM of this program is told both.
    List<String> options() {
        return List.of("-D" + NAME + "=" + name, "-D" + REHEARSAL + "=" + rehearsal);
    }

    /// Leads to a cache in the same directory from now on. A system without links goes without.
    void leadTo(Path cache) {
        Path link = cache.resolveSibling(name);
        try {
            if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(cache.getFileName())) {
                return;
            }
            Path unfinished = cache.resolveSibling(name + AotShelf.UNFINISHED);
            Files.deleteIfExists(unfinished);
            Files.createSymbolicLink(unfinished, cache.getFileName());
            Files.move(unfinished, link, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UnsupportedOperationException _) {
            // The next start takes as long as this one.
        }
    }
}
