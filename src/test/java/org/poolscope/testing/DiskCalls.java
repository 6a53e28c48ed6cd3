package org.poolscope.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a program and all that it started have asked of some files, call by call, as strace has written it down.
///
/// A write counts from when it is asked for, everything else from when it is answered: the disk may be that far, and no
/// farther.
public final class DiskCalls {

    private static final String NAMES = "openat,write,pwrite64,writev,pwritev,ftruncate,fallocate,fsync,fdatasync,"
            + "rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir,copy_file_range,sendfile";
    private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)");
    private static final Pattern WHOLE = Pattern.compile("(\\w+)\\((.*?)\\)? += (-?\\d+).*");
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>(.*)");
    private static final String UNFINISHED = " <unfinished ...>";

    /// One of them.
    public sealed interface Call {}

    public record Made(Path path, boolean folder) implements Call {}

    /// @param offset in the file; negative where it follows what was written before
    public record Written(Path path, long offset, byte[] bytes) implements Call {}

    public record Cut(Path path, long length) implements Call {}

    /// A thread begins to wait for the disk.
    public record SyncBegun(int thread, Path path) implements Call {}

    /// What was there when it began is on the disk.
    public record Synced(int thread, Path path) implements Call {}

    public record Moved(Path from, Path to) implements Call {}

    public record Linked(Path from, Path to) implements Call {}

    public record Removed(Path path) implements Call {}

    private final Predicate<Path> wanted;
    private final Map<Integer, String> unfinished = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();

    private DiskCalls(Predicate<Path> wanted) {
        this.wanted = wanted;
    }

    /// The words to start a program by that is to be written down.
    public static List<String> into(Path trace) {
        return List.of("strace", "-f", "--seccomp-bpf", "-y", "-xx", "-qq", "-s", "100000000", "-e", "signal=none",
                "-e", "trace=" + NAMES, "-o", trace.toString());
    }

    /// What was written down.
    ///
    /// @param wanted which files it is about
    public static List<Call> of(Path trace, Predicate<Path> wanted) throws IOException {
        var calls = new DiskCalls(wanted);
        try (Stream<String> lines = Files.lines(trace)) {
            lines.forEach(calls::add);
        }
        return calls.calls;
    }

    private void add(String written) {
        Matcher line = LINE.matcher(written);
        if (!line.matches()) {
            return;
        }
        int thread = Integer.parseInt(line.group(1));
        String text = line.group(2);
        Matcher resumed = RESUMED.matcher(text);
        if (resumed.matches()) {
            String begun = unfinished.remove(thread);
            if (begun != null) {
                end(thread, begun + resumed.group(1));
            }
        } else if (text.endsWith(UNFINISHED)) {
            String begun = text.substring(0, text.length() - UNFINISHED.length());
            unfinished.put(thread, begun);
            begin(thread, begun);
        } else {
            begin(thread, text);
            end(thread, text);
        }
    }

    private void begin(int thread, String text) {
        int bracket = text.indexOf('(');
        if (bracket < 0) {
            return;
        }
        String name = text.substring(0, bracket);
        List<String> values = values(text.substring(bracket + 1).replaceFirst("\\) += .*", ""));
        switch (name) {
            case "write" -> written(values, -1);
            case "pwrite64" -> written(values, Long.parseLong(values.get(3)));
            case "fsync", "fdatasync" -> about(opened(values.getFirst()), path -> new SyncBegun(thread, path));
            default -> { }
        }
    }

    private void written(List<String> values, long offset) {
        about(opened(values.getFirst()), path -> new Written(path, offset, bytes(values.get(1))));
    }

    private void end(int thread, String text) {
        Matcher call = WHOLE.matcher(text);
        if (!call.matches() || call.group(3).startsWith("-")) {
            return;
        }
        List<String> values = values(call.group(2));
        String first = values.getFirst();
        switch (call.group(1)) {
            case "write", "pwrite64" -> { }
            case "fsync", "fdatasync" -> about(opened(first), path -> new Synced(thread, path));
            case "openat" -> opened(values);
            case "ftruncate" -> about(opened(first), path -> new Cut(path, Long.parseLong(values.get(1))));
            case "mkdir" -> about(path(first), path -> new Made(path, true));
            case "mkdirat" -> about(path(first, values.get(1)), path -> new Made(path, true));
            case "unlink", "rmdir" -> about(path(first), Removed::new);
            case "unlinkat" -> about(path(first, values.get(1)), Removed::new);
            case "rename" -> about(path(values.get(1)), to -> new Moved(path(first), to));
            case "renameat", "renameat2" -> about(path(values.get(2), values.get(3)),
                    to -> new Moved(path(first, values.get(1)), to));
            case "link" -> about(path(values.get(1)), to -> new Linked(path(first), to));
            case "linkat" -> about(path(values.get(2), values.get(3)),
                    to -> new Linked(path(first, values.get(1)), to));
            default -> about(opened(first), path -> {
                throw new AssertionError("nobody here knows what this does to " + path + ": " + call.group(1));
            });
        }
    }

    private void opened(List<String> values) {
        Path path = path(values.getFirst(), values.get(1));
        if (values.get(2).contains("O_CREAT")) {
            about(path, one -> new Made(one, false));
        }
        if (values.get(2).contains("O_TRUNC")) {
            about(path, one -> new Cut(one, 0));
        }
    }

    private void about(Path path, Function<Path, Call> call) {
        if (wanted.test(path)) {
            calls.add(call.apply(path));
        }
    }

    /// With all text as hexadecimal digits, no comma is part of a value.
    private static List<String> values(String text) {
        return Arrays.asList(text.split(", "));
    }

    private static Path opened(String descriptor) {
        int bracket = descriptor.indexOf('<');
        boolean isFile = bracket >= 0 && descriptor.endsWith(">") && descriptor.startsWith("\\x2f", bracket + 1);
        return Path.of(isFile ? text(descriptor.substring(bracket + 1, descriptor.length() - 1)) : "/nowhere");
    }

    private static Path path(String quoted) {
        return Path.of(text(quoted.substring(1, quoted.length() - 1))).normalize();
    }

    private static Path path(String folder, String quoted) {
        return opened(folder).resolve(path(quoted)).normalize();
    }

    private static String text(String digits) {
        return new String(HexFormat.of().parseHex(digits.replace("\\x", "")), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String quoted) {
        if (!quoted.endsWith("\"")) {
            throw new AssertionError("cut short: " + quoted.substring(0, Math.min(100, quoted.length())));
        }
        return HexFormat.of().parseHex(quoted.substring(1, quoted.length() - 1).replace("\\x", ""));
    }
}
