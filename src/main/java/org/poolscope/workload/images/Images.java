package org.poolscope.workload.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.poolscope.shared.Segments;
import org.poolscope.workload.Batch;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.ItemFiles;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Parameter.Folder;
import org.poolscope.workload.Parameter.Folder.Content;
import org.poolscope.workload.Parameters;
import org.poolscope.workload.Plan;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.Texts;
import org.poolscope.workload.Workload;
import org.poolscope.workload.images.find.ImageFinder;
import org.poolscope.workload.images.output.Existing;
import org.poolscope.workload.images.output.ItemName;
import org.poolscope.workload.images.output.NameTemplate;
import org.poolscope.workload.images.turbo.Turbo;

/// Brings every photograph under a folder into another folder: upright, in another size, marked as one likes, encoded
/// anew. The items are paths relative to the input folder, and so are the outputs to theirs.
public final class Images implements Workload {

    static final String INPUT = "input";
    static final String OUTPUT = "output";
    static final String EXISTING = "existing";
    static final String NAME = "name";
    static final String SHAPE = "shape";
    static final String BOX = "box";
    static final String HEIGHT = "height";
    static final String PERCENT = "percent";
    static final String ENLARGE = "enlarge";

    private static final int LARGEST = 10_000;
    private static final int REHEARSED = 24;
    private static final List<String> SHAPES = Stream.of(Shape.Kind.values()).map(Shape.Kind::word).toList();
    private static final String YES = "yes";
    private static final String NO = "no";

    private final Texts texts = Texts.of(Images.class);

    @Override
    public String name() {
        return "images";
    }

    @Override
    public String title() {
        return texts.get("images.title");
    }

    @Override
    public String description() {
        return texts.get("images.description");
    }

    @Override
    public List<Parameter> parameters() {
        Parameters all = Parameters.of(Images.class, name());
        return Stream.of(List.of(
                all.folder(INPUT, Folder.Use.INPUT, Content.PHOTOGRAPHS),
                all.folder(OUTPUT, Folder.Use.OUTPUT, Content.PHOTOGRAPHS),
                all.choice(EXISTING, Existing.OWN.word(), Existing.words()),
                all.line(NAME, NameTemplate.SAME, 200),
                all.choice(SHAPE, Shape.Kind.FIT.word(), SHAPES),
                all.number(BOX, 800, 16, LARGEST, "px"),
                all.number(HEIGHT, 0, 0, LARGEST, "px"),
                all.number(PERCENT, 50, 1, 1000, "%"),
                all.choice(ENLARGE, NO, List.of(NO, YES))),
                Marking.parameters(all), Encoding.parameters(all), Keeping.parameters(all)).flatMap(List::stream)
                .toList();
    }

    @Override
    public Set<String> advanced() {
        return Stream.concat(Stream.of(EXISTING, NAME, HEIGHT, ENLARGE, Encoding.BACKGROUND),
                Stream.concat(Marking.ADVANCED.stream(), Keeping.NAMES.stream())).collect(Collectors.toSet());
    }

    /// What of the sizes has no part in the shape.
    @Override
    public Set<String> unused(Map<String, String> stated) {
        return switch (Shape.Kind.of(stated.getOrDefault(SHAPE, Shape.Kind.FIT.word()))) {
            case FIT, FILL -> Set.of(PERCENT);
            case LONG_EDGE -> Set.of(PERCENT, HEIGHT);
            case PERCENT -> Set.of(BOX, HEIGHT);
        };
    }

    /// A folder is one of photographs.
    @Override
    public Map<String, String> dropped(List<Path> files) {
        return files.size() == 1 && Files.isDirectory(files.getFirst())
                ? Map.of(INPUT, files.getFirst().toString()) : Map.of();
    }

