package org.poolscope.process;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What programs have in their environment besides what this process has, put together once for all that are started
/// one after another: to make an environment anew for each takes longer than to start a small program. Any thread.
public final class ProgramVariables {

    private final Map<String, String> common;
    private final List<String> names;

    /// The same as the system takes it, made with the first program by whoever starts that.
    private volatile @Nullable PosixEnvironment posix;

    /// @param common what all of them have
    /// @param names  variables of which each of them has a value of its own
    public ProgramVariables(Map<String, String> common, List<String> names) {
        this.common = Map.copyOf(common);
        this.names = List.copyOf(names);
    }

    Map<String, String> common() {
        return common;
    }

    List<String> names() {
        return names;
    }

    @Nullable PosixEnvironment posix() {
        return posix;
    }

    void posix(PosixEnvironment made) {
        posix = made;
    }
}
