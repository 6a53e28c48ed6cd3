package org.poolscope.cli.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.poolscope.file.Spool;

/// An array of a report whose elements become known while the work goes on, and of which there may be millions: they
/// are put aside as they will be written. For one thread at a time: the one that tells adds to it, and the one that
/// writes the report reads it when nothing is told any more.
public final class JsonList implements AutoCloseable {

    private static final byte[] FIRST = "\n    ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEXT = ",\n    ".getBytes(StandardCharsets.US_ASCII);

    /// Null if nobody will read it.
    private final @Nullable Spool spool;
    private boolean empty = true;

    JsonList(@Nullable Spool spool) {
        this.spool = spool;
    }

    /// Adds an element of plain values.
    public void add(Map<String, Object> element) {
        if (spool != null) {
            // In one piece, of which all is put aside or nothing: a comma alone would break the whole report.
            var piece = new ByteArrayOutputStream();
            piece.writeBytes(empty ? FIRST : NEXT);
            piece.writeBytes(JsonText.bytes(element));
            spool.add(piece.toByteArray());
            empty = false;
        }
    }

    /// Why the last elements are missing; empty if none are.
    Optional<IOException> trouble() {
        return spool == null ? Optional.empty() : spool.trouble();
    }

    /// @param out where the generator writes
    void write(JsonGenerator json, OutputStream out) throws IOException {
        json.writeRawValue("[");
        json.flush();
        if (spool != null) {
            spool.copyTo(out);
        }
        json.writeRaw(empty ? "]" : "\n  ]");
    }

    @Override
    public void close() throws IOException {
        if (spool != null) {
            spool.close();
        }
    }
}
