package org.poolscope.codec.scalar;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.poolscope.codec.bytes.ByteIn;
import org.poolscope.codec.bytes.ByteOut;
import org.poolscope.function.CodecException;

/// The JDK's values that hold no other values, beside the most frequent ones: tag first, then the content.
///
/// A chain of `instanceof`, as a pattern `switch` would cost every fresh worker its bootstrap.
public final class Scalars {

    private Scalars() {}

    /// @return false if the value is none of these; nothing is written then
    public static boolean write(Object value, ByteOut out) {
        return writeNumber(value, out) || writeTime(value, out) || writeOptional(value, out) || writeName(value, out);
    }

    private static boolean writeNumber(Object value, ByteOut out) {
        if (value instanceof Byte number) {
            out.putByte(Tag.BYTE);
            out.putByte(number);
        } else if (value instanceof Short number) {
            out.putByte(Tag.SHORT);
            out.putShort(number);
        } else if (value instanceof Character character) {
            out.putByte(Tag.CHARACTER);
            out.putShort(character);
        } else if (value instanceof Float number) {
            out.putByte(Tag.FLOAT);
            out.putInt(Float.floatToRawIntBits(number));
        } else if (value.getClass() == BigInteger.class) {
            out.putByte(Tag.BIG_INTEGER);
            out.putBytes(((BigInteger) value).toByteArray());
        } else if (value.getClass() == BigDecimal.class) {
            out.putByte(Tag.BIG_DECIMAL);
            out.putBytes(((BigDecimal) value).unscaledValue().toByteArray());
            out.putSigned(((BigDecimal) value).scale());
        } else {
            return false;
        }
        return true;
    }

    private static boolean writeTime(Object value, ByteOut out) {
        if (value instanceof Duration duration) {
            out.putByte(Tag.DURATION);
            out.putSigned(duration.getSeconds());
            out.putUnsigned(duration.getNano());
        } else if (value instanceof Instant instant) {
            out.putByte(Tag.INSTANT);
            out.putSigned(instant.getEpochSecond());
            out.putUnsigned(instant.getNano());
        } else if (value instanceof LocalDate date) {
            out.putByte(Tag.LOCAL_DATE);
            out.putSigned(date.toEpochDay());
        } else if (value instanceof LocalTime time) {
            out.putByte(Tag.LOCAL_TIME);
            out.putUnsigned(time.toNanoOfDay());
        } else if (value instanceof LocalDateTime dateTime) {
            out.putByte(Tag.LOCAL_DATE_TIME);
            out.putSigned(dateTime.toLocalDate().toEpochDay());
            out.putUnsigned(dateTime.toLocalTime().toNanoOfDay());
        } else {
            return false;
        }
        return true;
    }

    private static boolean writeOptional(Object value, ByteOut out) {
        if (value instanceof OptionalInt optional) {
            out.putByte(Tag.OPTIONAL_INT);
            out.putByte(optional.isPresent() ? 1 : 0);
            out.putSigned(optional.orElse(0));
        } else if (value instanceof OptionalLong optional) {
            out.putByte(Tag.OPTIONAL_LONG);
            out.putByte(optional.isPresent() ? 1 : 0);
            out.putSigned(optional.orElse(0));
        } else if (value instanceof OptionalDouble optional) {
            out.putByte(Tag.OPTIONAL_DOUBLE);
            out.putByte(optional.isPresent() ? 1 : 0);
            out.putDouble(optional.orElse(0));
        } else {
            return false;
        }
        return true;
    }

    private static boolean writeName(Object value, ByteOut out) {
        if (value instanceof UUID uuid) {
            out.putByte(Tag.UUID);
            out.putLong(uuid.getMostSignificantBits());
            out.putLong(uuid.getLeastSignificantBits());
        } else if (value instanceof URI uri) {
            out.putByte(Tag.URI);
            out.putString(uri.toString());
        } else if (value instanceof Path path && path.getFileSystem() == FileSystems.getDefault()) {
            out.putByte(Tag.PATH);
            out.putString(path.toString());
        } else {
            return false;
        }
        return true;
    }

    /// @param tag the one that was read already
    public static Object read(int tag, ByteIn in) {
        return switch (tag) {
            case Tag.BYTE -> (byte) in.getByte();
            case Tag.SHORT -> (short) in.getShort();
            case Tag.CHARACTER -> (char) in.getShort();
            case Tag.FLOAT -> Float.intBitsToFloat(in.getInt());
            case Tag.BIG_INTEGER -> new BigInteger(in.getBytes());
            case Tag.BIG_DECIMAL -> new BigDecimal(new BigInteger(in.getBytes()), in.getSignedInt());
            case Tag.OPTIONAL_INT -> optionalInt(in.getByte() != 0, in.getSignedInt());
            case Tag.OPTIONAL_LONG -> optionalLong(in.getByte() != 0, in.getSigned());
            case Tag.OPTIONAL_DOUBLE -> optionalDouble(in.getByte() != 0, in.getDouble());
            case Tag.UUID -> new UUID(in.getLong(), in.getLong());
            case Tag.URI -> URI.create(in.getString());
            case Tag.PATH -> Path.of(in.getString());
            default -> readTime(tag, in);
        };
    }

    private static Object readTime(int tag, ByteIn in) {
        return switch (tag) {
            case Tag.DURATION -> Duration.ofSeconds(in.getSigned(), in.getUnsigned());
            case Tag.INSTANT -> Instant.ofEpochSecond(in.getSigned(), in.getUnsigned());
            case Tag.LOCAL_DATE -> LocalDate.ofEpochDay(in.getSigned());
            case Tag.LOCAL_TIME -> LocalTime.ofNanoOfDay(in.getUnsigned());
            case Tag.LOCAL_DATE_TIME ->
                    LocalDateTime.of(LocalDate.ofEpochDay(in.getSigned()), LocalTime.ofNanoOfDay(in.getUnsigned()));
            default -> readOther(tag, in);
        };
    }

    private static Object readOther(int tag, ByteIn in) {
        return tag >= Tag.FIRST_NAME ? Names.read(tag, in) : Times.read(tag, in);
    }

    public static CodecException unknown(int tag) {
        return new CodecException("a value of unknown kind " + tag + " in what was received; its sender is broken");
    }

    private static OptionalInt optionalInt(boolean present, int value) {
        return present ? OptionalInt.of(value) : OptionalInt.empty();
    }

    private static OptionalLong optionalLong(boolean present, long value) {
        return present ? OptionalLong.of(value) : OptionalLong.empty();
    }

    private static OptionalDouble optionalDouble(boolean present, double value) {
        return present ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
