package org.poolscope.cli.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/// Reports as JSON text, in ASCII: what is not is escaped. So it is the same on every terminal and in every locale, it
/// moves no cursor, and a name that is no proper Unicode is in it as it is.
final class JsonText {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final JSON VALUES = JSON.builder(FACTORY).enable(JSON.Feature.WRITE_NULL_PROPERTIES).build();

    private JsonText() {}

    /// An object in a line.
    static byte[] bytes(Map<String, ?> object) {
        try {
            return VALUES.asBytes(object);
        } catch (IOException e) {
            throw new UncheckedIOException("plain values that are no JSON", e);
        }
    }

    /// A report, a property a line.
    static void write(Map<String, ?> report, OutputStream out) throws IOException {
        JsonGenerator json = FACTORY.createGenerator(out).useDefaultPrettyPrinter();
        json.writeStartObject();
        for (Map.Entry<String, ?> property : report.entrySet()) {
            json.writeFieldName(property.getKey());
            if (property.getValue() instanceof JsonList list) {
                list.write(json, out);
            } else {
                VALUES.write(property.getValue(), json);
            }
        }
        json.writeEndObject();
        json.writeRaw(System.lineSeparator());
        json.flush();
    }
}
