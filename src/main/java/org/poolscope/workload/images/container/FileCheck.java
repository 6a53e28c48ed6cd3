package org.poolscope.workload.images.container;

import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.picture.Content;
import org.poolscope.workload.images.picture.PictureException;
import org.poolscope.workload.images.picture.PictureException.Flaw;

/// Tells what is wrong with a file and does no harm to its picture, as viewers overlook it, from what does: a picture
/// is never made of half of one.
///
/// The end marker of a JPEG and the last chunk of a PNG may be missing, a chunk that is not needed may be damaged, and
/// anything may follow the picture. Of each the person is told. Whoever decodes gets a file without all that, so that a
/// strict decoder does, and a tolerant one cannot hide anything. Of a TIFF all pieces have
/// to be there; any other file is taken as it is.
///
/// @param file     the same picture in a file without those flaws, in the same memory; the very bytes that were given
///                 if there are none
/// @param warnings what was overlooked, in words, empty if nothing was
/// @param endless  whether the end marker is missing, so that data which are too short mean that the file was cut
public record FileCheck(FileBytes file, List<String> warnings, boolean endless) {

    private static final Texts TEXTS = Texts.of(FileCheck.class);
    private static final byte[] END_OF_JPEG = {(byte) 0xFF, (byte) JpegFile.EOI};

    /// Looks at a file.
    ///
    /// @throws PictureException       if its picture data are not whole: if it ends before they do, they do not match
    ///                                their checksum, or, of a JPEG, they are not what a picture of its size is
    /// @throws InterruptedIOException if this thread was interrupted
    public static FileCheck of(FileBytes file) throws PictureException, InterruptedIOException {
        return switch (Content.of(file.head(Content.HEAD))) {
            case JPEG -> jpeg(file);
            case PNG -> png(file);
            case WEBP -> webp(file);
            case GIF -> gif(file);
            case TIFF -> tiff(file);
            default -> new FileCheck(file, List.of(), false);
        };
    }

    /// Why it could not be decoded: data that are too short mean more if the end is missing as well.
    public PictureException explained(PictureException trouble) {
        return endless && trouble.flaw() == Flaw.DAMAGED ? new PictureException(Flaw.CUT_SHORT) : trouble;
    }

    private static FileCheck jpeg(FileBytes file) throws PictureException, InterruptedIOException {
        JpegFile jpeg = JpegFile.of(file);
        if (jpeg.dataFrom() < 0) {
            throw jpeg.end() < 0
                    ? new PictureException(Flaw.CUT_SHORT)
                    : new PictureException(Flaw.DAMAGED, TEXTS.get("no-picture"));
        }
        JpegFrame frame = JpegFrame.of(file);
        if (frame.width() == 0 || frame.height() == 0) {
            throw new PictureException(Flaw.UNSUPPORTED, TEXTS.get("no-size-yet"));
        }
        if (frame.isArithmeticallyCoded()) {
            // Any data decode to something, and nobody tells how much of it is a picture.
            throw new PictureException(Flaw.UNSUPPORTED, TEXTS.get("arithmetic"));
        }
        if (jpeg.end() == file.length()) {
            PictureData.require(file, jpeg, false);
            return new FileCheck(file, List.of(), false);
        }
        int trailer = Trailer.begin(file, jpeg.dataFrom());
        boolean ended = jpeg.end() > 0 && jpeg.end() <= trailer;
        int end = ended ? jpeg.end() : trailer;
        List<String> warnings = new ArrayList<>();
        if (!ended) {
            warnings.add(TEXTS.get("no-end"));
        }
        if (end < file.length()) {
            warnings.add(TEXTS.format("after." + Trailer.kind(file, jpeg, end).name(), file.length() - end));
        }
        FileBytes picture = ended ? file.upTo(end) : file.upTo(end, END_OF_JPEG);
        PictureData.require(picture, JpegFile.of(picture), !ended);
        return new FileCheck(picture, warnings, !ended);
    }

    private static FileCheck png(FileBytes file) throws PictureException {
        PngFile png = PngFile.of(file);
        List<PngFile.Chunk> sound = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (PngFile.Chunk chunk : png.chunks()) {
            if (chunk.isSound(file)) {
                sound.add(chunk);
            } else if (chunk.ancillary()) {
                warnings.add(TEXTS.format("left-out", chunk.type()));
            } else {
                throw new PictureException(Flaw.DAMAGED, TEXTS.get("checksum"));
            }
        }
        requireSize(file, png);
        if (png.end() < 0) {
            requireData(file, png);
            warnings.add(TEXTS.get("no-end"));
        } else if (png.end() < file.length()) {
            warnings.add(TEXTS.format("after.OTHER", file.length() - png.end()));
        }
        return new FileCheck(warnings.isEmpty() ? file : only(sound, file, png.end() < 0), warnings, png.end() < 0);
    }

