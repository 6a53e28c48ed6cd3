package org.poolscope.workload.images;

import java.util.List;
import org.poolscope.shared.Segments;
import org.poolscope.workload.Batch;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Items;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Parameter.Choice;
import org.poolscope.workload.Parameter.Folder;
import org.poolscope.workload.Parameter.Text;
import org.poolscope.workload.Parameter.WholeNumber;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Summary;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.Texts;
import org.poolscope.workload.Workload;
import org.poolscope.workload.images.output.Existing;
import org.poolscope.workload.images.picture.Watermark;

/// Brings every photograph under a folder into another folder: upright, fitted into a square, marked with a text,
/// encoded anew. The items are paths relative to the input folder, and so are the outputs to theirs.
public final class Images implements Workload {

    static final String INPUT = "input";
    static final String OUTPUT = "output";
    static final String EXISTING = "existing";
    static final String BOX = "box";
    static final String WATERMARK = "watermark";
    static final String QUALITY = "quality";

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
        return List.of(
                new Folder(INPUT, label(INPUT), description(INPUT), "", Folder.Use.INPUT),
                new Folder(OUTPUT, label(OUTPUT), description(OUTPUT), "", Folder.Use.OUTPUT),
                new Choice(EXISTING, label(EXISTING), description(EXISTING), Existing.OWN.word(), Existing.words()),
                new WholeNumber(BOX, label(BOX), description(BOX), 800, 16, 10_000, "px"),
                new Text(WATERMARK, label(WATERMARK), description(WATERMARK), "Poolscope", 200),
                new WholeNumber(QUALITY, label(QUALITY), description(QUALITY), 85, 1, 100, ""));
    }

    private String label(String parameter) {
        return texts.get("images." + parameter + ".label");
    }

    private String description(String parameter) {
        return texts.get("images." + parameter + ".description");
    }

    /// Looks for the photographs, and makes the output folder so that a place that cannot be written is known now.
    ///
    /// @throws InvalidSettingException if either folder will not do
    @Override
    public Batch batch(Settings settings, int workers) {
        return Batch.pooledOneByOne(new Items.Names(folders(settings).prepare()));
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
        return new ImageFolders(settings.folder(INPUT), settings.folder(OUTPUT), Existing.of(settings.text(EXISTING)));
    }

    @Override
    public TaskBody open(Settings settings, Segments shared) {
        var watermark = new Watermark(settings.text(WATERMARK));
        watermark.prepare();
        return new ImageTask(
                folders(settings), shared.directory(), settings.integer(BOX), watermark, settings.integer(QUALITY));
    }

    @Override
    public Summary summary(Settings settings) {
        return new ImageSummary(settings.folder(OUTPUT));
    }
}
