package org.poolscope.ui.form;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javax.swing.JPanel;
import org.poolscope.ui.form.editor.NumberEditor;
import org.poolscope.ui.form.editor.NumberSteps;
import org.poolscope.ui.form.editor.TextEditor;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Texts;
import org.poolscope.workload.run.Deadline;
import org.poolscope.workload.run.HaltPolicy;
import org.poolscope.workload.run.RetryPolicy;
import org.poolscope.workload.run.TaskPolicy;

/// What becomes of tasks that take too long or fail, in the words that the command line takes, too.
final class PolicyFields {

    private static final String NO_DEADLINE = "none";
    private static final String NO_HALT = "never";
    private static final String USUAL_DELAY = "0.1";

    private final Texts texts = Texts.of(PolicyFields.class);
    private final Field<Deadline> deadline = words("deadline", NO_DEADLINE, Deadline::parse);
    private final Field<Long> retries;
    private final Field<Duration> delay = words("retry-delay", USUAL_DELAY, RetryPolicy::parsePause);
    private final Field<HaltPolicy> halt = words("halt", NO_HALT, HaltPolicy::parse);

    PolicyFields() {
        var parameter = new Parameter.WholeNumber("retries", texts.get("policy.retries.label"),
                texts.get("policy.retries.description"), 0, 0, RetryPolicy.MAX_RETRIES,
                texts.get("policy.retries.unit"));
        retries = Field.of(parameter, parameter::parse,
                new NumberEditor(NumberSteps.within(0, RetryPolicy.MAX_RETRIES), 7));
    }

    private <T> Field<T> words(String name, String usual, Function<String, T> parser) {
        String key = "policy." + name;
        var field = new Field<>(name, texts.get(key + ".label"), "", new TextEditor(), parser);
        field.describe(texts.get(key + ".description"), texts.get(key + ".bounds"));
        field.setText(usual);
        return field;
    }

    void addTo(JPanel panel) {
        fields().forEach(field -> field.addTo(panel));
    }

    List<Field<?>> fields() {
        return List.of(deadline, retries, delay, halt);
    }

    TaskPolicy policy() {
        return new TaskPolicy(deadline.value(), RetryPolicy.times(retries.value().intValue(), delay.value()),
                halt.value());
    }
}
