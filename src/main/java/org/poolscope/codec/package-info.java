/// Values, functions and exceptions as bytes, and back: what crosses between a pool and its workers.
///
/// [org.poolscope.codec.ValueEncoder] and [org.poolscope.codec.ValueDecoder] for values,
/// [org.poolscope.codec.FunctionCodec] for functions, [org.poolscope.codec.thrown.ThrownCodec] for exceptions. A
/// payload is a sequence of values, each a tag and its content; it names every class that it needs. Whatever else is
/// asked for, on either side, ends in a [org.poolscope.function.CodecException], which is that one task's error and
/// says what to send instead and where in the value it was.
///
/// Here are values that hold others. Those that hold none are in `codec.scalar`, exceptions in `codec.thrown`; beneath
/// them are the types that are rebuilt (`codec.type`), lambdas (`codec.function`), kinds of collections and what is
/// said of what cannot be sent (`codec.kind`), and bytes (`codec.bytes`).
///
/// **What is sent, and arrives as what it is:**
///
/// - null, numbers, booleans, characters and strings; `BigInteger`, `BigDecimal`, `MathContext`; arrays of primitives
///   and of all types that are listed here, of records, enums and interfaces;
/// - records and enums that [org.poolscope.codec.type.AllowedTypes] admits, and the enums of the JDK;
/// - `Optional`, `OptionalInt`, `OptionalLong`, `OptionalDouble`, [org.poolscope.function.Pair], `Map.Entry`,
///   `IntSummaryStatistics`, `LongSummaryStatistics`, `BitSet`;
/// - the dates, times, periods, zones and calendars of `java.time`, `java.util.Date`; `UUID`, `URI`, `Path`, `File`,
///   `Locale`, `Currency`, `Charset`, `Pattern`;
/// - the public collections and maps of `java.util` and `java.util.concurrent` with their order, but for those listed
///   below. A comparator is sent if it is one of the JDK's (natural, reverse, case-insensitive, the reverse of another)
///   or a record or an enum;
/// - lambdas that the compiler has written into a class on the class path, to workers; and an object that is
///   [org.poolscope.function.SentByHandle]: a [org.poolscope.function.Handle] goes in its place, a record which the
///   receiver opens.
///
/// What arrives is a copy, and the receiver's own: a list, set or map that cannot be changed (of `List.of`, of
/// `Collections.unmodifiableList`), and a view of another, arrives as an `ArrayList`, `LinkedHashSet`, `LinkedHashMap`,
/// `TreeSet` or `TreeMap` in the same order, which can be changed. Only the wrappers that synchronize are kept.
///
/// **What is refused where it is sent,** as nobody could rebuild it as itself: other libraries' and the user's own
/// collections, whose receiver may rely on their class; `IdentityHashMap` and `WeakHashMap`; blocking queues, atomics,
/// locks and futures, which a copy of would not be shared; streams, iterators, `Calendar`, `URL`, exceptions as values.
///
/// **Exceptions** come back as themselves, with message, stack trace, causes and what was suppressed: of any class that
/// is an exception here, made through a constructor of whatever access that makes the same of message, cause and fields
/// as there was (fields are sent as record components are, but for transient ones). Where no constructor does, or a
/// field holds what cannot be sent or its declared type does not admit, an [org.poolscope.function.WorkerException]
/// comes instead: one that lacked what it held would be another exception.
///
/// **Why not a library.** Java's own serialization rebuilds any class. Kryo 5.6.2 (BSD) and Apache Fory 1.6.0
/// (Apache-2.0) can be confined to registered classes, but both print warnings on JDK 25 about methods of `Unsafe` that
/// will be removed, know no functions of ours, and make a fresh worker wait. Measured on JDK 25, two cores, medians of
/// 40 runs after 20, encoding + decoding in milliseconds; the first use is a list of three and a record in a fresh JVM:
///
/// | | this | Kryo | Fory |
/// | --- | --- | --- | --- |
/// | 1 000 000 random `Integer`s | 6.5 + 6.4 | 10.6 + 8.5 | 11.8 + 6.6 |
/// | 100 000 records of 4 components | 6.8 + 7.5 | 7.2 + 5.2 | 3.3 + 1.8 |
/// | 100 000 strings | 2.5 + 1.8 | 3.0 + 2.6 | 2.4 + 1.2 |
/// | 10 MB `byte[]` | 4.9 + 2.9 | 3.0 + 2.1 | 5.1 + 2.2 |
/// | first use | 29 | 75 | 340 |
/// | classes loaded by then | 854 | 1294 | 2680 |
///
/// Nearly all of the first use is the JDK's preparation of reflection for the record; without a record it takes 3 ms.
///
/// **Why lists of numbers are written in one width**, as few bytes as the largest needs, and not in 7 bits a byte:
/// tried both ways in here, a million `Integer`s below 100, below a million and at random take 1.3, 3.3 and 3.8 ms to
/// write instead of 3.0, 5.0 and 28, and 1.5, 4.8 and 5.0 ms to read instead of 2.1, 6.9 and 7.6; only those below a
/// million are larger so, 4.0 MB instead of 3.0.
///
/// **Not API**: what is public here is so for other packages of Poolscope, and changes without notice.
@NullMarked
package org.poolscope.codec;

import org.jspecify.annotations.NullMarked;
