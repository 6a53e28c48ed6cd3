package org.poolscope.process.cgroup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.poolscope.process.usage.GroupUse;

/// Groups in a folder that looks like a part of the tree of control groups.
class ControlGroupsTest {

    private static final GroupOwner OWNER = new GroupOwner("4026531836", 42, 1000);

    @TempDir
    Path home;

    private static ControlGroup begin(ControlGroups groups) {
        return Objects.requireNonNull(groups.begin());
    }

    private static void write(ControlGroup group, String name, String text) throws IOException {
        Files.writeString(group.folder().resolve(name), text);
    }

    /// G34
    @Test
    void shouldTellWhatTheKernelKeepsOfAGroup() throws IOException {
        ControlGroup group = begin(new ControlGroups(home, OWNER));
        write(group, "cpu.stat", "usage_usec 17\nuser_usec 12\nsystem_usec 5\nnice_usec 0\n");
        assertEquals(Optional.of(new GroupUse(12_000, 5_000, GroupUse.UNKNOWN, 0, GroupUse.UNKNOWN)), group.use());

        write(group, "memory.peak", "5000000\n");
        write(group, "memory.stat", "anon 7\nfile 900000\nshmem 100000\nslab_reclaimable 50000\nslab 99\n");
        write(group, "pids.peak", "9\n");
        assertEquals(Optional.of(new GroupUse(12_000, 5_000, 5_000_000, 850_000, 9)), group.use());
    }

    /// G34
    @Test
    void shouldKnowWhoLivesInAGroupAndBelowItAndKillAllOfThem() throws IOException {
        ControlGroup group = begin(new ControlGroups(home, OWNER));
        write(group, "cgroup.procs", "71\n72\n");
        write(group, "cgroup.events", "populated 1\nfrozen 0\n");
        Path below = Files.createDirectory(group.folder().resolve("of-the-program"));
        Files.writeString(below.resolve("cgroup.procs"), "73\n");
        assertEquals(Set.of(71L, 72L, 73L), group.members());
        assertTrue(group.isPopulated());

        group.kill();

        assertEquals("1", Files.readString(group.folder().resolve("cgroup.kill")));
        write(group, "cgroup.events", "populated 0\nfrozen 0\n");
        assertFalse(group.isPopulated());
    }

    /// G34
    @Test
    void shouldRemoveAGroupWhenNobodyIsLeftInIt() throws IOException {
        var groups = new ControlGroups(home, OWNER);
        ControlGroup empty = begin(groups);
        Files.createDirectory(empty.folder().resolve("of-the-program"));
        ControlGroup left = begin(groups);
        write(left, "somebody", "");
        empty.close();
        left.close();
        assertFalse(Files.exists(empty.folder()));
        assertTrue(Files.exists(left.folder()));

        Files.delete(left.folder().resolve("somebody"));
        begin(groups);

        assertFalse(Files.exists(left.folder()));
    }

    /// G34
    @Test
    void shouldRemoveWhatKilledProgramsHaveLeftAndNothingElse() throws IOException {
        for (String name : new String[] {"poolscope-4026531836-7-1-1", "poolscope-4026531836-8-1-1",
                "poolscope-1-7-1-1", "poolscope-own", "poolscope-mine", "other"}) {
            Files.createDirectory(home.resolve(name));
        }

        new ControlGroups(home, OWNER).sweep(owner -> owner.pid() == 8);

        assertFalse(Files.exists(home.resolve("poolscope-4026531836-7-1-1")));
        assertEquals(5, Objects.requireNonNull(home.toFile().list()).length);
    }

    @Test
    void shouldKnowItselfForAlive() {
        GroupOwner self = GroupOwner.ofThisProcess().orElseThrow();

        assertTrue(self.isAlive());
        assertEquals(Optional.of(self), GroupOwner.of(self.text() + "3"));
        assertFalse(new GroupOwner(self.namespace(), self.pid(), self.start() + 1).isAlive());
    }

    @Test
    void shouldMakeNoMoreWhereNoneCanBeMade() throws IOException {
        var groups = new ControlGroups(home.resolve("missing"), OWNER);
        assertNull(groups.begin());
        Files.createDirectory(home.resolve("missing"));

        assertNull(groups.begin(), "it is not tried again for each program");
    }
}
