package org.poolscope.workload.run;

/// How a run behaves towards everything else on its machine.
///
/// @param priority how much of the processors it takes when others want them
/// @param guards   when it pauses by itself
public record Conduct(Priority priority, Guards guards) {

    public static final Conduct USUAL = new Conduct(Priority.LOW, Guards.USUAL);
}
