package org.poolscope.codec;

/// The first byte of a value: what kind of value follows. Plain numbers and no enum, as they are switched on for every
/// value that arrives.
final class Tag {

    static final int NULL = 0;
    static final int FALSE = 1;
    static final int TRUE = 2;
    static final int INTEGER = 3;
    static final int LONG = 4;
    static final int DOUBLE = 5;
    static final int STRING = 6;
    static final int RECORD = 7;
    static final int ENUM = 8;
    static final int PAIR = 9;
    static final int LIST = 10;
    static final int SET = 11;
    static final int MAP = 12;
    static final int OBJECT_ARRAY = 13;
    static final int PRIMITIVE_ARRAY = 14;
    static final int LARGE_ARRAY = 15;
    static final int OPTIONAL = 16;
    static final int FUNCTION = 17;
    static final int HANDLE = 18;

    /// Collections and maps that have a kind of their own, one of [Kind].
    static final int COLLECTION = 19;
    static final int KEYED = 20;
    static final int ENTRY = 21;
    static final int SYNCHRONIZED = 22;

    /// From here on [Scalars] reads and writes.
    static final int FIRST_SCALAR = 32;
    static final int BYTE = 32;
    static final int SHORT = 33;
    static final int CHARACTER = 34;
    static final int FLOAT = 35;
    static final int BIG_INTEGER = 36;
    static final int BIG_DECIMAL = 37;
    static final int OPTIONAL_INT = 38;
    static final int OPTIONAL_LONG = 39;
    static final int OPTIONAL_DOUBLE = 40;
    static final int DURATION = 41;
    static final int INSTANT = 42;
    static final int LOCAL_DATE = 43;
    static final int LOCAL_TIME = 44;
    static final int LOCAL_DATE_TIME = 45;
    static final int UUID = 46;
    static final int URI = 47;
    static final int PATH = 48;

    /// From here on [Times] reads and writes.
    static final int FIRST_TIME = 49;
    static final int PERIOD = 49;
    static final int YEAR = 50;
    static final int YEAR_MONTH = 51;
    static final int MONTH_DAY = 52;
    static final int ZONE_OFFSET = 53;
    static final int ZONE_REGION = 54;
    static final int OFFSET_TIME = 55;
    static final int OFFSET_DATE_TIME = 56;
    static final int ZONED_DATE_TIME = 57;
    static final int CHRONOLOGY = 58;
    static final int CHRONO_DATE = 59;
    static final int DATE = 60;

    /// From here on [Names] reads and writes.
    static final int FIRST_NAME = 64;
    static final int LOCALE = 64;
    static final int LOCALE_PARTS = 65;
    static final int CURRENCY = 66;
    static final int FILE = 67;
    static final int CHARSET = 68;
    static final int PATTERN = 69;
    static final int BIT_SET = 70;
    static final int MATH_CONTEXT = 71;
    static final int INT_STATISTICS = 72;
    static final int LONG_STATISTICS = 73;

    private Tag() {}
}
