package org.poolscope.workload.command.output.pack;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.poolscope.workload.Texts;

/// Lays out what a folder of logs keeps, be it in packs or in files, as files by the numbers of the items. For one
/// thread. However many items there are, it takes no more memory.
public final class PackFolder {

    private static final Texts TEXTS = Texts.of(PackFolder.class);
    private static final Pattern PLAIN = Pattern.compile("\\d+(\\.\\d+)?\\.(out|err)");
    private static final int PIECE = 64 << 10;

    /// Whoever has more troubles than this has one.
    private static final int MOST_TOLD = 20;

    private final Path to;
    private final List<String> troubles = new ArrayList<>();

    /// What is of a later folder; empty while there is one alone.
    private final Set<String> made = new HashSet<>();
    private boolean severalFolders;
    private Predicate<String> wanted = _ -> true;
    private long files;
    private long alreadyThere;
    private long moreTroubles;

    /// What came of it.
    ///
    /// @param files        how many were made
    /// @param alreadyThere how many were not, since a file was there that is another one
    /// @param troubles     what is missing or damaged, in sentences without their full stops
    public record LaidOut(long files, long alreadyThere, List<String> troubles) {

        /// Whether all that there was is there now.
        public boolean isWhole() {
            return alreadyThere == 0 && troubles.isEmpty();
        }

        /// How many files there are, without the troubles.
        public String inWords(Path folder) {
            return TEXTS.format("pack.laid-out", files, folder, alreadyThere);
        }
    }

    private PackFolder(Path to) {
        this.to = to;
    }

    /// Whether there is anything of a run's output in a folder.
    ///
    /// @throws IOException if it cannot be read
    public static boolean hasOutput(Path folder) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                String name = file.getFileName().toString();
                if (name.endsWith(PackWriter.INDEX) || PLAIN.matcher(name).matches()) {
                    return true;
                }
            }
            return false;
        }
    }

    /// Makes the files; never in place of one that is there.
    ///
    /// @param from folders of logs of the same items: what one of them has, those after it need not have
    /// @param to   made if missing
    /// @throws IOException if nothing can be written there, or a folder cannot be read
    public static LaidOut layOut(List<Path> from, Path to) throws IOException {
        Files.createDirectories(to);
        var folder = new PackFolder(to);
        folder.severalFolders = from.size() > 1;
        for (Path logs : from) {
            folder.layOutFolder(logs);
        }
        if (folder.moreTroubles > 0) {
            folder.troubles.add(TEXTS.format("pack.more", folder.moreTroubles));
        }
        return new LaidOut(folder.files, folder.alreadyThere, List.copyOf(folder.troubles));
    }

    /// Makes the file of one try of an item alone.
    ///
    /// @param logs   a folder of logs
    /// @param number of the item, from 1
    /// @param error  whether it is what was written to stderr
    /// @param to     a folder; made if missing
    /// @return empty if nothing is kept of it
    /// @throws IOException if it cannot be read, or written there
    public static Optional<Path> layOut(Path logs, long number, boolean error, Path to) throws IOException {
        Files.createDirectories(to);
        String name = PackEntry.name(number, 1, error);
        var folder = new PackFolder(to);
        folder.wanted = name::equals;
        folder.layOutFolder(logs);
        return folder.files == 0 ? Optional.empty() : Optional.of(to.resolve(name));
    }

    /// Whether a folder of logs has packs.
    ///
    /// @throws IOException if it cannot be read
    public static boolean hasPacks(Path logs) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(logs, "*" + PackWriter.INDEX)) {
            return all.iterator().hasNext();
        }
    }

    private void layOutFolder(Path logs) throws IOException {
        Set<String> before = Set.copyOf(made);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(logs, "*" + PackWriter.INDEX)) {
            for (Path index : all) {
                layOut(index, before);
            }
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(logs, file ->
                PLAIN.matcher(file.getFileName().toString()).matches())) {
            for (Path plain : all) {
                copy(plain, before);
            }
        }
    }

    private boolean isWanted(String name, Set<String> before) {
        return wanted.test(name) && !before.contains(name);
    }

    private void makes(String name) {
        files++;
        if (severalFolders) {
            made.add(name);
        }
    }

    private void trouble(String key, Object... details) {
        if (troubles.size() < MOST_TOLD) {
            troubles.add(TEXTS.format(key, details));
        } else {
            moreTroubles++;
        }
    }

    private void layOut(Path index, Set<String> before) throws IOException {
        String name = index.getFileName().toString();
        Path pack = index.resolveSibling(name.substring(0, name.length() - PackWriter.INDEX.length())
                + PackWriter.PACK);
        if (!Files.exists(pack)) {
            trouble("pack.missing", pack.getFileName());
            return;
        }
        try (InputStream entries = new BufferedInputStream(Files.newInputStream(index), PIECE);
             FileChannel bytes = FileChannel.open(pack, StandardOpenOption.READ)) {
            byte[] mark = entries.readNBytes(PackWriter.MARK.limit());
            if (!ByteBuffer.wrap(mark).equals(PackWriter.MARK)) {
                trouble("pack.no-index", name);
                return;
            }
            long end = 0;
            for (byte[] entry = next(entries); entry.length > 0; entry = next(entries)) {
                Optional<PackEntry> read = entry.length < PackEntry.BYTES ? Optional.empty()
                        : PackEntry.of(ByteBuffer.wrap(entry));
                if (read.isPresent()) {
                    write(read.get(), bytes, pack, before);
                    end = Math.max(end, read.get().end());
                } else {
                    trouble("pack.torn", name);
                }
            }
            if (bytes.size() > end) {
                trouble("pack.no-entry", pack.getFileName(), bytes.size() - end);
            }
        }
    }

    private static byte[] next(InputStream entries) throws IOException {
        return entries.readNBytes(PackEntry.BYTES);
    }

    private void write(PackEntry entry, FileChannel from, Path pack, Set<String> before) throws IOException {
        if (!isWanted(entry.name(), before)) {
            return;
        }
        if (entry.end() > from.size()) {
            trouble("pack.short", entry.name(), pack.getFileName());
            return;
        }
        try (FileChannel file = FileChannel.open(to.resolve(entry.name()), StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE)) {
            makes(entry.name());
            if (copy(entry, from, file) != entry.checksum()) {
                trouble("pack.damaged", entry.name(), pack.getFileName());
            }
        } catch (FileAlreadyExistsException _) {
            alreadyThere++;
        }
    }

    private static int copy(PackEntry entry, FileChannel from, FileChannel file) throws IOException {
        var sum = new CRC32();
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, entry.length()));
        for (long at = entry.offset(); at < entry.end(); ) {
            piece.clear().limit((int) Math.min(piece.capacity(), entry.end() - at));
            int read = from.read(piece, at);
            if (read < 0) {
                throw new EOFException(entry.name());
            }
            sum.update(piece.flip().duplicate());
            while (piece.hasRemaining()) {
                file.write(piece);
            }
            at += read;
        }
        return (int) sum.getValue();
    }

    /// Of an item whose worker was killed before it could be packed; or of a run that has packed none.
    private void copy(Path plain, Set<String> before) throws IOException {
        String name = plain.getFileName().toString();
        if (!isWanted(name, before)) {
            return;
        }
        Path target = to.resolve(name);
        try {
            Files.copy(plain, target);
            makes(name);
        } catch (FileAlreadyExistsException _) {
            // One that was packed, and not deleted any more, is the same.
            alreadyThere += Files.mismatch(plain, target) < 0 ? 0 : 1;
        }
    }
}
