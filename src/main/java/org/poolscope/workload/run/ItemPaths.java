package org.poolscope.workload.run;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.poolscope.workload.ItemFiles;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workload;
import org.poolscope.workload.Workloads;

/// Which files the items of a run are made from and written to: by what its workload says; or below its input folder;
/// or, of an item that is a file's name, that file. Any thread.
public final class ItemPaths {

    private final Workload workload;
    private final Settings settings;

    /// Where relative names lead from.
    private final Path folder;
    private final Optional<Path> input;
    private final Optional<Path> output;

    /// Whether somebody may have said what its items are called. To look for a file takes longer than a tiny task.
    private final boolean isNamed;

    /// @param folder where relative names lead from, unless a setting says so
    public ItemPaths(String workload, Settings settings, String folder) {
        this.workload = Workloads.named(workload);
        this.settings = settings;
        this.folder = folder(Parameter.Folder.Use.WORKING).orElse(Path.of(folder));
        this.input = folder(Parameter.Folder.Use.INPUT);
        this.output = folder(Parameter.Folder.Use.OUTPUT);
        this.isNamed = this.workload.parameters().stream().anyMatch(parameter ->
                !(parameter instanceof Parameter.WholeNumber || parameter instanceof Parameter.Choice));
    }

    /// Those of a run that is about to be started.
    public static ItemPaths of(RunConfiguration configuration) {
        return new ItemPaths(configuration.workload(), configuration.settings(), System.getProperty("user.dir"));
    }

    private Optional<Path> folder(Parameter.Folder.Use use) {
        return workload.parameters().stream()
                .filter(parameter -> parameter instanceof Parameter.Folder given && given.use() == use)
                .flatMap(parameter -> settings.folderIfAny(parameter.name()).stream()).findFirst();
    }

    /// What an item is made from; empty if that is no file. There need not be such a file.
    ///
    /// @param output what it was written to, as its result says it; empty if it has none yet
    public Optional<Path> input(String name, String output) {
        try {
            Optional<ItemFiles> files = files(name, output);
            if (files.isPresent() || input.isPresent()) {
                return files.map(ItemFiles::input).or(() -> input.map(below -> below.resolve(name)));
            }
            return name.isEmpty() || !isNamed ? Optional.empty() : Optional.of(folder.resolve(name));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// Whether what an item was written to is gone; not if it was written to nothing of a name.
    public boolean isOutputGone(String name, String written) {
        return output(name, written).filter(file -> !file.toFile().exists()).isPresent();
    }

    /// What an item was written to; empty if to nothing of a name.
    public Optional<Path> output(String name, String written) {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            return files(name, written).flatMap(ItemFiles::output)
                    .or(() -> output.map(folder -> folder.resolve(written)));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private Optional<ItemFiles> files(String name, String written) {
        return workload.files(settings, new ItemResult(name, true, Duration.ZERO, "", written));
    }
}
