package org.poolscope.ui.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.poolscope.compare.question.Ending;
import org.poolscope.compare.question.SweepConfiguration;
import org.poolscope.history.write.ToldRun;
import org.poolscope.testing.Edt;
import org.poolscope.workload.run.RunConfiguration;

class RunCaptionTest {

    private static final RunConfiguration FORM = ToldRun.commands("gzip {}");

    private final RunCaption caption;

    RunCaptionTest() throws Exception {
        caption = Edt.call(() -> new RunCaption("caption"));
    }

    /// The journal has a run of a comparison with the threads that its items were given.
    @Test
    void shouldTakeTheThreadsThatAComparisonVariesForNoSettingOfTheForm() throws Exception {
        RunConfiguration first = FORM.with("threads", "1");
        Edt.run(() -> {
            caption.formSays(Optional.of(FORM));
            caption.show(new SweepConfiguration(first, List.of(1, 2), new Ending.Blocks(3), 0, false, List.of(1, 2)));
            assertEquals("Commands · Command gzip {} · Items a · pools of 1, 2 · 3 runs each · chunk 1", plain());

            caption.show(first, true);
            assertEquals("Commands · Command gzip {} · Items a · Threads 1 · pool of 2 · chunk 1", plain());

            caption.formSays(Optional.of(FORM.with("template", "gzip -9 {}")));
            assertEquals("Commands · the form says something else by now · Command gzip {} · Items a · Threads 1"
                    + " · pool of 2 · chunk 1", plain());
            caption.formSays(Optional.of(FORM));
            caption.show(first, false);
            assertEquals("Commands · the form says something else by now · Command gzip {} · Items a · Threads 1"
                    + " · pool of 2 · chunk 1", plain());
        });
    }

    private String plain() {
        return caption.getText().replace('\u2002', ' ').strip();
    }
}
