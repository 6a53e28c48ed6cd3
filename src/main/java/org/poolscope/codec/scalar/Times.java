package org.poolscope.codec.scalar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.Chronology;
import java.util.Date;
import org.poolscope.codec.bytes.ByteIn;
import org.poolscope.codec.bytes.ByteOut;

/// The JDK's dates and times, beside the most frequent ones that [Scalars] has: tag first, then the content.
public final class Times {

    private Times() {}

    /// @return false if the value is none of these; nothing is written then
    public static boolean write(Object value, ByteOut out) {
        return writeZoned(value, out) || writePart(value, out) || writeChronology(value, out);
    }

    private static boolean writeZoned(Object value, ByteOut out) {
        if (value instanceof ZonedDateTime time) {
            out.putByte(Tag.ZONED_DATE_TIME);
            write(time.toLocalDateTime(), out);
            out.putSigned(time.getOffset().getTotalSeconds());
            out.putString(time.getZone().getId());
        } else if (value instanceof OffsetDateTime time) {
            out.putByte(Tag.OFFSET_DATE_TIME);
            write(time.toLocalDateTime(), out);
            out.putSigned(time.getOffset().getTotalSeconds());
        } else if (value instanceof OffsetTime time) {
            out.putByte(Tag.OFFSET_TIME);
            out.putUnsigned(time.toLocalTime().toNanoOfDay());
            out.putSigned(time.getOffset().getTotalSeconds());
        } else if (value instanceof ZoneOffset offset) {
            out.putByte(Tag.ZONE_OFFSET);
            out.putSigned(offset.getTotalSeconds());
        } else if (value instanceof ZoneId zone) {
            out.putByte(Tag.ZONE_REGION);
            out.putString(zone.getId());
        } else {
            return false;
        }
        return true;
    }

    private static void write(LocalDateTime time, ByteOut out) {
        out.putSigned(time.toLocalDate().toEpochDay());
        out.putUnsigned(time.toLocalTime().toNanoOfDay());
    }

    private static boolean writePart(Object value, ByteOut out) {
        if (value instanceof Period period) {
            out.putByte(Tag.PERIOD);
            out.putSigned(period.getYears());
            out.putSigned(period.getMonths());
            out.putSigned(period.getDays());
        } else if (value instanceof Year year) {
            out.putByte(Tag.YEAR);
            out.putSigned(year.getValue());
        } else if (value instanceof YearMonth month) {
            out.putByte(Tag.YEAR_MONTH);
            out.putSigned(month.getYear());
            out.putSigned(month.getMonthValue());
        } else if (value instanceof MonthDay day) {
            out.putByte(Tag.MONTH_DAY);
            out.putSigned(day.getMonthValue());
            out.putSigned(day.getDayOfMonth());
        } else if (value.getClass() == Date.class) {
            out.putByte(Tag.DATE);
            out.putSigned(((Date) value).getTime());
        } else {
            return false;
        }
        return true;
    }

    private static boolean writeChronology(Object value, ByteOut out) {
        if (value instanceof Chronology chronology) {
            out.putByte(Tag.CHRONOLOGY);
            out.putString(chronology.getId());
        } else if (value instanceof ChronoLocalDate date) {
            out.putByte(Tag.CHRONO_DATE);
            out.putString(date.getChronology().getId());
            out.putSigned(date.toEpochDay());
        } else {
            return false;
        }
        return true;
    }

    /// @param tag the one that was read already
    static Object read(int tag, ByteIn in) {
        return switch (tag) {
            case Tag.PERIOD -> Period.of(in.getSignedInt(), in.getSignedInt(), in.getSignedInt());
            case Tag.YEAR -> Year.of(in.getSignedInt());
            case Tag.YEAR_MONTH -> YearMonth.of(in.getSignedInt(), in.getSignedInt());
            case Tag.MONTH_DAY -> MonthDay.of(in.getSignedInt(), in.getSignedInt());
            case Tag.ZONE_OFFSET -> offset(in);
            case Tag.ZONE_REGION -> ZoneId.of(in.getString());
            case Tag.OFFSET_TIME -> OffsetTime.of(LocalTime.ofNanoOfDay(in.getUnsigned()), offset(in));
            case Tag.OFFSET_DATE_TIME -> OffsetDateTime.of(dateTime(in), offset(in));
            case Tag.ZONED_DATE_TIME ->
                    ZonedDateTime.ofInstant(dateTime(in), offset(in), ZoneId.of(in.getString()));
            case Tag.CHRONOLOGY -> Chronology.of(in.getString());
            case Tag.CHRONO_DATE -> Chronology.of(in.getString()).dateEpochDay(in.getSigned());
            case Tag.DATE -> new Date(in.getSigned());
            default -> throw Scalars.unknown(tag);
        };
    }

    private static LocalDateTime dateTime(ByteIn in) {
        return LocalDateTime.of(LocalDate.ofEpochDay(in.getSigned()), LocalTime.ofNanoOfDay(in.getUnsigned()));
    }

    private static ZoneOffset offset(ByteIn in) {
        return ZoneOffset.ofTotalSeconds(in.getSignedInt());
    }
}
