package org.poolscope.workload;

import java.util.List;

/// Makes the parameters of a workload, with the words for them out of its package's texts: of `quality` in `images`
/// these are `images.quality.label` and `images.quality.description`. Immutable.
public final class Parameters {

    private final Texts texts;
    private final String workload;

    private Parameters(Texts texts, String workload) {
        this.texts = texts;
        this.workload = workload;
    }

    /// Those of a workload, by its name.
    ///
    /// @param anchor a class in the package whose texts have the words
    public static Parameters of(Class<?> anchor, String workload) {
        return new Parameters(Texts.of(anchor), workload);
    }

    /// A whole number.
    ///
    /// @param unit as [Parameter.WholeNumber] has it
    public Parameter number(String name, long defaultValue, long min, long max, String unit) {
        return new Parameter.WholeNumber(name, label(name), description(name), defaultValue, min, max, unit);
    }

    /// One of a few words.
    public Parameter choice(String name, String defaultText, List<String> options) {
        return new Parameter.Choice(name, label(name), description(name), defaultText, options);
    }

    /// A line of text.
    public Parameter line(String name, String defaultText, int maxLength) {
        return new Parameter.Text(name, label(name), description(name), defaultText, maxLength);
    }

    /// Any number of lines of text.
    public Parameter lines(String name, int maxLength) {
        return new Parameter.Lines(name, label(name), description(name), maxLength);
    }

    /// A folder, which has no default.
    public Parameter folder(String name, Parameter.Folder.Use use, Parameter.Folder.Content holds) {
        return new Parameter.Folder(name, label(name), description(name), "", use, holds);
    }

    /// A folder, or none.
    public Parameter optionalFolder(String name, Parameter.Folder.Use use) {
        return Parameter.Folder.optional(name, label(name), description(name), use);
    }

    /// A file to read, or none.
    public Parameter file(String name) {
        return new Parameter.FilePath(name, label(name), description(name));
    }

    private String label(String name) {
        return texts.get(workload + "." + name + ".label");
    }

    private String description(String name) {
        return texts.get(workload + "." + name + ".description");
    }
}