    private static void requireSize(FileBytes file, PngFile png) throws PictureException {
        if (png.chunks().isEmpty()) {
            throw new PictureException(Flaw.CUT_SHORT);
        }
        PngFile.Chunk header = png.chunks().getFirst();
        ByteBuffer size = ByteBuffer.wrap(header.content(file));
        if (!header.type().equals("IHDR") || size.remaining() < 2 * Integer.BYTES) {
            throw new PictureException(Flaw.DAMAGED, TEXTS.get("no-size"));
        }
        int width = size.getInt();
        int height = size.getInt();
        if (width < 1 || height < 1) {
            throw new PictureException(Flaw.DAMAGED, TEXTS.format("impossible-size", width, height));
        }
    }

    /// Without a last chunk only the data themselves tell whether they are all there.
    private static void requireData(FileBytes file, PngFile png) throws PictureException {
        byte[] sink = new byte[1 << 14];
        try (var inflater = new Inflater()) {
            for (PngFile.Chunk chunk : png.chunks()) {
                if (chunk.type().equals("IDAT")) {
                    inflater.setInput(chunk.data(file));
                    while (!inflater.needsInput() && !inflater.finished() && !inflater.needsDictionary()) {
                        inflater.inflate(sink);
                    }
                }
            }
            if (!inflater.finished()) {
                throw new PictureException(Flaw.CUT_SHORT);
            }
        } catch (DataFormatException e) {
            throw new PictureException(Flaw.DAMAGED, String.valueOf(e.getMessage()));
        }
    }

    /// Moved together in the same memory.
    private static FileBytes only(List<PngFile.Chunk> chunks, FileBytes file, boolean endless) {
        int end = PngFile.SIGNATURE_BYTES;
        for (PngFile.Chunk chunk : chunks) {
            file.move(chunk.from(), chunk.to(), end);
            end += chunk.to() - chunk.from();
        }
        return endless ? file.upTo(end, PngFile.END) : file.upTo(end);
    }

    private static FileCheck webp(FileBytes file) throws PictureException {
        WebpFile webp = WebpFile.of(file);
        long end = webp.end();
        if (end > file.length() + 1) {
            throw new PictureException(Flaw.CUT_SHORT);
        }
        List<String> warnings = new ArrayList<>();
        if (end > file.length()) {
            // Only the byte is missing that would make it even.
            warnings.add(TEXTS.get("no-end"));
        } else if (end < file.length()) {
            warnings.add(TEXTS.format("after.OTHER", file.length() - end));
        }
        if (webp.chunks().stream().anyMatch(chunk -> chunk.type().equals(WebpFile.MOVING))) {
            warnings.add(TEXTS.get("after.PICTURES"));
        }
        FileBytes whole = end == file.length() ? file
                : end < file.length() ? file.upTo((int) end) : file.upTo(file.length(), (byte) 0);
        return new FileCheck(whole, warnings, false);
    }

    private static FileCheck tiff(FileBytes file) throws PictureException {
        TiffFile tiff = TiffFile.of(file);
        if (!tiff.isWhole()) {
            throw new PictureException(Flaw.CUT_SHORT);
        }
        return new FileCheck(file, tiff.pages() > 1 ? List.of(TEXTS.get("after.PICTURES")) : List.of(), false);
    }

    private static FileCheck gif(FileBytes file) throws PictureException {
        GifFile gif = GifFile.of(file);
        if (gif.pictures() == 0) {
            throw new PictureException(gif.end() > 0 ? Flaw.DAMAGED : Flaw.CUT_SHORT, TEXTS.get("no-picture"));
        }
        List<String> warnings = new ArrayList<>();
        if (gif.end() < 0) {
            warnings.add(TEXTS.get("no-end"));
        } else if (gif.end() < file.length()) {
            warnings.add(TEXTS.format("after.OTHER", file.length() - gif.end()));
        }
        if (gif.pictures() > 1 || gif.cut()) {
            warnings.add(TEXTS.get("after.PICTURES"));
        }
        return new FileCheck(file, warnings, false);
    }
}
