package org.poolscope.workload.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.find.ImageFinder;
import org.poolscope.workload.images.find.LeftOut;
import org.poolscope.workload.images.output.Existing;
import org.poolscope.workload.images.output.ItemName;
import org.poolscope.workload.images.output.Originals;
import org.poolscope.workload.images.output.OwnFiles;
import org.poolscope.workload.images.output.ResultFiles;

/// Looks before a batch at where each of its results will go: not over an original or among them, not over a file of
/// somebody else without being told so, and no two to one place.
///
/// Of what is there already, only the first bytes are read: there may be ten thousand results of an earlier run. A file
/// that was ours and that somebody has changed since is known by its worker, which reads all of it before it replaces
/// it.
final class OutputCheck {

    private static final int LAST_ASCII = 0x7F;

    private final ImageFinder.Found found;
    private final Originals originals;
    private final Path output;
    private final Existing existing;
    private final ResultNames names;
    private final OwnFiles own;
    private final CaseProbe caseProbe;
    private final SequencedMap<String, String> results = new LinkedHashMap<>();
    private final Map<Path, Place> folders = new HashMap<>();
    private final Map<Place, String> taken = new HashMap<>();
    private final Map<AnyCase, String> takenInAnyCase = new HashMap<>();
    private @Nullable Boolean ignoresCase;
    private long replaced;
    private long kept;
    private long foreign;
    private @Nullable String firstForeign;

    /// Whether the file system of a folder takes two names for one that differ in the case of letters alone.
    @FunctionalInterface
    interface CaseProbe {
        boolean ignoresCase(Path folder) throws IOException;
    }

    /// Where something is or will be, however links and mounts lead there.
    ///
    /// @param folder the last folder on the way that there is
    /// @param rest   the way from there, which is still to be made
    private record Place(Object folder, Path rest) {
        Place resolve(Path name) {
            return new Place(folder, rest.resolve(name));
        }

        AnyCase inAnyCase() {
            String name = rest.toString();
            boolean plain = name.chars().allMatch(c -> c <= LAST_ASCII);
            String composed = plain ? name : Normalizer.normalize(name, Normalizer.Form.NFC);
            return new AnyCase(folder, composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
        }
    }

    /// The same for a file system that ignores the case of letters.
    private record AnyCase(Object folder, String rest) {}

    OutputCheck(ImageFinder.Found found, ImageFolders folders, OwnFiles own, CaseProbe caseProbe) {
        this.found = found;
        this.originals = found.originals();
        this.output = folders.output();
        this.existing = folders.existing();
        this.names = folders.names();
        this.own = own;
        this.caseProbe = caseProbe;
    }

    /// What is there already under the names of results, and what becomes of it: a sentence, or nothing. To be asked
    /// when nothing was [refused][#refuse].
    List<String> there() {
        List<String> all = new ArrayList<>();
        if (replaced > 0) {
            all.add(Texts.of(OutputCheck.class).format("there.replaced", LeftOut.count(replaced)));
        }
        if (kept > 0) {
            all.add(Texts.of(OutputCheck.class).format("there." + existing.word(), LeftOut.count(kept)));
        }
        return all;
    }

    /// @throws InvalidSettingException if any of the results has no place
    void refuse() {
        if (Files.notExists(output)) {
            // It will be a folder of its own, wherever it is made: nothing of it is among anything yet.
            folders.put(output, new Place(output, Path.of("")));
        }
        Set<String> closed = new HashSet<>(found.closed());
        int number = 0;
        for (String name : found.names()) {
            number++;
            if (!closed.contains(name)) {
                checkOrLeave(name, number);
            }
        }
        if (firstForeign != null) {
            throw ImageFolders.refused(Images.OUTPUT, "output.foreign", foreign, firstForeign);
        }
    }

    /// What the results of the first photographs are called, by the names of those. To be asked after [#refuse].
    SequencedMap<String, String> results(int most) {
        var first = new LinkedHashMap<String, String>();
        results.entrySet().stream().limit(most).forEach(result -> first.put(result.getKey(), result.getValue()));
        return first;
    }

    private void checkOrLeave(String name, int number) {
        try {
            var original = new Original(name, ItemName.in(found.input(), name), number, found.names().size());
            results.put(name, names.of(original, found.content(name)));
            check(name);
        } catch (IOException _) {
            // It will fail on its own, with this reason: nothing is written where nothing can be looked at.
        }
    }

    private void check(String name) throws IOException {
        Path target = target(name);
        Place place = place(target.getParent(), name).resolve(target.getFileName());
        if (existing != Existing.RENAME) {
            refuseSecond(place, name);
        }
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!replaces(name, target)) {
            kept++;
            return;
        }
        replaced++;
        boolean needed = existing == Existing.OWN || originals.holdOutput();
        boolean allowed = !needed || own.seemsOwn(target);
        if (originals.contains(target) || originals.holdOutput() && !allowed) {
            throw ImageFolders.refused(Images.OUTPUT, "output.overwrites", name);
        }
        if (!allowed) {
            foreign++;
            firstForeign = firstForeign == null ? name : firstForeign;
        }
    }

    private Path target(String name) {
        String result = result(name);
        try {
            return ItemName.in(output, result);
        } catch (InvalidPathException _) {
            throw ImageFolders.refused(Images.NAME, "name.impossible", result);
        }
    }

    private String result(String name) {
        return results.getOrDefault(name, "");
    }

    private boolean replaces(String name, Path target) throws IOException {
        return switch (existing) {
            case OWN, REPLACE -> true;
            case NEWER -> ResultFiles.isNewer(ItemName.in(found.input(), name), target);
            case SKIP, RENAME -> false;
        };
    }

    private Place place(Path folder, String name) throws IOException {
        Place known = folders.get(folder);
        if (known != null) {
            return known;
        }
        Place place;
        if (Files.exists(folder)) {
            if (originals.containsFolder(folder)) {
                throw ImageFolders.refused(Images.OUTPUT, "output.among-originals", name);
            }
            Object identity = Originals.identity(folder, Files.readAttributes(folder, BasicFileAttributes.class));
            place = new Place(identity, Path.of(""));
        } else {
            place = place(folder.getParent(), name).resolve(folder.getFileName());
        }
        folders.put(folder, place);
        return place;
    }

    private void refuseSecond(Place place, String name) throws IOException {
        String other = taken.put(place, name);
        String similar = takenInAnyCase.put(place.inAnyCase(), name);
        if (other != null && result(other).equals(result(name))) {
            boolean byEnding = names.template().isSame();
            throw ImageFolders.refused(byEnding ? Encoding.FORMAT : Images.NAME,
                    byEnding ? "format.two-in-one" : "name.two-in-one", other, name, result(name));
        }
        if (other != null) {
            throw ImageFolders.refused(Images.OUTPUT, "output.two-in-one", other, name);
        }
        if (similar != null && ignoresCase()) {
            throw ImageFolders.refused(Images.OUTPUT, "output.same-letters", similar, name);
        }
    }

    private boolean ignoresCase() throws IOException {
        if (ignoresCase == null) {
            ignoresCase = caseProbe.ignoresCase(output);
        }
        return ignoresCase;
    }
}
