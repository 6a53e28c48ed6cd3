package org.poolscope.codec.scalar;

import java.io.File;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.util.BitSet;
import java.util.Currency;
import java.util.IntSummaryStatistics;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.regex.Pattern;
import org.poolscope.codec.bytes.ByteIn;
import org.poolscope.codec.bytes.ByteOut;
import org.poolscope.function.CodecException;

/// The JDK's values that are looked up by a name or made of a text, and a few others that are seldom sent: tag first,
/// then the content.
public final class Names {

    private Names() {}

    /// @return false if the value is none of these; nothing is written then
    public static boolean write(Object value, ByteOut out) {
        return writeName(value, out) || writeNumbers(value, out);
    }

    private static boolean writeName(Object value, ByteOut out) {
        if (value instanceof Locale locale) {
            writeLocale(locale, out);
        } else if (value instanceof Currency currency) {
            out.putByte(Tag.CURRENCY);
            out.putString(currency.getCurrencyCode());
        } else if (value.getClass() == File.class) {
            out.putByte(Tag.FILE);
            out.putString(((File) value).getPath());
        } else if (value instanceof Charset charset) {
            out.putByte(Tag.CHARSET);
            out.putString(charset.name());
        } else if (value instanceof Pattern pattern) {
            out.putByte(Tag.PATTERN);
            out.putString(pattern.pattern());
            out.putSigned(pattern.flags());
        } else {
            return false;
        }
        return true;
    }

    /// A language tag has room for all of a locale but for one that breaks the tag's own rules.
    private static void writeLocale(Locale locale, ByteOut out) {
        String tag = locale.toLanguageTag();
        if (Locale.forLanguageTag(tag).equals(locale)) {
            out.putByte(Tag.LOCALE);
            out.putString(tag);
            return;
        }
        if (!Locale.of(locale.getLanguage(), locale.getCountry(), locale.getVariant()).equals(locale)) {
            throw new CodecException("the locale " + locale + " has parts that its language tag " + tag
                    + " cannot hold; send the parts as texts");
        }
        out.putByte(Tag.LOCALE_PARTS);
        out.putString(locale.getLanguage());
        out.putString(locale.getCountry());
        out.putString(locale.getVariant());
    }

    private static boolean writeNumbers(Object value, ByteOut out) {
        if (value.getClass() == BitSet.class) {
            out.putByte(Tag.BIT_SET);
            out.putBytes(((BitSet) value).toByteArray());
        } else if (value instanceof MathContext context) {
            out.putByte(Tag.MATH_CONTEXT);
            out.putSigned(context.getPrecision());
            out.putString(context.getRoundingMode().name());
        } else if (value.getClass() == IntSummaryStatistics.class) {
            var statistics = (IntSummaryStatistics) value;
            out.putByte(Tag.INT_STATISTICS);
            writeNumbers(statistics.getCount(), statistics.getMin(), statistics.getMax(), statistics.getSum(), out);
        } else if (value.getClass() == LongSummaryStatistics.class) {
            var statistics = (LongSummaryStatistics) value;
            out.putByte(Tag.LONG_STATISTICS);
            writeNumbers(statistics.getCount(), statistics.getMin(), statistics.getMax(), statistics.getSum(), out);
        } else {
            return false;
        }
        return true;
    }

    private static void writeNumbers(long count, long min, long max, long sum, ByteOut out) {
        out.putSigned(count);
        out.putSigned(min);
        out.putSigned(max);
        out.putSigned(sum);
    }

    /// @param tag the one that was read already
    static Object read(int tag, ByteIn in) {
        return switch (tag) {
            case Tag.LOCALE -> Locale.forLanguageTag(in.getString());
            case Tag.LOCALE_PARTS -> Locale.of(in.getString(), in.getString(), in.getString());
            case Tag.CURRENCY -> Currency.getInstance(in.getString());
            case Tag.FILE -> new File(in.getString());
            case Tag.CHARSET -> Charset.forName(in.getString());
            case Tag.PATTERN -> Pattern.compile(in.getString(), in.getSignedInt());
            case Tag.BIT_SET -> BitSet.valueOf(in.getBytes());
            case Tag.MATH_CONTEXT -> new MathContext(in.getSignedInt(), RoundingMode.valueOf(in.getString()));
            case Tag.INT_STATISTICS -> new IntSummaryStatistics(in.getSigned(), in.getSignedInt(), in.getSignedInt(),
                    in.getSigned());
            case Tag.LONG_STATISTICS -> new LongSummaryStatistics(in.getSigned(), in.getSigned(), in.getSigned(),
                    in.getSigned());
            default -> throw Scalars.unknown(tag);
        };
    }
}
