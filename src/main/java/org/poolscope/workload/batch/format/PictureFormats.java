package org.poolscope.workload.batch.format;

import java.util.List;
import org.poolscope.workload.batch.picture.PictureException;
import org.poolscope.workload.batch.picture.PictureException.Flaw;

/// The formats there are. For one thread.
public final class PictureFormats {

    private final List<PictureFormat> formats = List.of(new JpegFormat(), new PngFormat());

    /// The format of a file, by what is in it and not by its name.
    ///
    /// @throws PictureException if it is none of them
    public PictureFormat of(byte[] file) throws PictureException {
        return formats.stream()
                .filter(format -> format.begins(file))
                .findFirst()
                .orElseThrow(() -> new PictureException(Flaw.NOT_A_PICTURE));
    }
}
