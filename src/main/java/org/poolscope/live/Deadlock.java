package org.poolscope.live;

import java.util.List;
import java.util.stream.Collectors;
import org.poolscope.telemetry.SharedValue.Party;
import org.poolscope.telemetry.WaitCycle;
import org.poolscope.workload.Texts;

/// A cycle of threads that wait for each other, in words.
public final class Deadlock {

    private static final String BETWEEN = "; ";

    private final WaitCycle cycle;
    private final ProcessNames names;
    private final Texts texts = Texts.of(Deadlock.class);

    public Deadlock(WaitCycle cycle, ProcessNames names) {
        this.cycle = cycle;
        this.names = names;
    }

    /// Who waits for each other.
    public String summary() {
        return cycle.processes() == 1
                ? texts.format("deadlock.threads", names.of(cycle.links().getFirst().who().pid()))
                : texts.format("deadlock.processes", Integer.toString(cycle.processes()));
    }

    /// Who waits for what, and who has that.
    public String inWords() {
        return cycle.links().stream()
                .map(link -> texts.format("deadlock.link", name(link.who()), link.waitsFor(), name(link.holder())))
                .collect(Collectors.joining(BETWEEN));
    }

    /// Who waits and for what, one after the other, all the way around.
    public List<String> stations() {
        return cycle.links().stream().<String>mapMulti((link, to) -> {
            to.accept(name(link.who()));
            to.accept(link.waitsFor());
        }).toList();
    }

    /// A process alone where it is in the cycle with one thread, as most are.
    private String name(Party party) {
        boolean alone = cycle.links().stream().filter(link -> link.who().pid() == party.pid()).count() == 1;
        return alone ? names.of(party.pid()) : names.ofThread(party);
    }
}
