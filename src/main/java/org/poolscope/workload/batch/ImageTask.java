package org.poolscope.workload.batch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;
import org.poolscope.workload.TaskBody;
import org.poolscope.workload.TaskLog;
import org.poolscope.workload.batch.format.PictureFormat.Decoded;
import org.poolscope.workload.batch.format.PictureFormat;
import org.poolscope.workload.batch.format.PictureFormats;
import org.poolscope.workload.batch.picture.Picture;
import org.poolscope.workload.batch.picture.Watermark;

/// Works on photographs in a worker. A photograph that cannot be read fails on its own, with the reason; the others go
/// on.
///
/// The value of a task is a list with, for each of its items, the item's name, whether it succeeded, and a fingerprint
/// of the file that was written.
final class ImageTask implements TaskBody {

    private final Path input;
    private final Path output;
    private final int box;
    private final int quality;
    private final Watermark watermark;
    private final PictureFormats formats = new PictureFormats();

    ImageTask(Path input, Path output, int box, Watermark watermark, int quality) {
        this.input = input;
        this.output = output;
        this.box = box;
        this.quality = quality;
        this.watermark = watermark;
    }

    @Override
    public Object run(Items items, TaskLog log) throws InterruptedException {
        List<List<Object>> outcomes = new ArrayList<>();
        for (String name : ((Items.Names) items).names()) {
            outcomes.add(work(name, log));
        }
        return outcomes;
    }

    private List<Object> work(String name, TaskLog log) throws InterruptedException {
        long start = System.nanoTime();
        String reason;
        try {
            byte[] file = convert(PictureFormats.read(input.resolve(name)));
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted before writing");
            }
            OutputFile.write(output.resolve(name), file);
            log.item(ItemResult.done(name, since(start)));
            return List.of(name, true, fingerprint(file));
        } catch (InterruptedIOException e) {
            throw (InterruptedException) new InterruptedException("interrupted while working on " + name).initCause(e);
        } catch (IOException e) {
            reason = FileTrouble.inWords(e);
        }
        log.item(ItemResult.failed(name, since(start), reason));
        return List.of(name, false, "");
    }

    private byte[] convert(byte[] file) throws IOException {
        PictureFormat format = formats.of(file);
        Decoded decoded = format.decode(file, box);
        Picture stored = decoded.picture();
        Picture upright = decoded.orientation().upright(stored.resized(stored.size().fitInto(box)));
        watermark.drawInto(upright);
        return format.encode(upright, quality, decoded.profile());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// Two checksums that every processor computes fast, even before anything is compiled.
    private static String fingerprint(byte[] file) {
        var one = new CRC32();
        var other = new CRC32C();
        one.update(file);
        other.update(file);
        return HexFormat.of().toHexDigits(one.getValue() << 32 | other.getValue());
    }
}
