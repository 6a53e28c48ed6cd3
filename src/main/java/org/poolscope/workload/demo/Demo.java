package org.poolscope.workload.demo;

import java.time.Duration;
import java.util.List;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Texts;
import org.poolscope.workload.Workload;

/// What the workloads of this package have in common: a name, and words that are found in the package's texts by it.
abstract class Demo implements Workload {

    /// How long processes wait for each other to come up.
    static final Duration PATIENCE = Duration.ofSeconds(120);

    private final String name;
    private final Texts texts = Texts.of(Demo.class);

    Demo(String name) {
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String title() {
        return texts.get(name + ".title");
    }

    @Override
    public final String description() {
        return texts.get(name + ".description");
    }

    final Parameter number(String parameter, long defaultValue, long min, long max) {
        return number(parameter, defaultValue, min, max, "");
    }

    final Parameter number(String parameter, long defaultValue, long min, long max, String unit) {
        return new Parameter.WholeNumber(parameter, text(parameter, "label"), text(parameter, "description"),
                defaultValue, min, max, unit);
    }

    final Parameter choice(String parameter, String defaultText, List<String> options) {
        return new Parameter.Choice(parameter, text(parameter, "label"), text(parameter, "description"), defaultText,
                options);
    }

    final Parameter line(String parameter, String defaultText, int maxLength) {
        return new Parameter.Text(parameter, text(parameter, "label"), text(parameter, "description"), defaultText,
                maxLength);
    }

    private String text(String parameter, String kind) {
        return texts.get(name + "." + parameter + "." + kind);
    }
}
