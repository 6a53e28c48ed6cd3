package org.poolscope.workload.images.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;

/// The formats there are. For one thread.
public final class PictureFormats {

    /// The file as it was read, and its data taken out of it; there is hardly anything else in Java's heap.
    private static final int COPIES = 3;
    private static final int MEGABYTE_BITS = 20;

    private final List<PictureFormat> formats = List.of(new JpegFormat(), new PngFormat(), new PlainFormat());

    /// A file's content.
    ///
    /// @throws PictureException if memory is too small for the file alone
    public static byte[] read(Path file) throws IOException {
        long bytes = Files.size(file);
        long most = Runtime.getRuntime().maxMemory() / COPIES;
        if (bytes > most) {
            throw new PictureException(Flaw.FILE_TOO_LARGE, bytes >> MEGABYTE_BITS, most >> MEGABYTE_BITS);
        }
        return Files.readAllBytes(file);
    }

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
