package org.poolscope.cli.option;

import org.poolscope.compare.question.PoolSizes;
import org.poolscope.workload.InvalidSettingException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads pool sizes from the command line.
public final class PoolSizesOption implements ITypeConverter<PoolSizes> {

    @Override
    public PoolSizes convert(String text) {
        try {
            return PoolSizes.parse(text, Runtime.getRuntime().availableProcessors());
        } catch (InvalidSettingException e) {
            throw new TypeConversionException(e.reason());
        }
    }
}
