package org.poolscope.protocol;

import static org.poolscope.protocol.TelemetryPage.MEMBERS_AT;
import static org.poolscope.protocol.TelemetryPage.MEMBER_BYTES;
import static org.poolscope.protocol.TelemetryPage.MEMBER_COUNT_AT;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.poolscope.workload.ProgramUse;
import org.poolscope.workload.ProgramUse.Member;

/// The processes of a worker's programs on its page, as its writer and its reader see them.
final class MemberFields {

    private static final int PARENT = 8;
    private static final int CPU = 16;
    private static final int MEMORY = 24;
    private static final int THREADS = 32;
    private static final int NAME = 40;
    private static final int NAME_BYTES = 16;

    private MemberFields() {}

    static void write(List<Member> members, TelemetryPage page) {
        int count = Math.min(ProgramUse.MOST_MEMBERS, members.size());
        page.set(MEMBER_COUNT_AT, count);
        for (int i = 0; i < count; i++) {
            Member member = members.get(i);
            int at = MEMBERS_AT + i * MEMBER_BYTES;
            page.set(at, member.pid());
            page.set(at + PARENT, member.parent());
            page.set(at + CPU, member.cpuNanos());
            page.set(at + MEMORY, member.memoryBytes());
            page.set(at + THREADS, member.threads());
            byte[] name = Arrays.copyOf(member.name().getBytes(StandardCharsets.UTF_8), NAME_BYTES);
            page.set(at + NAME, word(name, 0));
            page.set(at + NAME + Long.BYTES, word(name, Long.BYTES));
        }
    }

    static List<Member> read(TelemetryPage page) {
        int count = Math.clamp(page.get(MEMBER_COUNT_AT), 0, ProgramUse.MOST_MEMBERS);
        List<Member> members = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = MEMBERS_AT + i * MEMBER_BYTES;
            members.add(new Member(page.get(at), page.get(at + PARENT),
                    name(page.get(at + NAME), page.get(at + NAME + Long.BYTES)), page.get(at + CPU),
                    page.get(at + MEMORY), (int) page.get(at + THREADS)));
        }
        return members;
    }

    /// The first byte is the lowest, whatever the machine's order.
    private static long word(byte[] bytes, int from) {
        long word = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            word = word << Byte.SIZE | bytes[from + i] & 0xFF;
        }
        return word;
    }

    private static String name(long first, long second) {
        byte[] bytes = new byte[NAME_BYTES];
        int size = 0;
        for (; size < NAME_BYTES; size++) {
            byte one = (byte) ((size < Long.BYTES ? first : second) >>> Byte.SIZE * (size % Long.BYTES));
            if (one == 0) {
                break;
            }
            bytes[size] = one;
        }
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
}
