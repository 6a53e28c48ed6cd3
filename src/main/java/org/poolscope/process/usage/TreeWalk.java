package org.poolscope.process.usage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.poolscope.process.tree.ProcessTree;
import org.poolscope.process.usage.system.ProcessView;
import org.poolscope.process.usage.system.SystemProcesses;

/// Finds the processes of all accounts and looks at them. For one thread.
///
/// A process belongs to the account of its parent, or of the program whose group it is in; one that has neither is
/// looked at once more, a second later at most, for the mark in its environment. Whoever was found stays where he is,
/// whatever becomes of his parent.
final class TreeWalk {

    /// A look at everything is worth it so often, though nothing is known to have begun.
    private static final long LIST_NANOS = 500_000_000;

    /// Nor if all that have begun since the last one were looked at.
    private static final long LONG_LIST_NANOS = 5_000_000_000L;

    private static final long SWEEP_NANOS = 1_000_000_000;

    /// What takes long to learn is asked again after so long, and later if there are many to be asked.
    private static final long CLOSE_NANOS = 500_000_000;
    private static final int MANY = 50;

    /// Of one that has hardly run there is hardly anything new.
    private static final long LITTLE_CPU_NANOS = 10_000_000;
    private static final long LITTLE_CLOSE_NANOS = 10_000_000_000L;

    /// Most processes are gone before it is worth it.
    private static final long FIRST_CLOSE_NANOS = 100_000_000;

    /// Whoever starts processes without end does not keep this thread busy: the others are found at the next looks.
    private static final int MOST_NEW = 256;
    private static final int MOST_SWEPT = 64;

    /// To look for so many one by one takes less than to ask all who they have started.
    private static final int MOST_BEGUN = 32;
    private static final int MOST_MEMBERS = 4096;

    private static final int ROUNDS = 3;

    private final SystemProcesses table;
    private final List<TreeAccount> accounts = new ArrayList<>();
    private final Map<Long, TreeAccount> byRoot = new HashMap<>();
    private final List<Member> members = new ArrayList<>();
    private final Map<Long, Member> byPid = new HashMap<>();
    private BitSet known = new BitSet();
    private BitSet listed = new BitSet();
    private final BitSet strangers = new BitSet();
    private boolean moreToFind;
    private boolean allKnown;
    private int looked;
    private final long[] children = new long[MOST_NEW];
    private final int[] begunPids = new int[MOST_BEGUN];
    private long listedNanos;
    private long sweptNanos;

    /// A process that is watched.
    private static final class Member {
        private final ProcessView view;
        private final TreeAccount account;
        private final boolean isRoot;
        private boolean orphan;
        private boolean hasChildren;
        private boolean ran = true;
        private boolean ranNow = true;
        private long closeNanos;
        private long closeCpuNanos = -LITTLE_CPU_NANOS;

        Member(ProcessView view, TreeAccount account, boolean isRoot, boolean orphan, long nanos) {
            this.closeNanos = nanos - CLOSE_NANOS + FIRST_CLOSE_NANOS;
            this.view = view;
            this.account = account;
            this.isRoot = isRoot;
            this.orphan = orphan;
        }

        boolean hasRunLong() {
            return view.ownNanos() - closeCpuNanos >= LITTLE_CPU_NANOS;
        }
    }

    TreeWalk(SystemProcesses table) {
        this.table = table;
    }

    boolean hasAccounts() {
        return !accounts.isEmpty();
    }

    /// Whether a look is wanted soon again, for some account grows or has begun after a moment. So it is without any:
    /// the next one is to be noticed.
    boolean isFast(long moment) {
        boolean fast = accounts.isEmpty();
        for (int i = 0; i < accounts.size() && !fast; i++) {
            fast = accounts.get(i).grows() || accounts.get(i).begunNanos() - moment > 0;
        }
        return fast;
    }

    /// Looks at all once.
    ///
    /// @param begun accounts that are new
    void look(long nanos, Queue<TreeAccount> begun) {
        begin(begun, nanos);
        dropEnded();
        int count = table.begun(begunPids);
        lookAtMembers(nanos);
        looked = 0;
        boolean all = false;
        if (count < 0 || moreToFind) {
            allKnown = false;
            all = !findChildren(nanos);
        } else {
            findBegun(count, nanos);
        }
        if (!accounts.isEmpty() && (all || nanos - listedNanos >= (allKnown ? LONG_LIST_NANOS : LIST_NANOS))) {
            find(nanos);
        }
        if (nanos - sweptNanos >= SWEEP_NANOS) {
            sweep(nanos);
        }
        accounts.forEach(TreeAccount::open);
        for (Member member : members) {
            if (!member.isRoot || member.account.rootCounts()) {
                member.account.add(member.view, member.orphan);
            }
        }
        accounts.forEach(account -> account.publish(nanos));
    }

    private void begin(Queue<TreeAccount> begun, long nanos) {
        for (TreeAccount account = begun.poll(); account != null; account = begun.poll()) {
            ProcessView root = account.isOver() ? null : table.open(account.root());
            if (root != null) {
                accounts.add(account);
                byRoot.put(account.root(), account);
                add(new Member(root, account, true, false, nanos));
            }
        }
    }

    private void add(Member member) {
        members.add(member);
        byPid.put(member.view.pid(), member);
    }

    private void dropEnded() {
        if (accounts.removeIf(TreeAccount::isOver)) {
            byRoot.values().removeIf(TreeAccount::isOver);
            for (Iterator<Member> all = members.iterator(); all.hasNext();) {
                Member member = all.next();
                if (member.account.isOver()) {
                    all.remove();
                    forget(member);
                }
            }
        }
    }

