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

    private Tag() {}
}
