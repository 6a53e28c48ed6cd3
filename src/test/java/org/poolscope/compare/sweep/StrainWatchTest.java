package org.poolscope.compare.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
                OptionalLong.of(7), OptionalDouble.of((2.5 + 1.5) / 2)), watch.end(9 * SECOND));
    }

    @Test
    void shouldReadControlGroupsOfTheFirstVersionAndTheSpeedThatProcessorsTell() throws IOException {
        write("proc/self/cgroup", "4:cpu,cpuacct:/here\n0::/\n");
        write("groups/cpu/here/cpu.stat", "nr_periods 0\nnr_throttled 0\n");
        write("proc/cpuinfo", "processor\t: 0\ncpu MHz\t\t: 1500.0\nprocessor\t: 1\ncpu MHz\t\t: 2500.0\n");
        var watch = new StrainWatch(sources(), 0);
        watch.look(0);

        assertEquals(new Strain(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(),
                OptionalLong.of(0), OptionalDouble.of(2)), watch.end(SECOND));
    }

    @Test
    void shouldKnowNothingWhereNothingCanBeRead() throws IOException {
        var watch = new StrainWatch(sources(), 0);
        watch.look(0);
        assertEquals(Strain.UNKNOWN, watch.end(SECOND));

        write("proc/pressure/cpu", "nonsense\nsome avg10=0.00 total=many\n");
        write("proc/self/cgroup", "nonsense\n");
        write("proc/cpuinfo", "cpu MHz : fast\n");
        var odd = new StrainWatch(sources(), 0);
        odd.look(0);
        assertEquals(Strain.UNKNOWN, odd.end(SECOND));
    }

    private StrainWatch.Sources sources() {
        return new StrainWatch.Sources(folder.resolve("proc"), folder.resolve("groups"), folder.resolve("system"));
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
