package org.poolscope.workload.images.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An XMP packet (ISO 16684-1), edited as text so that all that is not touched stays as it was, letter for letter: no
/// parser of the JDK is loaded for it, no entity is expanded, and the time is that of one walk.
///
/// What it does not understand to the last tag it refuses: half a packet could tell what was to be left out.
final class Xmp {

    private static final String TIFF = "http://ns.adobe.com/tiff/1.0/";
    private static final String EXIF = "http://ns.adobe.com/exif/1.0/";
    private static final String XAP = "http://ns.adobe.com/xap/1.0/";
    private static final String NOTE = "http://ns.adobe.com/xmp/note/";
    private static final String CAMERA = "http://ns.google.com/photos/1.0/camera/";
    private static final String CONTAINER = "http://ns.google.com/photos/1.0/container/";
    /// Room to edit a packet in place is of no use to anybody here.
    private static final int MOST_BLANK = 200;

    /// What becomes of a property.
    private sealed interface Fate {
        record Kept() implements Fate {}

        record Dropped() implements Fate {}

        record Set(String value) implements Fate {}
    }

    private record Attribute(String name, int valueFrom, int valueTo, int from, int to) {}

    private final String text;
    private final MetadataChoice choice;
    private final String width;
    private final String height;
    private final boolean extended;
    private final Map<String, String> prefixes = new HashMap<>();
    private final StringBuilder out = new StringBuilder();
    private int at;

    /// A packet that is not understood.
    private static final class Unclear extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private Xmp(String text, MetadataChoice choice, int width, int height, boolean extended) {
        this.text = text;
        this.choice = choice;
        this.width = Integer.toString(width);
        this.height = Integer.toString(height);
        this.extended = extended;
    }

