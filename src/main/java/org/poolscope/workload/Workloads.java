package org.poolscope.workload;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/// All workloads on the class path, ours and the user's.
public final class Workloads {

    /// The variable that adds to the class path.
    public static final String OWN = "POOLSCOPE_CLASSPATH";

    private Workloads() {}

    /// Every workload, by name. Reads the class path at every call.
    public static List<Workload> all() {
        return load(_ -> {});
    }

    /// Why there are not more, in words: what the class path names and is not there, or cannot be loaded.
    public static List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (String entry : System.getenv().getOrDefault(OWN, "").split(File.pathSeparator)) {
            whatIsWrongWith(entry).ifPresent(wrong -> problems.add(OWN + " names " + entry + ", " + wrong));
        }
        load(problem -> problems.add("a workload cannot be loaded: " + problem));
        return problems;
    }

    /// Of an entry of the class path; one that ends in an asterisk names all jars of a folder.
    private static Optional<String> whatIsWrongWith(String entry) {
        try {
            Path path = Path.of(entry.endsWith("*") ? entry.substring(0, entry.length() - 1) : entry);
            if (!Files.exists(path)) {
                return Optional.of("which is not there");
            } else if (path.toAbsolutePath().toString().contains("!" + File.separator)) {
                return Optional.of("where Java does not read it, for it takes an exclamation mark at the end of a "
                        + "folder's name for that of a jar; rename the folder");
            }
            if (Files.isRegularFile(path)) {
                new ZipFile(path.toFile()).close();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("which cannot be read as a jar: " + e.getMessage());
        } catch (InvalidPathException e) {
            return Optional.of("which cannot be a file's name in this locale");
        }
    }

    /// The next provider is looked for after one that cannot be had.
    private static List<Workload> load(Consumer<String> problem) {
        List<Workload> all = new ArrayList<>();
        Iterator<Workload> providers = ServiceLoader.load(Workload.class).iterator();
        boolean more = true;
        while (more) {
            try {
                more = providers.hasNext();
                if (more) {
                    all.add(providers.next());
                }
            } catch (ServiceConfigurationError e) {
                String message = String.valueOf(e.getMessage());
                problem.accept(message.substring(message.indexOf(": ") + 1).strip());
            }
        }
        all.sort(Comparator.comparing(Workload::name));
        return List.copyOf(all);
    }

    /// The workload of a name.
    ///
    /// @throws InvalidSettingException if there is none, naming those there are
    public static Workload named(String name) {
        List<Workload> all = all();
        return all.stream()
                .filter(w -> w.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name, all));
    }

    /// Looks for what is missing only now: who finds a workload, as every worker does at its start, need not wait for
    /// that.
    private static InvalidSettingException unknown(String name, List<Workload> all) {
        List<String> problems = problems();
        return new InvalidSettingException("workload", "'" + name + "' is unknown; there are "
                + all.stream().map(Workload::name).collect(Collectors.joining(", "))
                + (problems.isEmpty() ? "" : ". " + String.join("; ", problems)));
    }
}
