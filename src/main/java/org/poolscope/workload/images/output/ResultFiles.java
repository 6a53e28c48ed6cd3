package org.poolscope.workload.images.output;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.Texts;

/// Gives results their names in the output folder, in a worker. What was looked at before the batch is looked at again
/// here, at the last moment: somebody may have made a link or saved a file meanwhile. For one thread.
public final class ResultFiles {

    /// Finds the photographs of the batch, once more.
    @FunctionalInterface
    public interface Finder {
        Originals find() throws IOException;
    }

    private final Path input;
    private final Path output;
    private final Existing existing;
    private final NameTemplate names;
    private final Finder finder;
    private final Attempts attempts;
    private final Claims claims;
    private @Nullable Originals originals;

    /// @param names  how results are called
    /// @param ofRun  a folder that is there as long as the run, for all its workers
    /// @param finder asked only when there is something to replace, or a link on the way to it: it reads all folders
    public ResultFiles(Path input, Path output, Existing existing, NameTemplate names, Path ofRun, Finder finder) {
        this.input = input;
        this.output = output;
        this.existing = existing;
        this.names = names;
        this.finder = finder;
        this.attempts = new Attempts(ofRun);
        this.claims = new Claims(ofRun);
    }

    /// A task begins. What was tried in the one before counts as told to the parent, if it has [ended][#endTask].
    public void beginTask() {
        attempts.begin();
    }

    /// All items of the task have got their results, or a reason why not.
    public void endTask() {
        attempts.end();
    }

    /// Whether there is a file already that makes the result of an item needless. Not if it was made in this very run,
    /// by a worker that could not tell of it any more: then it is made again, and told.
    ///
    /// @param item the name of the original
    /// @param name of the result, if nothing is in the way
    public boolean isNeedless(String item, String name) throws IOException {
        Path target = ItemName.in(output, name);
        return stays(item, target) && !wasMade(name, target);
    }

    private boolean wasMade(String name, Path target) throws IOException {
        return existing.mayStay() && isThere(target) && attempts.have(name) && new OwnFiles().isOwn(target, name);
    }

    private boolean stays(String item, Path target) throws IOException {
        return isResult(target) && switch (existing) {
            case SKIP -> true;
            case NEWER -> !isNewer(ItemName.in(input, item), target);
            case OWN, REPLACE, RENAME -> false;
        };
    }

    /// Whether an original was changed after its result.
    public static boolean isNewer(Path original, Path result) throws IOException {
        return Files.getLastModifiedTime(original).compareTo(
                Files.getLastModifiedTime(result, LinkOption.NOFOLLOW_LINKS)) > 0;
    }

    /// Whether a whole file is there, behind a link perhaps: neither a folder nor what only keeps the name.
    private static boolean isResult(Path file) throws IOException {
        return Files.isRegularFile(file) && !Scratch.isReservation(file);
    }

    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /// Writes the result of an item.
    ///
    /// @param item the name of the original
    /// @param name of the result, if nothing is in the way
    /// @return the name it has got, relative to the output folder; null if it turned out [needless][#isNeedless]
    /// @throws IOException if it cannot be written, or only in place of a file that is not to be replaced, in words
    public @Nullable String save(String item, String name, byte[] content) throws IOException {
        String saved = name;
        int number = 1;
        while (!publish(item, saved, content)) {
            if (existing != Existing.RENAME) {
                return null;
            }
            saved = free(name, ++number);
        }
        return saved;
    }

    /// The next name that is not the one of another item's result, as far as that is called as its original.
    private String free(String name, int number) {
        String numbered = ItemName.numbered(name, number);
        return names.isSame() && isThere(ItemName.in(input, numbered)) ? free(numbered, 2) : numbered;
    }

    /// @return whether it has this name now; if not, there is something of that name which stays
    private boolean publish(String item, String name, byte[] content) throws IOException {
        Path target = ItemName.in(output, name);
        Path folder = target.getParent();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(output);
            refuseAmongOriginals(deepestThere(folder), target);
            Files.createDirectories(folder);
        }
        refuseAmongOriginals(folder, target);
        try (Scratch scratch = Scratch.in(folder)) {
            byte[] marked = OwnMark.put(content, name);
            scratch.write(marked, target, existing.mayStay());
            boolean again = wasMade(name, target);
            if (existing.mayStay()) {
                attempts.add(name);
            }
            if (scratch.publishNew(target)) {
                return existing != Existing.RENAME || claims.take(name, item);
            }
            if (existing == Existing.RENAME) {
                return isMadeAlready(target, name, scratch) && claims.take(name, item);
            }
            if (!again && stays(item, target)) {
                return false;
            }
            refuseForeign(target, name, scratch, again);
            scratch.replace(target);
            return true;
        }
    }

    /// The very same is there if an earlier run made it, or this one by a worker that died; or if another item's result
    /// is the same. What a power cut has left of it becomes it again.
    private static boolean isMadeAlready(Path target, String name, Scratch scratch) throws IOException {
        if (OwnFiles.isOwn(target, name, scratch) && scratch.isLike(target)) {
            return true;
        }
        boolean rest = OwnFiles.isRestOf(target, scratch);
        if (rest) {
            scratch.replace(target);
        }
        return rest;
    }

    private static Path deepestThere(Path folder) {
        Path there = folder;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        return there;
    }

    /// A link on the way may lead among the originals, where even a new file has no business.
    private void refuseAmongOriginals(Path folder, Path target) throws IOException {
        boolean straight = folder.toRealPath().equals(output.toRealPath().resolve(output.relativize(folder)));
        if (!straight && originals().containsFolder(folder)) {
            throw refused(target, "among-originals");
        }
    }

    private void refuseForeign(Path target, String name, Scratch scratch, boolean again) throws IOException {
        boolean ours = OwnFiles.isOwn(target, name, scratch) || OwnFiles.isRestOf(target, scratch);
        boolean toStay = existing == Existing.OWN || existing != Existing.REPLACE && (again || !isResult(target));
        if (!ours && toStay) {
            throw refused(target, isReadable(target) && OwnMark.seemsIn(target) ? "changed" : "foreign");
        }
        if (originals().contains(target) || !ours && originals().holdOutput()) {
            throw refused(target, "original");
        }
    }

    private static boolean isReadable(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.isReadable(file);
    }

    private static IOException refused(Path target, String key) {
        return new FileSystemException(target.toString(), null, Texts.of(ResultFiles.class).get(key));
    }

    private Originals originals() throws IOException {
        if (originals == null) {
            originals = finder.find();
        }
        return originals;
    }
}
