package org.poolscope.workload;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One thing that can be set on a workload: typed, bounded, described, with a default. The form's field and the command
/// line's `--set` are both made from it.
public sealed interface Parameter {

    /// The name on the command line and in files.
    String name();

    /// What a form writes before the field.
    String label();

    /// What it means, in a sentence.
    String description();

    /// The default, as text that [#parse] takes.
    String defaultText();

    /// Reads a value of this parameter's type.
    ///
    /// @throws InvalidSettingException if the text is not a value of the type, or out of bounds, naming the bound
    Object parse(String text);

    /// A text for the same value that means the same to every process of this machine.
    default String unambiguous(String text) {
        return text;
    }

    /// A text for the same value as it is meant by somebody who writes in a folder: a relative path is seen from there.
    ///
    /// @param folder an absolute path
    /// @throws InvalidSettingException if the text cannot be a path and is to be one
    default String from(Path folder, String text) {
        return text;
    }

    /// The bounds in words, for help texts.
    String bounds();

    /// A whole number.
    ///
    /// @param unit what is counted or measured (`px`, `ms`); empty for a bare number
    record WholeNumber(String name, String label, String description, long defaultValue, long min, long max,
            String unit)
            implements Parameter {
        public WholeNumber {
            if (defaultValue < min || defaultValue > max) {
                throw new IllegalArgumentException(name + ": default " + defaultValue + " is out of bounds");
            }
        }

        @Override
        public String defaultText() {
            return Long.toString(defaultValue);
        }

        @Override
        public Long parse(String text) {
            long value;
            try {
                value = Long.parseLong(text.strip().replace("_", ""));
            } catch (NumberFormatException e) {
                throw new InvalidSettingException(name, "must be a whole number " + bounds() + ", not '" + text + "'");
            }
            if (value < min || value > max) {
                throw new InvalidSettingException(name, "must be " + bounds() + ", not " + value);
            }
            return value;
        }

        @Override
        public String bounds() {
            return "from " + min + " to " + max;
        }
    }

    /// One of a few words.
    record Choice(String name, String label, String description, String defaultText, List<String> options)
            implements Parameter {
        public Choice {
            options = List.copyOf(options);
            if (!options.contains(defaultText)) {
                throw new IllegalArgumentException(name + ": default " + defaultText + " is not among " + options);
            }
        }

        @Override
        public String parse(String text) {
            if (!options.contains(text)) {
                throw new InvalidSettingException(name, "must be " + bounds() + ", not '" + text + "'");
            }
            return text;
        }

        @Override
        public String bounds() {
            return "one of " + String.join(", ", options);
        }
    }

    /// A line of text.
    record Text(String name, String label, String description, String defaultText, int maxLength) implements Parameter {
        /// What a letter has become that could not be decoded.
        private static final char LOST = '\uFFFD';

        @Override
        public String parse(String text) {
            return checked(name, text, maxLength);
        }

        private static String checked(String name, String text, int maxLength) {
            if (text.length() > maxLength) {
                throw new InvalidSettingException(name, "must be " + bounds(maxLength) + ", not " + text.length());
            }
            if (text.indexOf(LOST) >= 0) {
                throw new InvalidSettingException(name, "has letters that were lost, since the language settings of "
                        + "this system do not cover them; set LC_ALL=C.UTF-8 and start again");
            }
            return text;
        }

        @Override
        public String bounds() {
            return bounds(maxLength);
        }

        private static String bounds(int maxLength) {
            return "at most " + maxLength + " characters";
        }
    }

    /// Any number of lines of text, or none, as by default.
    record Lines(String name, String label, String description, int maxLength) implements Parameter {

        @Override
        public String defaultText() {
            return "";
        }

        @Override
        public String parse(String text) {
            return Text.checked(name, text, maxLength);
        }

        @Override
        public String bounds() {
            return Text.bounds(maxLength);
        }
    }

    /// A folder. Whether it is there and can be read or written is looked at when the batch is made.
    ///
    /// @param holds    what is in it, or will be
    /// @param optional whether there may be none, which is an empty text
    record Folder(String name, String label, String description, String defaultText, Use use, Content holds,
            boolean optional)
            implements Parameter {
        /// What the folder is for; a form offers "save" for what is written to, and "open" for the others.
        public enum Use {
            INPUT, OUTPUT,

            /// What relative names lead from; if there is none, the folder that this program was started in.
            WORKING
        }

        /// What a folder holds; a form offers to make photographs for whoever has none at hand.
        public enum Content { ANYTHING, PHOTOGRAPHS }

        /// One that must be given.
        public Folder(String name, String label, String description, String defaultText, Use use, Content holds) {
            this(name, label, description, defaultText, use, holds, false);
        }

        /// One of which nobody knows what it holds.
        public Folder(String name, String label, String description, String defaultText, Use use) {
            this(name, label, description, defaultText, use, Content.ANYTHING);
        }

        /// One that need not be given, for whatever it holds.
        public static Folder optional(String name, String label, String description, Use use) {
            return new Folder(name, label, description, "", use, Content.ANYTHING, true);
        }

        /// The empty path if there is none, see [Settings#folderIfAny].
        @Override
        public Path parse(String text) {
            if (optional && text.isBlank()) {
                return Path.of("");
            }
            if (text.isBlank()) {
                throw new InvalidSettingException(name, "must be a folder; none was given");
            }
            return TypedPath.read(name, text).toAbsolutePath().normalize();
        }

        /// As it is, unless it depends on whose home is meant.
        @Override
        public String unambiguous(String text) {
            return optional && text.isBlank() ? "" : TypedPath.unambiguous(name, text);
        }

        @Override
        public String from(Path folder, String text) {
            if (text.isBlank()) {
                return use == Use.WORKING ? TypedPath.from(folder, name, ".") : text;
            }
            return TypedPath.from(folder, name, text);
        }

        @Override
        public String bounds() {
            String folder = use == Use.OUTPUT ? "a folder to write to; made if missing" : "an existing folder";
            return optional ? folder + "; or nothing" : folder;
        }
    }

    /// A file to read, or none, as by default. Whether it is there, and what is in it, is looked at when the batch is
    /// made.
    record FilePath(String name, String label, String description) implements Parameter {
        private static final String STANDARD_INPUT = "-";

        @Override
        public String defaultText() {
            return "";
        }

        @Override
        public Optional<Path> parse(String text) {
            return text.isBlank() ? Optional.empty()
                    : Optional.of(TypedPath.read(name, text).toAbsolutePath().normalize());
        }

        @Override
        public String unambiguous(String text) {
            return text.isBlank() ? "" : TypedPath.unambiguous(name, text);
        }

        /// What comes by standard input is in no folder.
        @Override
        public String from(Path folder, String text) {
            return text.isBlank() || text.equals(STANDARD_INPUT) ? text : TypedPath.from(folder, name, text);
        }

        @Override
        public String bounds() {
            return "an existing file, or nothing";
        }
    }
}
