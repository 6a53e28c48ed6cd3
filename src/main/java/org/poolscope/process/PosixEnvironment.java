package org.poolscope.process;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.poolscope.process.tree.ProcessTree;

/// The environment of programs as the C library takes it, as far as it is the same for all of them. Any thread.
///
/// @param entries where the variables are that all have: of this process, and such as were added
/// @param added   the memory of those, which must live as long as programs are started with it
/// @param before  what the variables begin with that each has for itself, up to the `=`, the last being the mark
record PosixEnvironment(long[] entries, NativeTexts added, byte[][] before) {

    /// More than any name of a variable.
    private static final int MOST = 1 << 30;

    /// @param environ where the pointer to this process's is
    static PosixEnvironment of(ProgramVariables variables, MemorySegment environ) {
        List<String> own = variables.names();
        Set<String> without = new HashSet<>(variables.common().keySet());
        without.addAll(own);
        without.add(ProcessTree.MARK);
        byte[][] before = new byte[own.size() + 1][];
        for (int i = 0; i < own.size(); i++) {
            before[i] = ByteText.bytes(own.get(i) + "=");
        }
        before[own.size()] = (ProcessTree.MARK + "=").getBytes(StandardCharsets.US_ASCII);
        LongStream.Builder entries = LongStream.builder();
        addInherited(environ, without, entries);
        NativeTexts added = NativeTexts.of(Arena.ofAuto(), variables.common().entrySet().stream()
                .map(PosixEnvironment::entry).toList());
        added.addresses().forEach(entries::add);
        return new PosixEnvironment(entries.build().toArray(), added, before);
    }

    private static String entry(Map.Entry<String, String> variable) {
        return variable.getKey() + "=" + variable.getValue();
    }

    /// As this process was given it, byte by byte, which the JDK does not show.
    private static void addInherited(MemorySegment environ, Set<String> without, LongStream.Builder entries) {
        long at = pointer(environ.address());
        for (long entry = pointer(at); entry != 0; entry = pointer(at)) {
            if (!without.contains(name(entry))) {
                entries.add(entry);
            }
            at += ADDRESS.byteSize();
        }
    }

    /// By way of a buffer: what else reads memory is linked when it is first used, which takes a new JVM longer than
    /// all of this.
    private static long pointer(long address) {
        return buffer(address, Long.BYTES).getLong(0);
    }

    @SuppressWarnings("restricted")
    private static ByteBuffer buffer(long address, long bytes) {
        return MemorySegment.ofAddress(address).reinterpret(bytes).asByteBuffer().order(ByteOrder.nativeOrder());
    }

    private static String name(long entry) {
        ByteBuffer letters = buffer(entry, MOST);
        var name = new StringBuilder();
        for (byte letter = letters.get(); letter != '=' && letter != 0; letter = letters.get()) {
            name.append((char) (letter & 0xFF));
        }
        return name.toString();
    }
}
