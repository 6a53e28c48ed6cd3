package org.poolscope.workload.images;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.TaskLog;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.container.Buffer;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.container.FileCheck;
import org.poolscope.workload.images.find.ImageFinder;
import org.poolscope.workload.images.metadata.Metadata;
import org.poolscope.workload.images.metadata.Metadata.Carried;
import org.poolscope.workload.images.output.Fingerprint;
import org.poolscope.workload.images.output.ItemName;
import org.poolscope.workload.images.output.ResultFiles;
import org.poolscope.workload.images.picture.Content;
import org.poolscope.workload.images.picture.Memory;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.skia.EncodedPicture;
import org.poolscope.workload.images.skia.Watermark;
import org.poolscope.workload.images.turbo.Turbo;

/// Works on photographs in a worker. A photograph that cannot be read fails on its own, with the reason; the others go
/// on.
///
/// The value of a task is a list with the [ItemOutcome] of each of its items.
final class ImageTask implements TaskBody {

    /// Between remarks.
    private static final String AND = "; ";

    private static final Texts TEXTS = Texts.of(ImageTask.class);

    private final Path input;
    private final Path output;
    private final ResultNames names;
    /// Whether an item may need no result, so that its file need not be read.
    private final boolean mayStay;
    private final ResultFiles results;
    private final Keeping keeping;
    private final Turns turns;
    private final Conversion conversion;
    private final Buffer buffer = new Buffer();

    /// @param ofRun a folder that is there as long as the run, for all its workers
    ImageTask(ImageFolders folders, Path ofRun, Shape shape, Watermark watermark, Encoding encoding,
              Keeping keeping) {
        this.input = folders.input();
        this.output = folders.output();
        this.names = folders.names();
        this.mayStay = folders.existing().mayStay();
        this.results = new ResultFiles(input, folders.output(), folders.existing(), folders.names().template(), ofRun,
                () -> ImageFinder.find(input, folders.output()).originals());
        this.keeping = keeping;
        this.turns = new Turns(ofRun, "big-picture");
        Turbo turbo = Turbo.find();
        if (!turbo.isThere()) {
            EncodedPicture.prepare();
        }
        this.conversion = new Conversion(shape, watermark, new Marks(ofRun, watermark), encoding, keeping, turns,
                turbo);
    }

    @Override
    public Object run(Items items, TaskLog log) throws InterruptedException {
        results.beginTask();
        List<List<Object>> outcomes = new ArrayList<>();
        var all = (Items.Names) items;
        long number = all.first();
        for (String name : all.names()) {
            number++;
            outcomes.add(work(name, number, all.all(), log).plain());
        }
        results.endTask();
        return outcomes;
    }

    private ItemOutcome work(String name, long number, long of, TaskLog log) throws InterruptedException {
        long start = System.nanoTime();
        String reason;
        try {
            if (name.endsWith(ImageFinder.FOLDER)) {
                throw unreadable(ItemName.in(input, name));
            }
            return make(new Original(name, ItemName.in(input, name), number, of), start, log);
        } catch (InterruptedIOException e) {
            throw (InterruptedException) new InterruptedException("interrupted while working on " + name).initCause(e);
        } catch (IOException e) {
            reason = FileTrouble.inWords(e);
        }
        log.item(ItemResult.failed(name, since(start), reason));
        return ItemOutcome.failed(name);
    }

    private ItemOutcome make(Original original, long start, TaskLog log) throws IOException {
        String name = original.name();
        if (mayStay) {
            String called = names.of(original, Content.ofFile(original.file()));
            if (results.isNeedless(name, called)) {
                return left(name, called, start, log);
            }
        }
        try (Turns.Turn _ = turns.take(Files.size(original.file()) > Memory.big());
             FileBytes file = FileBytes.read(original.file(), buffer)) {
            return make(original, file, start, log);
        }
    }

    private ItemOutcome make(Original original, FileBytes file, long start, TaskLog log) throws IOException {
        String name = original.name();
        String called = names.of(original, file);
        Carried made = convert(file);
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted before writing");
        }
        String saved = results.save(name, called, made.file());
        if (saved == null) {
            return left(name, called, start, log);
        }
        List<String> remarks = new ArrayList<>(made.warnings());
        remarks.addAll(keeping.giveTime(original.file(), ItemName.in(output, saved)));
        String warnings = String.join(AND, remarks);
        boolean renamed = !saved.equals(called);
        if (renamed) {
            remarks.add(TEXTS.format("item.renamed", saved));
        }
        log.item(new ItemResult(name, true, since(start), String.join(AND, remarks), saved));
        return new ItemOutcome(name, true, Fingerprint.of(made.file()), saved, renamed, warnings);
    }

    private static ItemOutcome left(String name, String there, long start, TaskLog log) {
        log.item(new ItemResult(name, true, since(start), TEXTS.get("item.skipped"), there));
        return ItemOutcome.skipped(name);
    }

    /// Why a folder could not be looked into: asks for it once more.
    private static IOException unreadable(Path folder) throws IOException {
        Files.newDirectoryStream(folder).close();
        return new FileSystemException(folder.toString(), null, TEXTS.get("trouble.was-unreadable"));
    }

    private Carried convert(FileBytes file) throws IOException {
        FileCheck check = FileCheck.of(file);
        try {
            return conversion.of(check);
        } catch (PictureException e) {
            throw check.explained(e);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
