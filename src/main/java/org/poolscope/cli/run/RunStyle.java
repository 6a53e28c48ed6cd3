package org.poolscope.cli.run;

import org.poolscope.cli.output.Output;

import org.poolscope.cli.report.Notices;
import org.poolscope.cli.report.RunText;
import org.poolscope.cli.terminal.Progress;
import org.poolscope.telemetry.RunReport;
import org.poolscope.telemetry.Telemetry;
import org.poolscope.telemetry.Telemetry.Printed;
import org.poolscope.telemetry.Telemetry.RunStarted;

/// How much of a run a command shows while it goes on, and after it. For the command's thread.
public interface RunStyle {

    /// What shows how far it is.
    Progress progress(String workload);

    /// What is to be said of something that became known, besides what went wrong.
    ///
    /// @param stopped whether somebody waits for the end, and not for what was printed
    void hear(Telemetry told, Progress progress, boolean stopped);

    /// Whether nobody is there any more for whom all this is done: then the run is stopped.
    default boolean isForNobody() {
        return false;
    }

    /// What is to be said at the end.
    void tell(RunReport report);

    /// Shows everything: what begins, what workers print, and what every process did.
    static RunStyle full(Output output) {
        return new RunStyle() {

            @Override
            public Progress progress(String workload) {
                return Progress.on(output.screen(), output.out(), workload);
            }

            @Override
            public void hear(Telemetry told, Progress progress, boolean stopped) {
                if (told instanceof RunStarted started) {
                    progress.begin(RunText.beginning(started));
                }
                if (told instanceof Printed printed && !stopped) {
                    progress.say(output.err(), Notices.line(printed));
                }
            }

            @Override
            public void tell(RunReport report) {
                new RunText(output.screen()).print(report, output.out());
            }
        };
    }
}
