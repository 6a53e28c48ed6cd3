package org.poolscope.cli.each;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.poolscope.history.write.Origin;
import org.poolscope.shared.segment.BaseFolders;
import org.poolscope.shared.segment.OwnedDirectory;
import org.poolscope.workload.Batch;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Items;
import org.poolscope.workload.command.CommandLineText;
import org.poolscope.workload.run.RunConfiguration;

/// The files of one `each`: its items, and what the programs write until it is passed on. All are this user's alone,
/// where other temporary files of a run are, and gone at the end; of one that was killed, at the start of the next.
///
/// @param directory where they are
public record EachFiles(OwnedDirectory directory) implements AutoCloseable {

    private static final String ITEMS = "items";
    private static final String LOGS = "logs";
    private static final String SETTINGS = "settings";
    private static final String NO_ITEMS = "has no items in it";

    public static EachFiles make() throws IOException {
        // Where that is elsewhere than it should be, the run says so of its own.
        return new EachFiles(BaseFolders.onDisk().directory());
    }

    /// Where the output of the programs goes; not there before the first.
    public Path logs() {
        return directory.path().resolve(LOGS);
    }

    /// Writes down the items.
    ///
    /// @return the file, in which NUL bytes end them
    Path items(List<String> items) throws IOException {
        return Files.write(directory.path().resolve(ITEMS), CommandLineText.items(items));
    }

    /// Writes down every item of each list with every one of the others.
    ///
    /// @return the file, a table whose columns are called by the numbers of the lists
    Path table(List<List<String>> lists) throws IOException {
        Path file = directory.path().resolve(ITEMS);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            CommandLineText.writeTable(lists, out);
        }
        return file;
    }

    /// Waits for the first item that comes by standard input.
    ///
    /// @param name what it is called where it is refused
    /// @param nul  whether NUL bytes end the items in it
    void awaitStandardInput(String name, boolean nul) throws IOException, InterruptedException {
        refuseTyped(name);
        var comes = new AtomicBoolean();
        read(() -> comes.set(CommandLineText.awaitStandardInput(nul)));
        if (!comes.get()) {
            throw new InvalidSettingException(name, NO_ITEMS);
        }
    }

    private static void refuseTyped(String name) throws IOException {
        if (CommandLineText.isTyped()) {
            throw new InvalidSettingException(name, "is a terminal; give the items after "
                    + EachCommand.SEPARATOR + ", or let another program write them, as in: ls | poolscope each …");
        }
    }

    private interface Reading {
        void read() throws IOException;
    }

    /// May take long, and somebody who ends the program meanwhile is to find nothing left of it.
    private void read(Reading reading) throws IOException, InterruptedException {
        Thread atEnd = Thread.ofPlatform().name("each-end").unstarted(directory::close);
        Runtime.getRuntime().addShutdownHook(atEnd);
        reading.read();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException _) {
            // Ctrl-C ends whoever writes the items, too: there are no more, and with these nothing is to be begun.
            Thread.currentThread().join();
        }
    }

    /// A report as it is worth keeping: with where the items came from in place of files that are gone by then.
    ///
    /// @param source as it was typed
    Map<String, Object> lasting(Map<String, Object> report, String source) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings(report).forEach((name, value) -> settings.put(name.toString(), value));
        settings.computeIfPresent(ITEMS, (_, file) -> isOurs(file) ? source : file);
        settings.computeIfPresent(LOGS, (_, folder) -> isOurs(folder) ? "" : folder);
        Map<String, Object> lasting = new LinkedHashMap<>(report);
        lasting.put(SETTINGS, settings);
        return lasting;
    }

    /// What a journal is to keep of a run in place of files that are gone by then.
    Origin lasting(RunConfiguration configuration, Batch batch) {
        Map<String, String> lasting = new LinkedHashMap<>();
        configuration.settings().texts().forEach((name, text) -> {
            if ((name.equals(ITEMS) || name.equals(LOGS)) && !text.isEmpty() && isOurs(text)) {
                lasting.put(name, "");
            }
        });
        boolean listed = lasting.containsKey(ITEMS) && batch.items() instanceof Items.Names;
        return Origin.of("each").keeping(lasting, listed ? ((Items.Names) batch.items()).names() : List.of());
    }

    /// What a report was made with.
    static Map<?, ?> settings(Map<String, Object> report) {
        return (Map<?, ?>) report.get(SETTINGS);
    }

    private boolean isOurs(Object path) {
        return Path.of(path.toString()).startsWith(directory.path());
    }

    @Override
    public void close() {
        directory.close();
    }
}