    private void forget(Member member) {
        byPid.remove(member.view.pid(), member);
        member.view.close();
    }

    private void lookAtMembers(long nanos) {
        long close = CLOSE_NANOS * Math.max(1, members.size() / MANY);
        int left = 0;
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            if (look(member, nanos, close)) {
                members.set(left++, member);
            } else {
                gone(member);
            }
        }
        members.subList(left, members.size()).clear();
    }

    private boolean look(Member member, long nanos, long close) {
        ProcessView view = member.view;
        boolean there = true;
        member.ranNow = view.hasRun();
        if (member.ranNow) {
            member.ran = true;
            // With children come their times.
            there = member.hasChildren ? view.look() : view.glance();
            if (there && view.residentBytes() == 0) {
                there = view.look();
            }
        }
        if (there && member.ran && nanos - member.closeNanos >= (member.hasRunLong() ? close : LITTLE_CLOSE_NANOS)) {
            member.ran = false;
            member.closeNanos = nanos;
            there = view.lookClosely();
            member.closeCpuNanos = view.ownNanos();
        }
        if (there && !member.isRoot && !member.orphan) {
            member.orphan = isOrphan(member);
        }
        return there;
    }

    private boolean isOrphan(Member member) {
        Member parent = byPid.get(member.view.parent());
        return parent == null || parent.account != member.account;
    }

    /// Its time is its parent's now, if that has waited for it.
    private void gone(Member member) {
        if (member.orphan) {
            member.account.lose(member.view);
        }
        forget(member);
    }

    /// Those that were started by others that were, too, have higher numbers than these.
    private void findBegun(int count, long nanos) {
        for (int i = 0; i < count; i++) {
            int pid = begunPids[i];
            ProcessView view = byPid.containsKey((long) pid) ? null : table.openBegun(pid);
            if (view == null) {
                continue;
            }
            boolean isOurs = accountOf(view) != null;
            if (!isOurs || !table.isProcess(pid) || !adopt(view, nanos)) {
                // Of one that has threads, these have begun just now, or it is found by the next list.
                strangers.set(pid, !isOurs && view.threads() <= 1);
                view.close();
            }
        }
    }

    /// Whoever has not run has started nobody.
    ///
    /// @return whether that tells of all children
    private boolean findChildren(long nanos) {
        boolean all = true;
        moreToFind = false;
        // Those that are found have children, too.
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            int count = member.ranNow ? member.view.children(children) : 0;
            all &= count >= 0;
            for (int child = 0; child < count; child++) {
                long pid = children[child];
                if (!byPid.containsKey(pid) && mayLook()) {
                    ProcessView view = table.open(pid);
                    if (view != null && !adopt(view, nanos)) {
                        view.close();
                    }
                }
            }
        }
        return all;
    }

    private boolean mayLook() {
        moreToFind |= looked >= MOST_NEW || members.size() >= MOST_MEMBERS;
        return looked++ < MOST_NEW && members.size() < MOST_MEMBERS;
    }

    private void find(long nanos) {
        listedNanos = nanos;
        allKnown = true;
        listed.clear();
        table.list(listed);
        BitSet all = listed;
        List<ProcessView> found = new ArrayList<>();
        for (int pid = all.nextSetBit(0); pid >= 0; pid = all.nextSetBit(pid + 1)) {
            if (known.get(pid) || byPid.containsKey((long) pid)) {
                continue;
            }
            if (!mayLook()) {
                all.clear(pid);
                continue;
            }
            ProcessView view = table.open(pid);
            if (view != null && !adopt(view, nanos)) {
                found.add(view);
            }
        }
        adoptLate(found, nanos);
        listed = known;
        known = all;
        strangers.and(known);
    }

    /// Pids begin anew when all were taken, so a child may have been looked at before its parent.
    private void adoptLate(List<ProcessView> found, long nanos) {
        for (int round = 0; round < ROUNDS && found.removeIf(view -> adopt(view, nanos)); round++) {
            // until nobody finds his parent any more
        }
        for (ProcessView stranger : found) {
            strangers.set((int) stranger.pid());
            stranger.close();
        }
    }

    private @Nullable TreeAccount accountOf(ProcessView view) {
        Member parent = byPid.get(view.parent());
        return parent != null ? parent.account : byRoot.get(view.group());
    }

    private boolean adopt(ProcessView view, long nanos) {
        Member parent = byPid.get(view.parent());
        TreeAccount account = accountOf(view);
        if (account == null) {
            return false;
        }
        if (parent != null) {
            parent.hasChildren = true;
        }
        add(new Member(view, account, false, parent == null, nanos));
        return true;
    }

    /// Looks for marks in those that have been there for a while.
    private void sweep(long nanos) {
        sweptNanos = nanos;
        Map<String, TreeAccount> byMark = new HashMap<>();
        accounts.forEach(account -> byMark.put(account.mark(), account));
        int swept = 0;
        for (int pid = strangers.nextSetBit(0); pid >= 0 && swept < MOST_SWEPT; pid = strangers.nextSetBit(pid + 1)) {
            swept++;
            strangers.clear(pid);
            ProcessView view = table.open(pid);
            if (view == null) {
                continue;
            }
            TreeAccount account = view.variable(ProcessTree.MARK).map(byMark::get).orElse(null);
            if (account != null && !byPid.containsKey((long) pid)) {
                add(new Member(view, account, false, true, nanos));
            } else {
                view.close();
            }
        }
    }
}