    /// Looks for the photographs, and makes the output folder so that a place that cannot be written is known now.
    ///
    /// @throws InvalidSettingException if either folder will not do
    @Override
    public Batch batch(Settings settings, int workers) {
        Marking marking = Marking.of(settings);
        marking.require();
        return noting(marking, batch(folders(settings).prepare()));
    }

    private static Batch noting(Marking marking, Batch batch) {
        return batch.noting(Stream.concat(batch.notes().stream(), marking.notes().stream()).toList());
    }

    private static Batch batch(ImageFinder.Found found) {
        return Batch.pooledOneByOne(new Items.Names(found.names())).noting(found.leftOut().sentences());
    }

    /// The same without the output folder.
    ///
    /// @throws InvalidSettingException if either folder will not do
    @Override
    public Optional<Plan> plan(Settings settings, int workers) {
        Marking marking = Marking.of(settings);
        marking.require();
        ImageFolders folders = folders(settings);
        ImageFolders.Outlook outlook = folders.plan();
        Batch batch = noting(marking, batch(outlook.found()));
        return Optional.of(new Plan(batch, outlook.first(), outlook.there(), List.of(),
                List.of(texts.get(Turbo.isInstalled() ? "means.turbo" : "means.skia"))));
    }

    /// To look through the folders may take long.
    @Override
    public boolean growsWithPool() {
        return false;
    }

    /// With some choices every run but the first finds all results there, and does nothing.
    @Override
    public void requireRepeatable(Settings settings) {
        Existing existing = Existing.of(settings.text(EXISTING));
        if (existing.mayStay()) {
            throw new InvalidSettingException(EXISTING, texts.format("existing.unrepeatable", existing.word()));
        }
    }

    private static ImageFolders folders(Settings settings) {
        // Whatever is wrong with it is to be known before anything is made.
        Encoding.of(settings);
        return new ImageFolders(settings.folder(INPUT), settings.folder(OUTPUT), Existing.of(settings.text(EXISTING)),
                names(settings));
    }

    private static ResultNames names(Settings settings) {
        try {
            return new ResultNames(NameTemplate.of(settings.text(NAME)), Encoding.target(settings));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(NAME, String.valueOf(e.getMessage()));
        }
    }

    private static Shape shape(Settings settings) {
        int box = settings.integer(BOX);
        int height = settings.integer(HEIGHT);
        return new Shape(Shape.Kind.of(settings.text(SHAPE)), box, height == 0 ? box : height,
                settings.integer(PERCENT), settings.text(ENLARGE).equals(YES));
    }

    @Override
    public TaskBody open(Settings settings, Segments shared) throws IOException {
        return new ImageTask(folders(settings), shared.directory(), shape(settings),
                Marking.of(settings).watermark(), Encoding.of(settings), Keeping.of(settings));
    }

    @Override
    public Optional<ItemFiles> files(Settings settings, ItemResult result) {
        try {
            Path original = ItemName.in(settings.folder(INPUT), result.name());
            return Optional.of(new ItemFiles(original, result.output().isEmpty() ? Optional.empty()
                    : Optional.of(ItemName.in(settings.folder(OUTPUT), result.output()))));
        } catch (IllegalArgumentException _) {
            // A name from another system's journal, perhaps: here it is none of a file.
            return Optional.empty();
        }
    }

    /// Photographs so small that painting them takes no time, and a box that they have to be fitted into.
    @Override
    public Optional<Map<String, String>> rehearsal(Path folder) throws IOException, InterruptedException {
        Path input = Files.createDirectory(folder.resolve(INPUT));
        for (int number = 0; number < REHEARSED; number++) {
            Files.write(input.resolve(number + ".jpg"), SamplePhoto.smallFile(number));
        }
        return Optional.of(Map.of(INPUT, input.toString(), OUTPUT, folder.resolve(OUTPUT).toString(), BOX, "64"));
    }

    @Override
    public Summary summary(Settings settings) {
        return new ImageSummary(settings.folder(OUTPUT));
    }
}
