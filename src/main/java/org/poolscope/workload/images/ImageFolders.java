package org.poolscope.workload.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.output.Existing;
import org.poolscope.workload.images.output.OutputFile;

/// The input and the output folder of one batch, looked at before anything runs. Every refusal names the setting it is
/// about.
///
/// @param input    where the photographs are
/// @param output   where the results go
/// @param existing what becomes of files that have their names
record ImageFolders(Path input, Path output, Existing existing) {

    private static final Texts TEXTS = Texts.of(ImageFolders.class);

    /// The photographs to work on, and an output folder ready to be written.
    ///
    /// @return paths relative to the input folder, in order
    /// @throws InvalidSettingException if either folder will not do
    List<String> prepare() {
        refuseInput();
        ImageFinder.Found found = find();
        refuseTheSame();
        makeOutput();
        new OutputCheck(found, output, existing).refuse();
        OutputFile.sweep(output);
        return found.names();
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
            throw refused(Images.INPUT, "input.empty", input);
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

    private void makeOutput() {
        try {
            OutputFile.prepare(output);
        } catch (IOException e) {
            throw refused(Images.OUTPUT, "output.unwritable", FileTrouble.inWords(e));
        }
    }

    static InvalidSettingException refused(String field, String key, Object... details) {
        return new InvalidSettingException(field, TEXTS.format(key, details));
    }
}
