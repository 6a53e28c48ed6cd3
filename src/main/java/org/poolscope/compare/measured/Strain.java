package org.poolscope.compare.measured;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/// What the machine lacked while a run was on, whoever wanted it: parts of the run's time, from 0 to 1, in which
/// something waited (pressure stall information of Linux, J. Weiner 2018). Each is empty where it cannot be read.
///
/// @param processor some task waited for a processor
/// @param memory    some task waited for memory: for pages that were swapped out, say
/// @param disk      some task waited for a disk
/// @param throttled how often this program's control group was stopped since it had used up its quota
/// @param gigahertz how fast the processors ran, on average
/// @param others    the part of the processors, from 0 to 1, that other processes had, whether it was missed or not
/// @param host      the part of them that the host of this virtual machine took while somebody wanted it
public record Strain(OptionalDouble processor, OptionalDouble memory, OptionalDouble disk, OptionalLong throttled,
                     OptionalDouble gigahertz, OptionalDouble others, OptionalDouble host) {

    /// Nothing can be read.
    public static final Strain UNKNOWN = new Strain(OptionalDouble.empty(), OptionalDouble.empty(),
            OptionalDouble.empty(), OptionalLong.empty(), OptionalDouble.empty());

    /// One of which nobody knows what others had of the processors.
    public Strain(OptionalDouble processor, OptionalDouble memory, OptionalDouble disk, OptionalLong throttled,
                  OptionalDouble gigahertz) {
        this(processor, memory, disk, throttled, gigahertz, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /// What several runs come to: the means, and how often all of them together were throttled.
    public static Strain of(List<Strain> all) {
        List<Long> times = all.stream().flatMap(one -> one.throttled().stream().boxed()).toList();
        return new Strain(mean(all, Strain::processor), mean(all, Strain::memory), mean(all, Strain::disk),
                times.isEmpty() ? OptionalLong.empty() : OptionalLong.of(times.stream().mapToLong(t -> t).sum()),
                mean(all, Strain::gigahertz), mean(all, Strain::others), mean(all, Strain::host));
    }

    private static OptionalDouble mean(List<Strain> all, Function<Strain, OptionalDouble> figure) {
        return all.stream().flatMap(one -> figure.apply(one).stream().boxed()).mapToDouble(value -> value).average();
    }
}
