package org.poolscope.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.PosixFilePermission;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.HijrahDate;
import java.time.chrono.IsoChronology;
import java.time.chrono.JapaneseDate;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistDate;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.function.CodecException;

/// The JDK's values beside numbers and texts arrive as what they are.
class JdkValuesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final List<Object> VALUES = List.of(Period.of(-1, 2, 300), Period.ZERO, Year.of(-44),
            Year.of(Year.MAX_VALUE), YearMonth.of(2028, 2), MonthDay.of(2, 29), ZoneOffset.UTC, ZoneOffset.ofHours(-5),
            ZoneOffset.MIN, BERLIN, ZoneId.of("UTC"), ZoneId.of("GMT+02:00"), OffsetTime.MAX, OffsetDateTime.MIN,
            OffsetDateTime.MAX, ZonedDateTime.of(2026, 7, 1, 12, 0, 0, 1, BERLIN),
            ZonedDateTime.ofInstant(Instant.MIN.plusSeconds(1L << 40), ZoneOffset.ofHours(3)),
            IsoChronology.INSTANCE, JapaneseDate.of(2026, 1, 2), HijrahDate.of(1447, 1, 1), MinguoDate.of(115, 1, 1),
            ThaiBuddhistDate.of(2569, 1, 1), DayOfWeek.SUNDAY, Month.MAY, ChronoUnit.DAYS, TimeUnit.DAYS,
            RoundingMode.HALF_EVEN, PosixFilePermission.OWNER_READ, new Date(-1), Locale.ROOT, Locale.GERMANY,
            Locale.forLanguageTag("zh-Hant-TW-u-ca-roc"), Locale.of("ja", "JP", "JP"), Locale.of("no", "NO", "NY"),
            Locale.of("en", "US", "a_b"), Currency.getInstance("EUR"), new File("some/where"), new File(""),
            StandardCharsets.UTF_16LE, BitSet.valueOf(new long[] {1L << 40, 7}), new BitSet(), MathContext.DECIMAL64,
            BigDecimal.ONE.negate());

    @ParameterizedTest
    @FieldSource("VALUES")
    void shouldBringEveryValueThroughAsItIs(Object value) {
        Object read = through(value);

        assertEquals(value, read);
        assertSame(value.getClass(), read.getClass());
    }

    @Test
    void shouldTellTheTwoHoursOfAnAutumnNightApart() {
        var night = ZonedDateTime.of(LocalDateTime.of(2026, 10, 25, 2, 30), BERLIN);

        assertEquals(night.withEarlierOffsetAtOverlap(), through(night.withEarlierOffsetAtOverlap()));
        assertEquals(night.withLaterOffsetAtOverlap(), through(night.withLaterOffsetAtOverlap()));
    }

    @Test
    void shouldBringThroughWhatHasNoEquality() {
        var pattern = (Pattern) through(Pattern.compile("a+|ü", Pattern.CASE_INSENSITIVE | Pattern.COMMENTS));
        assertEquals("a+|ü", pattern.pattern());
        assertEquals(Pattern.CASE_INSENSITIVE | Pattern.COMMENTS, pattern.flags());
        for (IntSummaryStatistics each : List.of(IntStream.of(3, -5).summaryStatistics(), new IntSummaryStatistics())) {
            assertEquals(each.toString(), through(each).toString());
        }
        for (LongSummaryStatistics each : List.of(LongStream.of(3, -5).summaryStatistics(),
                new LongSummaryStatistics())) {
            assertEquals(each.toString(), through(each).toString());
        }
    }

    @Test
    void shouldBringThroughArraysOfThem() {
        for (Object array : List.of(new Period[] {Period.ZERO}, new Locale[][] {{Locale.ROOT}}, new DayOfWeek[] {
                DayOfWeek.FRIDAY}, new ZoneId[] {BERLIN, ZoneOffset.UTC}, new TimeUnit[0])) {
            assertSame(array.getClass(),
                    ValueDecoder.read(ValueEncoder.encode(array), AllowedTypes.of(List.of(Integer.class))).getClass());
        }
    }

    @Test
    void shouldAdviseAgainstTheOldDates() {
        var refusal = assertThrows(CodecException.class,
                () -> ValueEncoder.encode(List.of(java.util.TimeZone.getDefault())));
        assertTrue(refusal.getMessage().contains("send one of java.time"));
    }

    private static Object through(Object value) {
        return ValueDecoder.read(ValueEncoder.encode(value), AllowedTypes.of(List.of(Integer.class)));
    }
}
