package org.poolscope.workload.images.output;

import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/// Two checksums that every processor computes fast, even before anything is compiled. Guards against mistakes, not
/// against malice.
public final class Fingerprint {

    private final CRC32 one = new CRC32();
    private final CRC32C other = new CRC32C();

    public static String of(byte[] content) {
        var fingerprint = new Fingerprint();
        fingerprint.add(content, 0, content.length);
        return fingerprint.hex();
    }

    void add(byte[] content, int from, int to) {
        one.update(content, from, to - from);
        other.update(content, from, to - from);
    }

    /// 16 hexadecimal digits.
    String hex() {
        return HexFormat.of().toHexDigits(one.getValue() << 32 | other.getValue());
    }
}
