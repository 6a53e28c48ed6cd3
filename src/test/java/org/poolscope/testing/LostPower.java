package org.poolscope.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A folder as a disk has it that has lost its power: all that was waited for is there, and of the rest some.
///
/// Of what was written and not synced each piece of 512 bytes is there or not, by chance; so is each cut. Names are
/// kept in the order they were given, as file systems with a journal do it, and those up to the last one of a folder
/// when that was synced are there; to sync a file does not keep its name.
public final class LostPower {

    private static final int SECTOR = 512;

    private final Path root;
    private final Random random;
    private final Map<Path, Inode> live = new HashMap<>();
    private final Map<Path, Inode> kept = new HashMap<>();
    private final List<Naming> namings = new ArrayList<>();
    private int namingsKept;
    /// How far a thread's sync goes, in changes of a file or in names.
    private final Map<Integer, Integer> begun = new HashMap<>();

    private static final class Inode {
        final boolean folder;
        final List<Change> changes = new ArrayList<>();
        int changesKept;
        long end;

        Inode(boolean folder) {
            this.folder = folder;
        }
    }

    /// @param bytes written; empty for a cut at the offset
    private record Change(long offset, byte[] bytes) {}

    /// @param inode that the name leads to from then on; null if to none
    private record Naming(Path path, Inode inode, Path gone) {

        boolean isIn(Path folder) {
            return path != null && path.getParent().equals(folder) || gone != null && gone.getParent().equals(folder);
        }

        void apply(Map<Path, Inode> names) {
            if (gone != null) {
                names.remove(gone);
            }
            if (path != null) {
                names.put(path, inode);
            }
        }
    }

    /// @param root  of all the calls; it is there
    /// @param calls up to the moment of the cut
    public LostPower(Path root, List<DiskCalls.Call> calls, Random random) {
        this.root = root;
        this.random = random;
        var there = new Inode(true);
        live.put(root, there);
        kept.put(root, there);
        calls.forEach(this::add);
    }

    private void add(DiskCalls.Call call) {
        switch (call) {
            case DiskCalls.Made made -> {
                if (!live.containsKey(made.path())) {
                    name(new Naming(made.path(), new Inode(made.folder()), null));
                }
            }
            case DiskCalls.Removed removed -> name(new Naming(null, null, removed.path()));
            case DiskCalls.Moved moved -> name(new Naming(moved.to(), file(moved.from()), moved.from()));
            case DiskCalls.Linked linked -> name(new Naming(linked.to(), file(linked.from()), null));
            case DiskCalls.Written written -> write(file(written.path()), written);
            case DiskCalls.Cut cut -> {
                Inode file = file(cut.path());
                file.changes.add(new Change(cut.length(), new byte[0]));
                file.end = Math.min(file.end, cut.length());
            }
            case DiskCalls.SyncBegun sync -> {
                Inode file = file(sync.path());
                begun.put(sync.thread(), file.folder ? namings.size() : file.changes.size());
            }
            case DiskCalls.Synced sync -> keep(file(sync.path()), sync.path(), begun.get(sync.thread()));
        }
    }

    private Inode file(Path path) {
        Inode file = live.get(path);
        if (file == null) {
            throw new AssertionError("never made: " + path);
        }
        return file;
    }

    private static void write(Inode file, DiskCalls.Written written) {
        long offset = written.offset() < 0 ? file.end : written.offset();
        file.changes.add(new Change(offset, written.bytes()));
        file.end = Math.max(file.end, offset + written.bytes().length);
    }

    private void name(Naming naming) {
        namings.add(naming);
        naming.apply(live);
    }

    private void keep(Inode file, Path path, int until) {
        if (!file.folder) {
            file.changesKept = Math.max(file.changesKept, until);
            return;
        }
        int last = until;
        while (last > namingsKept && !namings.get(last - 1).isIn(path)) {
            last--;
        }
        keepNames(last);
    }

    private void keepNames(int until) {
        while (namingsKept < until) {
            namings.get(namingsKept++).apply(kept);
        }
    }

    /// Puts it there, in place of what is there.
    public void restore() throws IOException {
        delete();
        if (random.nextBoolean()) {
            keepNames(namingsKept + random.nextInt(namings.size() - namingsKept + 1));
        }
        double chance = List.of(0.0, 0.1, 0.5, 0.9, 1.0).get(random.nextInt(5));
        var made = new IdentityHashMap<Inode, Path>();
        for (var entry : new TreeMap<>(kept).entrySet()) {
            Path path = entry.getKey();
            Inode inode = entry.getValue();
            if (!path.equals(root) && !Files.isDirectory(path.getParent())) {
                continue;
            }
            if (inode.folder) {
                Files.createDirectory(path);
            } else if (made.containsKey(inode)) {
                Files.createLink(path, made.get(inode));
            } else {
                Files.write(path, content(inode, chance));
                made.put(inode, path);
            }
        }
    }

    private void delete() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private byte[] content(Inode file, double chance) {
        byte[] content = new byte[0];
        for (int i = 0; i < file.changes.size(); i++) {
            Change change = file.changes.get(i);
            double likely = i < file.changesKept ? 1 : chance;
            if (change.bytes().length == 0) {
                content = random.nextDouble() < likely ? Arrays.copyOf(content, (int) change.offset()) : content;
            }
            for (int from = 0; from < change.bytes().length; from += SECTOR) {
                if (random.nextDouble() < likely) {
                    int length = Math.min(SECTOR, change.bytes().length - from);
                    int to = (int) change.offset() + from;
                    content = to + length > content.length ? Arrays.copyOf(content, to + length) : content;
                    System.arraycopy(change.bytes(), from, content, to, length);
                }
            }
        }
        return content;
    }
}
