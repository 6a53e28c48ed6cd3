package org.poolscope.workload.run;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.poolscope.workload.InvalidSettingException;

/// Constants as a person writes them: `longest-first`.
final class ConstantWords {

    private ConstantWords() {}

    static String of(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> of(Enum<?>[] all) {
        return Stream.of(all).map(ConstantWords::of).toList();
    }

    /// @param field what it is called where it is refused
    /// @throws InvalidSettingException if it is none of them
    static <E extends Enum<E>> E read(String field, E[] all, String text) {
        return Stream.of(all).filter(one -> of(one).equals(text.strip().toLowerCase(Locale.ROOT))).findFirst()
                .orElseThrow(() -> new InvalidSettingException(field, "must be one of "
                        + String.join(", ", of(all)) + ", not '" + text + "'"));
    }
}
