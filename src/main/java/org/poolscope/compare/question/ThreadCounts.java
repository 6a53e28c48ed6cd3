package org.poolscope.compare.question;

import java.util.List;
import java.util.stream.Stream;
import org.poolscope.workload.InvalidSettingException;

/// The numbers of threads of a comparison as a person writes them: `1,2,4`.
public final class ThreadCounts {

    private ThreadCounts() {}

    /// @return in the order written; none of a blank text
    /// @throws InvalidSettingException if the text is anything else
    public static List<Integer> parse(String text) {
        if (text.isBlank()) {
            return List.of();
        }
        return Stream.of(text.strip().split("\\s*[,;]\\s*|\\s+", -1)).map(part -> {
            if (!part.matches("\\d{1,4}")) {
                throw new InvalidSettingException("threads", "must be numbers from 1 to "
                        + SweepConfiguration.MAX_THREADS + ", as in 1,2,4; not '" + text + "'");
            }
            return Integer.valueOf(part);
        }).toList();
    }
}
