package org.poolscope.cli.report.json;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Workloads;
import org.poolscope.workload.run.RunConfiguration;

/// Settings as they stand in a JSON report: numbers as numbers, everything else as text.
final class SettingsJson {

    private SettingsJson() {}

    static Map<String, Object> of(RunConfiguration configuration) {
        Settings settings = configuration.settings();
        var json = new LinkedHashMap<String, Object>();
        for (Parameter parameter : Workloads.named(configuration.workload()).parameters()) {
            String name = parameter.name();
            json.put(name, switch (parameter) {
                case Parameter.WholeNumber _ -> settings.number(name);
                case Parameter.Choice _, Parameter.Text _, Parameter.Lines _ -> settings.text(name);
                case Parameter.Folder _ -> settings.folder(name).toString();
                case Parameter.FilePath _ -> settings.file(name).map(Path::toString).orElse("");
            });
        }
        return json;
    }
}
