package org.poolscope.workload.images.jpeg;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.poolscope.workload.images.jpeg.JpegHeader.Coder;
import org.poolscope.workload.images.jpeg.JpegHeader.Component;
import org.poolscope.workload.images.jpeg.JpegHeader.Scan;
import org.poolscope.workload.images.picture.PictureException;

/// Steps through the picture data of a JPEG without making a picture of it, to find out whether it is whole. The
/// library that does make one fills what it cannot read with grey and says nothing.
public final class DataCheck {

    private static final int BLOCK = 8;
    private static final double SHARE_OF_HEAP = 0.25;

    private final byte[] file;
    private final JpegHeader header;
    private final int finestAcross;
    private final int finestDown;
    private final int unitsAcross;
    private final int unitsDown;
    /// Of a progressive picture what is known so far, for every component.
    private final List<Coefficients> known = new ArrayList<>();

    private DataCheck(byte[] file, JpegHeader header) {
        this.file = file;
        this.header = header;
        finestAcross = header.components().stream().mapToInt(Component::across).max().orElse(1);
        finestDown = header.components().stream().mapToInt(Component::down).max().orElse(1);
        unitsAcross = Math.ceilDiv(header.width(), BLOCK * finestAcross);
        unitsDown = Math.ceilDiv(header.height(), BLOCK * finestDown);
    }

    /// Looks at an [everyday][JpegHeader#everyday] picture; of others nothing is known.
    ///
    /// @throws PictureException       if its data ends early, goes on for too long, or means nothing
    /// @throws InterruptedIOException if this thread was interrupted
    public static void check(byte[] file, JpegHeader header) throws PictureException, InterruptedIOException {
        if (!header.everyday()) {
            return;
        }
        var check = new DataCheck(file, header);
        if (header.progressive()) {
            if (check.blocks() * Long.BYTES > Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP) {
                return;
            }
            check.remember();
        }
        for (Scan scan : header.scans()) {
            check.check(scan);
        }
    }

    private long blocks() {
        return header.components().stream().mapToLong(component -> component.across() * component.down()).sum()
                * unitsAcross * unitsDown;
    }

    private void remember() throws PictureException {
        // Before anything is made for each of them: every block takes a bit at least.
        if (blocks() > (long) file.length * Byte.SIZE) {
            throw EntropyData.endsEarly();
        }
        for (Component component : header.components()) {
            known.add(new Coefficients(unitsAcross * component.across(), unitsDown * component.down()));
        }
    }

    private void check(Scan scan) throws PictureException, InterruptedIOException {
        boolean alone = scan.coders().size() == 1;
        Component first = header.components().get(scan.coders().getFirst().component());
        int across = alone ? blocks(header.width(), first.across(), finestAcross) : unitsAcross;
        int down = alone ? blocks(header.height(), first.down(), finestDown) : unitsDown;
        long units = (long) across * down;
        long interval = scan.restart() == 0 ? units : scan.restart();
        long intervals = Math.ceilDiv(units, interval);
        if (intervals > scan.to() - scan.from()) {
            throw EntropyData.endsEarly();
        }
        var data = new EntropyData(file, scan.from(), scan.to(), (int) intervals);
        List<Part> parts = new ArrayList<>();
        for (Coder coder : scan.coders()) {
            parts.add(part(scan, coder, alone));
        }
        for (long unit = 0; unit < units; unit++) {
            if (unit % interval == 0) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException("interrupted while reading");
                }
                data.beginInterval();
                parts.forEach(part -> part.reader.begin());
            }
            for (Part part : parts) {
                part.read(data, (int) (unit % across), (int) (unit / across));
            }
        }
        data.endInterval();
    }

    /// How many blocks of a component there are, which a scan of its own has no more of.
    private static int blocks(int pixels, int samples, int finest) {
        return Math.ceilDiv(Math.ceilDiv(pixels * samples, finest), BLOCK);
    }

    private Part part(Scan scan, Coder coder, boolean alone) throws PictureException {
        Component component = header.components().get(coder.component());
        BlockReader reader = header.progressive()
                ? BlockReader.progressive(scan, coder, known.get(coder.component()))
                : BlockReader.sequential(coder);
        return new Part(reader, alone ? 1 : component.across(), alone ? 1 : component.down());
    }

    /// A component's blocks in a unit [A.2.4], the smallest part that holds whole blocks of every component.
    private record Part(BlockReader reader, int across, int down) {

        void read(EntropyData data, int unitX, int unitY) throws PictureException {
            for (int y = 0; y < down; y++) {
                for (int x = 0; x < across; x++) {
                    reader.read(data, unitX * across + x, unitY * down + y);
                }
            }
        }
    }
}
