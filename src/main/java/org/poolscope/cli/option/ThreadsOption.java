package org.poolscope.cli.option;

import java.util.List;
import org.poolscope.compare.question.ThreadCounts;
import org.poolscope.workload.InvalidSettingException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads numbers of threads from the command line.
public final class ThreadsOption implements ITypeConverter<ThreadsOption.Counts> {

    /// A list would be taken for an option that may be given several times.
    public record Counts(List<Integer> counts) {}

    @Override
    public Counts convert(String text) {
        try {
            return new Counts(ThreadCounts.parse(text));
        } catch (InvalidSettingException e) {
            throw new TypeConversionException(e.reason());
        }
    }
}
