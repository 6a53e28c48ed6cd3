package org.poolscope.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a number; its bounds are looked at where it is used.
public final class WholeNumber implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        return parse(text);
    }

    /// @throws TypeConversionException if it is not one, or larger than anything here may be
    static int parse(String text) {
        try {
            return Integer.parseInt(text.strip().replace("_", ""));
        } catch (NumberFormatException e) {
            throw new TypeConversionException("must be a whole number, not '" + text + "'");
        }
    }
}
