package org.poolscope.workload.images.picture;

import java.io.IOException;
import org.poolscope.workload.Texts;

/// A picture that cannot be read. The message says why, in words for the person whose file it is.
public final class PictureException extends IOException {

    private static final long serialVersionUID = 1;

    /// What is wrong with it.
    public enum Flaw {
        /// The file is of another kind, whatever its name says.
        NOT_A_PICTURE,
        /// A folder is where the file was.
        FOLDER,
        /// The file ends before the picture does.
        CUT_SHORT,
        /// What is in it contradicts itself. Takes a detail.
        DAMAGED,
        /// It is a picture of a kind that cannot be read. Takes the kind.
        UNSUPPORTED,
        /// It would need more memory than there is. Takes width, height, and both amounts in MB.
        TOO_LARGE,
        /// The format of the result has no room for its size. Takes width, height, the format and the longest side.
        TOO_LONG,
        /// The file alone is more than one picture may take. Takes its size and the most in MB.
        FILE_TOO_LARGE
    }

    private final Flaw flaw;

    public PictureException(Flaw flaw, Object... details) {
        super(Texts.of(PictureException.class).format(flaw.name(), details));
        this.flaw = flaw;
    }

    /// One whose data no decoder makes sense of.
    public static PictureException senseless() {
        return new PictureException(Flaw.DAMAGED, Texts.of(PictureException.class).get("senseless"));
    }

    public Flaw flaw() {
        return flaw;
    }
}
