package org.poolscope.protocol;

import java.util.LinkedHashMap;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.poolscope.workload.ItemReport;

/// What an item has told of itself, within a frame: a byte that says whether there is anything, and then the part that
/// is done, or NaN, the status, and the figures, each as its name, whether it was counted, and its bits.
final class ReportCodec {

    private static final int NOTHING = 0;
    private static final int SOMETHING = 1;
    private static final int MIN_VALUE_BYTES = Integer.BYTES + 1 + Long.BYTES;

    private ReportCodec() {}

    static void write(ItemReport report, WireWriter out) {
        if (report.isEmpty()) {
            out.putByte(NOTHING);
            return;
        }
        out.putByte(SOMETHING);
        out.putLong(Double.doubleToLongBits(report.part().orElse(Double.NaN)));
        out.putString(report.status());
        out.putInt(report.values().size());
        report.values().forEach((name, value) -> {
            out.putString(name);
            out.putByte(value.counted() ? 1 : 0);
            out.putLong(Double.doubleToLongBits(value.amount()));
        });
    }

    static ItemReport read(WireReader in) throws MalformedFrameException {
        if (in.getByte() == NOTHING) {
            return ItemReport.NONE;
        }
        double part = Double.longBitsToDouble(in.getLong());
        String status = in.getString();
        int size = in.getCount(MIN_VALUE_BYTES);
        SequencedMap<String, ItemReport.Value> values = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String name = in.getString();
            boolean counted = in.getByte() != 0;
            values.put(name, new ItemReport.Value(Double.longBitsToDouble(in.getLong()), counted));
        }
        return new ItemReport(Double.isNaN(part) ? OptionalDouble.empty() : OptionalDouble.of(part), status, values);
    }
}