    /// The packet as it holds for a copy that is upright.
    ///
    /// @param extended whether the copy has the second part of the packet as well
    /// @return null if it cannot be understood
    static byte @Nullable [] edited(byte[] packet, MetadataChoice choice, int width, int height, boolean extended) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(packet)).toString();
            var xmp = new Xmp(text, choice, width, height, extended);
            xmp.walk();
            return xmp.out.toString().getBytes(StandardCharsets.UTF_8);
        } catch (CharacterCodingException | Unclear | IndexOutOfBoundsException _) {
            return null;
        }
    }

    private void walk() {
        int open = 0;
        for (int tag = text.indexOf('<'); tag >= 0; tag = text.indexOf('<', at)) {
            text(at, tag);
            at = tag;
            if (text.startsWith("<?", at)) {
                copy(after("?>", at));
            } else if (text.startsWith("<!--", at)) {
                at = after("-->", at);
            } else if (text.startsWith("<![CDATA[", at)) {
                copy(after("]]>", at));
            } else if (text.startsWith("<!", at)) {
                throw new Unclear();
            } else if (text.startsWith("</", at)) {
                open--;
                copy(tagEnd(at));
            } else if (element()) {
                open++;
            }
        }
        text(at, text.length());
        if (open != 0) {
            throw new Unclear();
        }
    }

    private void text(int from, int to) {
        boolean blank = to - from > MOST_BLANK && text.substring(from, to).isBlank();
        out.append(blank ? "\n" : text.substring(from, to));
    }

    private void copy(int to) {
        out.append(text, at, to);
        at = to;
    }

    private int after(String mark, int from) {
        int found = text.indexOf(mark, from);
        if (found < 0) {
            throw new Unclear();
        }
        return found + mark.length();
    }

    /// Where a tag ends; what is in quotes may hold anything.
    private int tagEnd(int from) {
        for (int i = from + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '>') {
                return i + 1;
            }
            if (c == '<') {
                break;
            }
            if (c == '"' || c == '\'') {
                i = after(String.valueOf(c), i + 1) - 1;
            }
        }
        throw new Unclear();
    }

    /// Handles the element that begins here.
    ///
    /// @return whether its end is still to come
    private boolean element() {
        int end = tagEnd(at);
        boolean empty = text.charAt(end - 2) == '/';
        List<Attribute> attributes = attributes(at, end);
        String name = text.substring(at + 1, nameEnd(at + 1));
        switch (fate(name)) {
            case Fate.Dropped() -> {
                at = empty ? end : elementEnd(at);
                return false;
            }
            case Fate.Set(String value) when !empty -> {
                int next = elementEnd(at);
                copy(end);
                out.append(value);
                at = text.lastIndexOf('<', next - 1);
                copy(next);
                return false;
            }
            default -> {
                attributes.forEach(this::attribute);
                copy(end);
                return !empty;
            }
        }
    }

    private void attribute(Attribute attribute) {
        switch (fate(attribute.name)) {
            case Fate.Dropped() -> {
                copy(attribute.from);
                at = attribute.to;
            }
            case Fate.Set(String value) -> {
                copy(attribute.valueFrom);
                out.append(value);
                at = attribute.valueTo;
            }
            case Fate.Kept() -> copy(attribute.to);
        }
    }

    private int nameEnd(int from) {
        int end = from;
        while (" \t\r\n=/>".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    /// The attributes of a tag; those that bind a prefix are noted, before any name is looked at.
    private List<Attribute> attributes(int tag, int end) {
        List<Attribute> attributes = new ArrayList<>();
        int i = nameEnd(tag + 1);
        while (true) {
            int from = i;
            while (Character.isWhitespace(text.charAt(i))) {
                i++;
            }
            if (text.charAt(i) == '/' || text.charAt(i) == '>') {
                return attributes;
            }
            int nameEnd = nameEnd(i);
            String name = text.substring(i, nameEnd);
            int equals = after("=", nameEnd);
            int quote = end - text.substring(equals, end).stripLeading().length();
            char mark = text.charAt(quote);
            if (name.isEmpty() || mark != '"' && mark != '\'' || !text.substring(nameEnd, equals - 1).isBlank()) {
                throw new Unclear();
            }
            int valueTo = text.indexOf(mark, quote + 1);
            bind(name, text.substring(quote + 1, valueTo));
            attributes.add(new Attribute(name, quote + 1, valueTo, from, valueTo + 1));
            i = valueTo + 1;
        }
    }

    private void bind(String name, String value) {
        if (!name.startsWith("xmlns")) {
            return;
        }
        String before = prefixes.put(name.substring(Math.min(name.length(), "xmlns:".length())), value);
        if (before != null && !before.equals(value)) {
            // One prefix for two things: possible in XML, and made by nobody.
            throw new Unclear();
        }
    }

    /// Where an element ends that is not empty.
    private int elementEnd(int start) {
        int open = 0;
        int i = start;
        do {
            int tag = after("<", i) - 1;
            if (text.startsWith("<!--", tag)) {
                i = after("-->", tag);
            } else if (text.startsWith("<![CDATA[", tag)) {
                i = after("]]>", tag);
            } else if (text.startsWith("<?", tag)) {
                i = after("?>", tag);
            } else {
                i = tagEnd(tag);
                open += text.charAt(tag + 1) == '/' ? -1 : text.charAt(i - 2) == '/' ? 0 : 1;
            }
        } while (open > 0);
        return i;
    }

    private Fate fate(String qualified) {
        if (qualified.startsWith("xmlns")) {
            return new Fate.Kept();
        }
        int colon = qualified.indexOf(':');
        String name = qualified.substring(colon + 1);
        String schema = prefixes.getOrDefault(qualified.substring(0, Math.max(0, colon)), "");
        String value = switch (schema + name) {
            case TIFF + "Orientation" -> "1";
            case TIFF + "ImageWidth", EXIF + "PixelXDimension" -> width;
            case TIFF + "ImageLength", EXIF + "PixelYDimension" -> height;
            default -> null;
        };
        if (value != null) {
            return new Fate.Set(value);
        }
        return choice.drops(name) || untrue(schema, name) ? new Fate.Dropped() : new Fate.Kept();
    }

    /// Whether it tells of what the copy does not have: a thumbnail, a film, further pictures, a second part.
    private boolean untrue(String schema, String name) {
        return switch (schema) {
            case XAP -> name.equals("Thumbnails");
            case NOTE -> name.equals("HasExtendedXMP") && !extended;
            case CAMERA -> name.startsWith("MicroVideo") || name.startsWith("MotionPhoto");
            case CONTAINER -> name.equals("Directory");
            default -> false;
        };
    }
}
