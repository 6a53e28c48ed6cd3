package org.poolscope.compare.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.compare.measured.Disturbance;
import org.poolscope.compare.measured.Strain;

class StrainWatchTest {

    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path folder;

    /// R28
    @Test
    void shouldTellWhatTheMachineWaitedForBetweenBeginningAndEnd() throws IOException {
        pressure("cpu", 1_000_000);
        pressure("memory", 500);
        pressure("io", 0);
        write("proc/self/cgroup", "1:name=systemd:/\n0::/a/group\n");
        write("groups/a/group/cpu.stat", "usage_usec 1\nnr_periods 9\nnr_throttled 4\nthrottled_usec 8\n");
        write("system/cpu0/cpufreq/scaling_cur_freq", "3000000\n");
        write("system/cpu1/cpufreq/scaling_cur_freq", "2000000\n");
        write("system/cpufreq/boost", "1\n");
        var watch = new StrainWatch(sources(), 5 * SECOND);

        watch.look(5 * SECOND);
        write("system/cpu0/cpufreq/scaling_cur_freq", "1000000\n");
        watch.look(5 * SECOND + 1);
        watch.look(7 * SECOND);
        pressure("cpu", 3_000_000);
        pressure("memory", 500);
        pressure("io", 4_000_000);
        write("groups/a/group/cpu.stat", "nr_throttled 11\n");

        assertEquals(new Strain(OptionalDouble.of(0.5), OptionalDouble.of(0), OptionalDouble.of(1),
                OptionalLong.of(7), OptionalDouble.of((2.5 + 1.5) / 2)), end(watch, 9).strain());
    }

    @Test
    void shouldReadControlGroupsOfTheFirstVersionAndTheSpeedThatProcessorsTell() throws IOException {
        write("proc/self/cgroup", "4:cpu,cpuacct:/here\n0::/\n");
        write("groups/cpu/here/cpu.stat", "nr_periods 0\nnr_throttled 0\n");
        write("proc/cpuinfo", "processor\t: 0\ncpu MHz\t\t: 1500.0\nprocessor\t: 1\ncpu MHz\t\t: 2500.0\n");
        var watch = new StrainWatch(sources(), 0);
        watch.look(0);

        assertEquals(new Strain(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(),
                OptionalLong.of(0), OptionalDouble.of(2)), end(watch, 1).strain());
    }

    @Test
    void shouldKnowNothingWhereNothingCanBeRead() throws IOException {
        var watch = new StrainWatch(sources(), 0);
        watch.look(0);
        assertEquals(Strain.UNKNOWN, end(watch, 1).strain());

        write("proc/pressure/cpu", "nonsense\nsome avg10=0.00 total=many\n");
        write("proc/self/cgroup", "nonsense\n");
        write("proc/cpuinfo", "cpu MHz : fast\n");
        var odd = new StrainWatch(sources(), 0);
        odd.look(0);
        assertEquals(Strain.UNKNOWN, end(odd, 1).strain());
    }

    @Test
    void shouldMarkARunThatTheHostOfAVirtualMachineHasSlowedThoughProcessorsWereLeft() throws IOException {
        time(0, 0, 0, 0);
        var watch = new StrainWatch(sources(), 0);
        // One worker, of two processors: the host has taken a fifth of what it wanted.
        time(80, 20, 100, 80);

        StrainWatch.Found found = watch.end(SECOND, 1, OptionalDouble.empty());
        assertEquals(new Disturbance(0, 0.1, 0, 0), found.disturbance());
        assertEquals(OptionalDouble.of(0.1), found.strain().host());
        assertEquals(OptionalDouble.of(0), found.strain().others());
    }

    @Test
    void shouldTakeTheMachinesWaitingForThatOfWorkersOfWhichNobodyKnowsWhetherTheyWaited() throws IOException {
        pressure("cpu", 0);
        time(0, 0, 0, 0);
        var watch = new StrainWatch(sources(), 0);
        // Others had both processors for half of the time, and then one worker had what it wanted.
        pressure("cpu", 500_000);
        time(150, 0, 50, 50);

        assertEquals(0.48, watch.end(SECOND, 1, OptionalDouble.empty()).disturbance().others(), 1e-9);
        assertEquals(Disturbance.NONE, watch.end(SECOND, 1, OptionalDouble.of(0.01)).disturbance(),
                "it was others that waited");
    }

    @Test
    void shouldMarkByTheMachinesWaitingAloneWhereNobodyTellsOfOtherProcesses() throws IOException {
        pressure("cpu", 0);
        var watch = new StrainWatch(sources(), 0);
        pressure("cpu", 300_000);

        assertEquals(new Disturbance(0, 0, 0.3, 0), watch.end(SECOND, 1, OptionalDouble.empty()).disturbance());
        assertEquals(Disturbance.NONE, watch.end(SECOND, 2, OptionalDouble.empty()).disturbance(),
                "two workers of two processors wait for what the JVM does beside them");
        assertEquals(Disturbance.NONE, watch.end(SECOND, 1, OptionalDouble.of(0)).disturbance());
    }

    @Test
    void shouldMarkARunStoppedForAQuotaOnlyIfOthersHaveUsedOfIt() throws IOException {
        write("proc/self/cgroup", "0::/group\n");
        write("groups/group/cpu.stat", "usage_usec 0\nnr_periods 0\nnr_throttled 0\n");
        time(0, 0, 0, 0);
        var watch = new StrainWatch(sources(), 0);
        time(100, 0, 100, 96);
        write("groups/group/cpu.stat", "usage_usec 1000000\nnr_periods 10\nnr_throttled 4\n");
        assertEquals(Disturbance.NONE, watch.end(SECOND, 2, OptionalDouble.empty()).disturbance(),
                "what its own workers use up belongs to its size");

        time(100, 0, 100, 50);
        assertEquals(0.4, watch.end(SECOND, 1, OptionalDouble.of(0)).disturbance().quota(), 1e-9);
    }

    private static StrainWatch.Found end(StrainWatch watch, long seconds) {
        return watch.end(seconds * SECOND, 2, OptionalDouble.empty());
    }

    private StrainWatch.Sources sources() {
        return new StrainWatch.Sources(folder.resolve("proc"), folder.resolve("groups"), folder.resolve("system"), 2);
    }

    /// Ticks of two processors together, with those that this process had of them.
    private void time(long busy, long stolen, long idle, long own) throws IOException {
        write("proc/stat", "cpu0 %d 0 0 %d 0 0 0 %d 0 0\ncpu1 0 0 0 0 0 0 0 0 0 0\n".formatted(busy, idle, stolen));
        write("proc/self/stat", "7 (java) S 1 7 7 0 -1 4194304 1 0 0 0 " + own + " 0 0 0 20 0 1 0 1 0 0\n");
        write("proc/self/status", "Cpus_allowed_list:\t0-1\n");
    }

    private void pressure(String what, long micros) throws IOException {
        write("proc/pressure/" + what, "some avg10=0.00 avg60=0.00 avg300=0.00 total=" + micros
                + "\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=9\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
