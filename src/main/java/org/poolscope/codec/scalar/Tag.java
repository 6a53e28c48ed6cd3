package org.poolscope.codec.scalar;


/// The first byte of a value: what kind of value follows. Plain numbers and no enum, as they are switched on for every
/// value that arrives.
public final class Tag {

    public static final int NULL = 0;
    public static final int FALSE = 1;
    public static final int TRUE = 2;
    public static final int INTEGER = 3;
    public static final int LONG = 4;
    public static final int DOUBLE = 5;
    public static final int STRING = 6;
    public static final int RECORD = 7;
    public static final int ENUM = 8;
    public static final int PAIR = 9;
    public static final int LIST = 10;
    public static final int SET = 11;
    public static final int MAP = 12;
    public static final int OBJECT_ARRAY = 13;
    public static final int PRIMITIVE_ARRAY = 14;
    public static final int LARGE_ARRAY = 15;
    public static final int OPTIONAL = 16;
    public static final int FUNCTION = 17;
    public static final int HANDLE = 18;

    /// Collections and maps that have a kind of their own, as in `codec.kind.Container`.
    public static final int COLLECTION = 19;
    public static final int KEYED = 20;
    public static final int ENTRY = 21;
    public static final int SYNCHRONIZED = 22;

    /// From here on [Scalars] reads and writes.
    public static final int FIRST_SCALAR = 32;
    static final int BYTE = 32;
    static final int SHORT = 33;
    static final int CHARACTER = 34;
    static final int FLOAT = 35;
    public static final int BIG_INTEGER = 36;
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
    public static final int LONG_STATISTICS = 73;

    private Tag() {}
}
