package org.poolscope.workload.images.jpeg;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.poolscope.workload.images.picture.Picture;
import org.poolscope.workload.images.picture.Picture.Colours;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.Size;

/// Decodes an [everyday][JpegHeader#everyday] JPEG at the smallest size that is easily made and not below the wanted
/// one.
public final class JpegDecoder {

    private final Layout layout;
    private final List<Channel> channels = new ArrayList<>();
    private final EntropyData data;
    private final int restart;
    private final InverseDct dct = new InverseDct();
    /// A block's coefficients, and one place for those that are left out.
    private final float[] block = new float[Channel.LEFT_OUT + 1];

    private JpegDecoder(byte[] file, JpegHeader header, Layout layout) {
        this.layout = layout;
        for (Layout.Part part : layout.parts()) {
            channels.add(new Channel(part, header.scan().coders().get(channels.size())));
        }
        restart = header.restart() == 0 ? layout.units() : header.restart();
        data = new EntropyData(file, header.scan().from(), header.scan().to(), Math.ceilDiv(layout.units(), restart));
    }

    /// How much memory the picture will take.
    public static long bytesNeeded(JpegHeader header, Size wanted) {
        return Layout.of(header, wanted).bytes();
    }

    /// Decodes a picture. Each of its planes has at least the samples that are wanted if the file has them, and usually
    /// not twice as many in a row.
    ///
    /// @param wanted the size it will be brought to
    /// @throws PictureException       if its data contradicts itself
    /// @throws InterruptedIOException if this thread was interrupted
    public static Picture decode(byte[] file, JpegHeader header, Size wanted)
            throws PictureException, InterruptedIOException {
        var decoder = new JpegDecoder(file, header, Layout.of(header, wanted));
        decoder.run();
        return new Picture(new Size(header.width(), header.height()),
                decoder.channels.size() == 1 ? Colours.GRAY : Colours.YCC,
                decoder.channels.stream().map(channel -> channel.plane).toList());
    }

    private void run() throws PictureException, InterruptedIOException {
        int untilRestart = 0;
        for (int y = 0; y < layout.unitsDown(); y++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted while decoding");
            }
            for (int x = 0; x < layout.unitsAcross(); x++) {
                if (untilRestart == 0) {
                    restart();
                    untilRestart = restart;
                }
                unit(x, y);
                untilRestart--;
            }
        }
        data.endInterval();
    }

    private void restart() throws PictureException {
        data.beginInterval();
        for (Channel channel : channels) {
            channel.lowest = 0;
        }
    }

    private void unit(int x, int y) throws PictureException {
        for (Channel channel : channels) {
            for (int row = 0; row < channel.down; row++) {
                for (int column = 0; column < channel.across; column++) {
                    block(channel, x * channel.across + column, y * channel.down + row);
                }
            }
        }
    }

    private void block(Channel channel, int column, int row) throws PictureException {
        int order = channel.order;
        int stride = channel.plane.stride();
        byte[] samples = channel.plane.samples();
        int at = (row * stride + column) * order;
        if (data.read(channel, block)) {
            InverseDct.flat(block[0], order, samples, at, stride);
        } else {
            dct.inverse(block, order, samples, at, stride);
            Arrays.fill(block, 0, order * order, 0);
        }
    }
}
