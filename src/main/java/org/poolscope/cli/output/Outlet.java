package org.poolscope.cli.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Passes bytes on and remembers the first failure, which a print stream above it would keep to itself. Used by one
/// thread at a time.
public final class Outlet extends FilterOutputStream {

    /// "Bad file descriptor" in the languages that systems speak most.
    private static final Pattern CLOSED = Pattern.compile("des[ck]ri", Pattern.CASE_INSENSITIVE);

    private volatile Optional<IOException> trouble = Optional.empty();

    public Outlet(OutputStream out) {
        super(out);
    }

    /// Why something that was written is lost. Nothing when the reader had enough and went, as `head` does: that is its
    /// right.
    public Optional<IOException> loss() {
        return trouble.filter(failure -> !readerHasGone(failure));
    }

    /// Whether something that was written did not get there, for whatever reason: there is no sense in writing more.
    public boolean takesNothing() {
        return trouble.isPresent();
    }

    /// Whether there was nothing from the beginning that what is written could go to, as with `2>&-`.
    public boolean isClosed() {
        return trouble.filter(failure -> CLOSED.matcher(String.valueOf(failure.getMessage())).find()).isPresent();
    }

    /// The JDK tells only in the system's words, which name the pipe in most languages.
    private static boolean readerHasGone(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            trouble = trouble.or(() -> Optional.of(e));
            throw e;
        }
    }
}
