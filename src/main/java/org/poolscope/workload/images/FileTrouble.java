package org.poolscope.workload.images;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.picture.PictureException;

/// What went wrong with a file, in words: of several of the JDK's exceptions the message is a bare path.
final class FileTrouble {

    private static final Texts TEXTS = Texts.of(FileTrouble.class);

    private FileTrouble() {}

    static String inWords(IOException trouble) {
        return switch (trouble) {
            case PictureException e -> String.valueOf(e.getMessage());
            case NoSuchFileException e -> TEXTS.format("trouble.missing", e.getFile());
            case AccessDeniedException e -> TEXTS.format("trouble.denied", e.getFile());
            case FileAlreadyExistsException e -> TEXTS.format("trouble.in-the-way", e.getFile());
            case FileSystemException e when e.getReason() != null ->
                    TEXTS.format("trouble.other", e.getReason(), e.getFile());
            default -> TEXTS.format("trouble.unknown", Objects.requireNonNullElse(trouble.getMessage(),
                    trouble.getClass().getSimpleName()));
        };
    }
}
