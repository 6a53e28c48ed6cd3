package org.poolscope.codec.type;

import java.io.File;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.file.AccessMode;
import java.nio.file.FileVisitResult;
import java.nio.file.LinkOption;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.text.Normalizer;
import java.time.DayOfWeek;
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
import java.time.chrono.ChronoLocalDate;
import java.time.chrono.Chronology;
import java.time.chrono.IsoEra;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IntSummaryStatistics;
import java.util.LinkedList;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Queue;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Types of the JDK that are rebuilt wherever values are, and are not frequent enough to be ready in a fresh worker:
/// enums, and what arrays may be of beside the types in [ArrayTypes].
final class JdkTypes {

    private static final Map<String, Class<?>> ENUMS = byName(DayOfWeek.class, Month.class, IsoEra.class,
            ChronoUnit.class, ChronoField.class, TextStyle.class, FormatStyle.class, TimeUnit.class, RoundingMode.class,
            StandardOpenOption.class, StandardCopyOption.class, LinkOption.class, AccessMode.class,
            FileVisitResult.class, PosixFilePermission.class, Normalizer.Form.class, Thread.State.class,
            Locale.Category.class);

    private static final Map<String, Class<?>> ELEMENTS = byName(Period.class, Year.class, YearMonth.class,
            MonthDay.class, ZoneId.class, ZoneOffset.class, OffsetTime.class, OffsetDateTime.class, ZonedDateTime.class,
            Chronology.class, ChronoLocalDate.class, Temporal.class, TemporalAccessor.class, TemporalAmount.class,
            Date.class, Locale.class, Currency.class, File.class, Charset.class, Pattern.class, BitSet.class,
            MathContext.class, IntSummaryStatistics.class, LongSummaryStatistics.class, Map.Entry.class,
            AbstractMap.SimpleEntry.class, AbstractMap.SimpleImmutableEntry.class, SequencedCollection.class,
            SequencedSet.class, SequencedMap.class, SortedSet.class, NavigableSet.class, SortedMap.class,
            NavigableMap.class, ConcurrentMap.class, ConcurrentNavigableMap.class, Queue.class, Deque.class,
            LinkedList.class, ArrayDeque.class, PriorityQueue.class, Vector.class, Stack.class, TreeSet.class,
            EnumSet.class, TreeMap.class, EnumMap.class, Hashtable.class, Properties.class, ConcurrentHashMap.class,
            ConcurrentHashMap.KeySetView.class, ConcurrentLinkedQueue.class, ConcurrentLinkedDeque.class,
            ConcurrentSkipListMap.class, ConcurrentSkipListSet.class, CopyOnWriteArrayList.class,
            CopyOnWriteArraySet.class);

    private JdkTypes() {}

    private static Map<String, Class<?>> byName(Class<?>... types) {
        Map<String, Class<?>> byName = new HashMap<>();
        for (Class<?> type : types) {
            byName.put(type.getName(), type);
        }
        return byName;
    }

    /// @return null if it is none of these
    static @Nullable Class<?> enumOf(String name) {
        return name.startsWith("java.") ? ENUMS.get(name) : null;
    }

    /// @return null if it is none of these
    static @Nullable Class<?> element(String name) {
        return name.startsWith("java.") ? ELEMENTS.get(name) : null;
    }
}
