package org.poolscope.workload.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.poolscope.workload.InvalidSettingException;
import org.poolscope.workload.Texts;

/// The input and the output folder of one batch, looked at before anything runs. Every refusal names the setting it is
/// about.
///
/// @param input  where the photographs are
/// @param output where the results go
record ImageFolders(Path input, Path output) {

    private static final Texts TEXTS = Texts.of(ImageFolders.class);

    /// The photographs to work on, and an output folder ready to be written.
    ///
    /// @return paths relative to the input folder, in order
    /// @throws InvalidSettingException if either folder will not do
    List<String> prepare() {
        refuseInput();
        List<String> names = find();
        refuseOverwriting(names);
        makeOutput();
        return names;
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

    private List<String> find() {
        List<String> names;
        try {
            names = ImageFinder.find(input, output);
        } catch (IOException e) {
            throw refused(Images.INPUT, "input.unreadable", FileTrouble.inWords(e));
        }
        if (names.isEmpty()) {
            throw refused(Images.INPUT, "input.empty", input);
        }
        return names;
    }

    /// Originals are never written over, neither all of them nor the one that a result would happen to meet.
    private void refuseOverwriting(List<String> names) {
        Path originals = real(input);
        Path results = real(output);
        if (results.equals(originals)) {
            throw refused(Images.OUTPUT, "output.is-input");
        }
        if (results.startsWith(originals)) {
            return;
        }
        for (String name : names) {
            if (results.resolve(name).startsWith(originals)) {
                throw refused(Images.OUTPUT, "output.overwrites", originals.relativize(results.resolve(name)));
            }
        }
    }

    /// The folder behind links, as far as there is one yet.
    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException _) {
            return folder;
        }
    }

    private void makeOutput() {
        try {
            OutputFile.prepare(output);
            OutputFile.sweep(output);
        } catch (IOException e) {
            throw refused(Images.OUTPUT, "output.unwritable", FileTrouble.inWords(e));
        }
    }

    private static InvalidSettingException refused(String field, String key, Object... details) {
        return new InvalidSettingException(field, TEXTS.format(key, details));
    }
}
