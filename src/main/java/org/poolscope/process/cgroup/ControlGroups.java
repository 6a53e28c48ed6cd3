package org.poolscope.process.cgroup;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The groups that this process makes for the programs that it starts. Any thread may use it.
public final class ControlGroups {

    private static final String PREFIX = "poolscope-";

    private final Path home;
    private final GroupOwner owner;
    private final AtomicLong made = new AtomicLong();

    /// Those that somebody was left in.
    private final Queue<Path> left = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    /// @param home  the group below which they are made
    /// @param owner whose they are
    ControlGroups(Path home, GroupOwner owner) {
        this.home = home;
        this.owner = owner;
    }

    /// Those of this system, where a part of the tree is handed over to this program. Removes what killed programs have
    /// left there.
    public static Optional<ControlGroups> ofThisProcess() {
        return GroupHome.ofThisSystem().find(System.getenv(GroupHome.VARIABLE)).flatMap(ControlGroups::in);
    }

    /// Those below a group.
    public static Optional<ControlGroups> in(Path home) {
        return GroupOwner.ofThisProcess().map(owner -> {
            GroupHome.enable(home, ControlGroups::isOfThisProgram);
            var groups = new ControlGroups(home, owner);
            groups.sweep(GroupOwner::isAlive);
            return groups;
        });
    }

    /// This process is a worker's, and the program who has started it.
    private static boolean isOfThisProgram(long pid) {
        long program = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(-1L);
        Optional<ProcessHandle> at = ProcessHandle.of(pid);
        while (at.isPresent() && at.get().pid() != program) {
            at = at.get().parent();
        }
        return at.isPresent();
    }

    /// Makes one.
    ///
    /// @return null if there can be none any more
    public @Nullable ControlGroup begin() {
        if (over) {
            return null;
        }
        Path again = left.poll();
        if (again != null) {
            remove(again);
        }
        try {
            Path folder = home.resolve(PREFIX + owner.text() + made.incrementAndGet());
            return new ControlGroup(Files.createDirectory(folder), this);
        } catch (IOException _) {
            giveUp();
            return null;
        }
    }

    /// No program can be started in one, so no more are made.
    public void giveUp() {
        over = true;
    }

    void remove(Path group) {
        if (!isRemoved(group)) {
            left.add(group);
        }
    }

    /// Removes what nobody owns any more. Of another namespace nobody knows that.
    void sweep(Predicate<GroupOwner> isAlive) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(home, PREFIX + "*")) {
            for (Path group : all) {
                GroupOwner.of(group.getFileName().toString().substring(PREFIX.length()))
                        .filter(of -> of.namespace().equals(owner.namespace()) && !isAlive.test(of))
                        .ifPresent(_ -> isRemoved(group));
            }
        } catch (IOException | DirectoryIteratorException _) {
            // The next program may do it.
        }
    }

    /// With the groups that a program has made below its own. Files of groups go with them, and one that somebody is in
    /// stays.
    ///
    /// @return whether it is gone
    private static boolean isRemoved(Path group) {
        try (DirectoryStream<Path> below = Files.newDirectoryStream(group, Files::isDirectory)) {
            below.forEach(ControlGroups::isRemoved);
        } catch (IOException | DirectoryIteratorException _) {
            // It is gone, or cannot be removed either.
        }
        return !Files.isDirectory(group) || group.toFile().delete();
    }
}
