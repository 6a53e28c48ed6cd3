package org.poolscope.schedule.queue;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;

/// When a batch is to start, as a person writes it, by the clock on the wall: `22:30` is the next such time,
/// `2026-12-24 06:00` is that one.
public final class StartTime {

    /// The name of the option that says so.
    public static final String FIELD = "at";

    private static final Texts TEXTS = Texts.of(StartTime.class);
    private static final DateTimeFormatter TIME = strict("H:mm");
    private static final DateTimeFormatter DAY_AND_TIME = strict("uuuu-MM-dd[' ']['T']H:mm");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private StartTime() {}

    private static DateTimeFormatter strict(String pattern) {
        return new DateTimeFormatterBuilder().appendPattern(pattern).toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /// @return empty for nothing, which is at once
    /// @throws InvalidSettingException if it is no time, or one that has gone by
    public static Optional<Instant> parse(String typed, Clock clock) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        ZonedDateTime now = ZonedDateTime.now(clock);
        Instant at = time(text, now).or(() -> dayAndTime(text, now.getZone())).orElseThrow(() ->
                new InvalidSettingException(FIELD, TEXTS.format("start.no-time", text)));
        if (at.isBefore(now.toInstant())) {
            throw new InvalidSettingException(FIELD, TEXTS.format("start.gone-by", text));
        }
        return Optional.of(at);
    }

    private static Optional<Instant> time(String text, ZonedDateTime now) {
        try {
            LocalTime time = LocalTime.parse(text, TIME);
            LocalDate today = now.toLocalDate();
            ZonedDateTime at = ZonedDateTime.of(today, time, now.getZone());
            return Optional.of((at.isBefore(now) ? ZonedDateTime.of(today.plusDays(1), time, now.getZone()) : at)
                    .toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> dayAndTime(String text, ZoneId zone) {
        try {
            return Optional.of(LocalDateTime.parse(text, DAY_AND_TIME).atZone(zone).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// As [#parse] takes it.
    public static String text(Instant at, ZoneId zone) {
        return SHOWN.format(at.atZone(zone));
    }
}
