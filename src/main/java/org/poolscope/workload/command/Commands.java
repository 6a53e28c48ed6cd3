package org.poolscope.workload.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.poolscope.shared.Segments;
import org.poolscope.workload.Alternatives;
import org.poolscope.workload.Batch;
import org.poolscope.workload.Insertion;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Items;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Parameter.Folder;
import org.poolscope.workload.Parameters;
import org.poolscope.workload.Place;
import org.poolscope.workload.Plan;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.Texts;
import org.poolscope.workload.Workload;
import org.poolscope.workload.command.item.ItemList;
import org.poolscope.workload.command.output.OutputSettings.Packing;
import org.poolscope.workload.command.template.ShellWords;
import org.poolscope.workload.command.template.Template;

/// Runs a program once for each item: a line of a file or of standard input, or a file below a folder.
public final class Commands implements Workload {

    static final String NAME = "commands";
    static final String TEMPLATE = Template.SETTING;
    static final String LINES = "lines";
    static final String ITEMS = "items";
    static final String INPUT = "input";
    static final String GLOB = "glob";
    static final String OUTPUT = "output";
    static final String FOLDER = "folder";
    static final String NUL = "nul";
    static final String COLUMNS = "columns";
    static final String SHELL = "shell";
    static final String SUCCESS = "success";
    static final String LOGS = "logs";
    static final String PROGRESS = "progress";
    static final String AUTO = "auto";
    static final String KEEP = "keep";
    static final String LIVE = "live";
    static final String PACKED = "packed";
    static final String THREADS = "threads";

    private static final int LONGEST_TEMPLATE = 100_000;
    private static final int LONGEST_LINES = 10_000_000;
    private static final int REHEARSED = 20;
    private static final int LONGEST_TEXT = 4096;
    static final String FALSE = "false";
    static final String TRUE = "true";
    private static final List<String> YES_OR_NO = List.of(FALSE, TRUE);

    private final Texts texts = Texts.of(Commands.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return texts.get("commands.title");
    }

    @Override
    public String description() {
        return texts.get("commands.description");
    }

    @Override
    public List<Parameter> parameters() {
        Parameters all = Parameters.of(Commands.class, name());
        return List.of(
                all.line(TEMPLATE, "", LONGEST_TEMPLATE),
                all.lines(LINES, LONGEST_LINES),
                all.file(ITEMS),
                all.optionalFolder(INPUT, Folder.Use.INPUT),
                all.line(GLOB, "**", LONGEST_TEXT),
                all.optionalFolder(OUTPUT, Folder.Use.OUTPUT),
                all.optionalFolder(FOLDER, Folder.Use.WORKING),
                all.choice(NUL, FALSE, YES_OR_NO),
                all.choice(COLUMNS, FALSE, YES_OR_NO),
                all.choice(SHELL, FALSE, YES_OR_NO),
                all.line(SUCCESS, "0", LONGEST_TEXT),
                all.optionalFolder(LOGS, Folder.Use.OUTPUT),
                all.choice(PROGRESS, AUTO, List.of(AUTO, "off")),
                all.line(KEEP, "64MB", LONGEST_TEXT),
                all.choice(LIVE, TRUE, YES_OR_NO),
                all.choice(PACKED, AUTO, Arrays.stream(Packing.values()).map(Commands::spelled).toList()),
                all.line(THREADS, AUTO, LONGEST_TEXT));
    }

    @Override
    public Set<String> advanced() {
        return Set.of(FOLDER, NUL, COLUMNS, SHELL, SUCCESS, LOGS, PROGRESS, KEEP, LIVE, PACKED, THREADS);
    }

    @Override
    public Set<String> besideResults() {
        return Set.of(LINES, ITEMS, GLOB, NUL, LOGS, PROGRESS, KEEP, LIVE, PACKED, THREADS);
    }

