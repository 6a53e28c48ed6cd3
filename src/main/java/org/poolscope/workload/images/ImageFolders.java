package org.poolscope.workload.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Plan;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.find.ImageFinder;
import org.poolscope.workload.images.output.Existing;
import org.poolscope.workload.images.output.NameTemplate;
import org.poolscope.workload.images.output.OutputFile;
import org.poolscope.workload.images.output.OwnFiles;

/// The input and the output folder of one batch, looked at before anything runs. Every refusal names the setting it is
/// about.
///
/// @param input    where the photographs are
/// @param output   where the results go
/// @param existing what becomes of files that have their names
/// @param names    how the results are called
record ImageFolders(Path input, Path output, Existing existing, ResultNames names) {

    private static final Texts TEXTS = Texts.of(ImageFolders.class);

    /// Whose results are called as their originals.
    ImageFolders(Path input, Path output, Existing existing) {
        this(input, output, existing,
                new ResultNames(NameTemplate.of(NameTemplate.SAME), Encoding.Target.SAME));
    }

    /// The photographs to work on, and an output folder ready to be written.
    ///
    /// @throws InvalidSettingException if either folder will not do
    ImageFinder.Found prepare() {
        ImageFinder.Found found = look();
        try {
            OutputFile.prepare(output);
        } catch (IOException e) {
            throw refused(Images.OUTPUT, "output.unwritable", FileTrouble.inWords(e));
        }
        new OutputCheck(found, this, new OwnFiles(), OutputFile::ignoresCase).refuse();
        OutputFile.sweep(output);
        return found;
    }

    /// What would become of a batch.
    ///
    /// @param first what the results of the first photographs would be called, by the names of those
    /// @param there what is there already under the names of results
    record Outlook(ImageFinder.Found found, SequencedMap<String, String> first, List<String> there) {}

    /// The same, as far as it can be known without making or changing anything.
    Outlook plan() {
        ImageFinder.Found found = look();
        refuseUnwritable();
        var check = new OutputCheck(found, this, OwnFiles.asFarAsSeen(), OutputFile::seemsToIgnoreCase);
        check.refuse();
        return new Outlook(found, check.results(Plan.FIRST), check.there());
    }

    private ImageFinder.Found look() {
        refuseInput();
        ImageFinder.Found found = find();
        refuseTheSame();
        return found;
    }

    private void refuseInput() {
        if (!Files.exists(input)) {
            throw refused(Images.INPUT, "input.missing", input);
        }
        if (!Files.isDirectory(input)) {
            throw refused(Images.INPUT, "input.no-folder", input);
        }
        if (!Files.isReadable(input) || !Files.isExecutable(input)) {
            throw refused(Images.INPUT, "input.unreadable", TEXTS.format("trouble.denied", input));
        }
    }

    private ImageFinder.Found find() {
        ImageFinder.Found found;
        try {
            found = ImageFinder.find(input, output);
        } catch (IOException e) {
            throw refused(Images.INPUT, "input.unreadable", FileTrouble.inWords(e));
        }
        if (found.trouble() != null && found.names().size() == found.closed().size()) {
            throw refused(Images.INPUT, "input.unreadable", FileTrouble.inWords(found.trouble()));
        }
        if (found.names().isEmpty()) {
            List<String> leftOut = found.leftOut().sentences();
            throw leftOut.isEmpty() ? refused(Images.INPUT, "input.empty", input)
                    : refused(Images.INPUT, "input.no-photographs", input, String.join("; ", leftOut));
        }
        return found;
    }

    private void refuseTheSame() {
        try {
            if (Files.exists(output) && Files.isSameFile(input, output)) {
                throw refused(Images.OUTPUT, "output.is-input");
            }
        } catch (IOException e) {
            throw refused(Images.OUTPUT, "output.unwritable", FileTrouble.inWords(e));
        }
    }

    /// By what permissions say of the last folder on the way to the output that there is.
    private void refuseUnwritable() {
        Path there = output;
        while (there.getParent() != null && Files.notExists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there)) {
            throw refused(Images.OUTPUT, "output.unwritable", TEXTS.format("trouble.in-the-way", there));
        }
        if (!Files.isWritable(there)) {
            throw refused(Images.OUTPUT, "output.unwritable", TEXTS.format("trouble.denied", there));
        }
    }

    static InvalidSettingException refused(String field, String key, Object... details) {
        return new InvalidSettingException(field, TEXTS.format(key, details));
    }
}
