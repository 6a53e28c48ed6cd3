package org.poolscope.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Where programs are that are called by their names alone, looked for once: a start of one tries every folder of the
/// search path, and each that it is not in takes some microseconds. Any thread.
final class ProgramPlaces {

    /// Of more names, as items may be, each is looked for by the system.
    private static final int MOST = 100;

    private final @Nullable String search;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /// @param search the folders, in the system's words; null if there are none
    ProgramPlaces(@Nullable String search) {
        this.search = search;
    }

    /// The file of a program; its name where that is to be looked for by the system.
    String of(String name) {
        if (search == null || name.isEmpty() || name.indexOf('/') >= 0 || !ByteText.isText(name)) {
            return name;
        }
        String place = known.get(name);
        if (place != null) {
            return place;
        }
        return known.size() < MOST ? known.computeIfAbsent(name, _ -> find(search, name)) : name;
    }

    /// What is found in a folder that is told from the working folder may be something else the next time.
    private static String find(String search, String name) {
        try {
            for (String folder : search.split(File.pathSeparator)) {
                if (!folder.startsWith("/") || !ByteText.isText(folder)) {
                    return name;
                }
                Path file = Path.of(folder, name);
                if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                    return file.toString();
                }
            }
        } catch (InvalidPathException _) {
            // The system may be able to spell it.
        }
        return name;
    }
}
