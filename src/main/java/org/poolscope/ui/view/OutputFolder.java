package org.poolscope.ui.view;

import java.nio.file.Path;
import java.util.Optional;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Parameter.Folder.Use;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.RunConfiguration;

/// Finds the folder that a run writes to.
final class OutputFolder {

    private OutputFolder() {}

    /// The first of the workload's parameters that is a folder to write to; empty when it has none.
    static Optional<Path> of(RunConfiguration configuration) {
        return Workloads.named(configuration.workload()).parameters().stream()
                .filter(parameter -> parameter instanceof Parameter.Folder folder && folder.use() == Use.OUTPUT)
                .map(Parameter::name)
                .flatMap(name -> configuration.settings().folderIfAny(name).stream())
                .findFirst();
    }
}