    private static String spelled(Packing packing) {
        return packing.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Alternatives> alternatives() {
        return Optional.of(CommandForm.sources());
    }

    @Override
    public Map<String, List<Insertion>> insertions(Map<String, String> stated) {
        return Map.of(TEMPLATE, CommandForm.insertions(stated));
    }

    @Override
    public Map<String, String> dropped(List<Path> files) {
        return CommandForm.dropped(files);
    }

    static boolean isSet(Settings settings, String choice) {
        return settings.text(choice).equals(TRUE);
    }

    /// Reads the items, and makes the folders that are written to, so that a place that cannot be written is known now.
    ///
    /// @throws InvalidSettingException if the settings do not go together, or cannot be run
    @Override
    public Batch batch(Settings settings, int workers) {
        CommandSettings command = CommandSettings.of(settings);
        ProgramSearch.require(command.template(), command.folder());
        var source = new ItemSource(settings, command.template());
        Batch batch = source.feed().map(Batch::fed).orElseGet(() -> batch(distinct(source.read(), command, settings)));
        OutputFolders.make(command);
        return batch;
    }

    /// Items that would write over each other are refused before anything is begun.
    private static ItemList distinct(ItemList items, CommandSettings command, Settings settings) {
        new OneFileEach(command, new ItemFiller(command, settings.folderIfAny(INPUT)), items.names()).requireDistinct();
        return items;
    }

    private static Batch batch(ItemList items) {
        return Batch.pooledOneByOne(new Items.Names(items.names())).noting(items.notes());
    }

    /// The same without the folders, and the command lines of the first items.
    ///
    /// @throws InvalidSettingException if the settings do not go together, or cannot be run
    @Override
    public Optional<Plan> plan(Settings settings, int workers) {
        CommandSettings command = CommandSettings.of(settings);
        ProgramSearch.require(command.template(), command.folder());
        ItemList items = distinct(new ItemSource(settings, command.template()).read(), command, settings);
        OutputFolders.check(command);
        var filler = new ItemFiller(command, settings.folderIfAny(INPUT));
        int threads = command.threadsOf(workers);
        List<String> first = IntStream.range(0, Math.min(Plan.FIRST, items.names().size()))
                .mapToObj(i -> ShellWords.join(command.template().fill(
                        filler.facts(items.names().get(i), i, i % workers + 1, threads, 1)))).toList();
        return Optional.of(new Plan(batch(items), new LinkedHashMap<>(), List.of(), first));
    }

    /// To look through a folder may take long, and standard input can be read once.
    @Override
    public boolean growsWithPool() {
        return false;
    }

    /// What comes by standard input comes once, and what was kept of one run is not for another to write over.
    @Override
    public void requireRepeatable(Settings settings) {
        if (ItemSource.isStandardInput(settings)) {
            throw new InvalidSettingException(ITEMS, texts.get("items.unrepeatable"));
        }
        if (settings.folderIfAny(LOGS).isPresent()) {
            throw new InvalidSettingException(LOGS, texts.get("logs.unrepeatable"));
        }
    }

    @Override
    public Optional<String> threadsSetting() {
        return Optional.of(THREADS);
    }

    /// In a process of its own, as the only one.
    @Override
    public TaskBody open(Settings settings, Segments shared) throws IOException {
        return open(settings, shared, new Place(1, Path.of(System.getProperty("java.io.tmpdir")),
                new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err)));
    }

    @Override
    public TaskBody open(Settings settings, Segments shared, Place place) throws IOException {
        CommandSettings command = CommandSettings.of(settings);
        return new CommandTask(command, new ItemFiller(command, settings.folderIfAny(INPUT)), shared.directory(),
                place);
    }

    /// A worker waits for its program, and a JVM for each would take more memory than most programs.
    @Override
    public boolean sharesProcess(Settings settings) {
        return true;
    }

    /// A program that is everywhere and does nothing.
    @Override
    public Optional<Map<String, String>> rehearsal(Path folder) throws IOException {
        Path items = Files.writeString(folder.resolve(ITEMS), "an item\n".repeat(REHEARSED));
        return Optional.of(Map.of(TEMPLATE, "true {}", ITEMS, items.toString()));
    }

    @Override
    public Summary summary(Settings settings) {
        return new CommandSummary();
    }
}
