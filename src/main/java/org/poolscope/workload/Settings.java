package org.poolscope.workload;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// The values chosen for a workload's parameters: complete, typed and in bounds from the moment it exists. Immutable.
public final class Settings {

    private final SequencedMap<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Settings() {}

    /// Reads settings as a person gives them; what is not given has its default.
    ///
    /// @throws InvalidSettingException if a name is unknown or a value is not one its parameter takes
    public static Settings parse(List<Parameter> parameters, Map<String, String> given) {
        for (String name : given.keySet()) {
            if (parameters.stream().noneMatch(p -> p.name().equals(name))) {
                throw new InvalidSettingException(name, "is not a setting of this workload; it has "
                        + names(parameters));
            }
        }
        var settings = new Settings();
        for (Parameter parameter : parameters) {
            String text = given.getOrDefault(parameter.name(), parameter.defaultText());
            settings.values.put(parameter.name(), parameter.parse(text));
            settings.texts.put(parameter.name(), parameter.unambiguous(text));
        }
        return settings;
    }

    private static String names(List<Parameter> parameters) {
        return parameters.isEmpty()
                ? "none"
                : parameters.stream().map(Parameter::name).collect(Collectors.joining(", "));
    }

    public long number(String name) {
        return value(name, Long.class);
    }

    /// A number whose parameter's bounds fit an int.
    public int integer(String name) {
        return Math.toIntExact(number(name));
    }

    public String text(String name) {
        return value(name, String.class);
    }

    public Path folder(String name) {
        return value(name, Path.class);
    }

    /// The file that was given, if one was.
    public Optional<Path> file(String name) {
        Optional<?> file = value(name, Optional.class);
        return file.map(Path.class::cast);
    }

    /// A folder that need not be given.
    public Optional<Path> folderIfAny(String name) {
        return Optional.of(folder(name)).filter(folder -> !folder.toString().isEmpty());
    }

    private <T> T value(String name, Class<T> type) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no setting '" + name + "' among " + values.keySet());
        }
        return type.cast(value);
    }

    /// Name and text of every setting, in the parameters' order: [#parse] makes the same settings of them again.
    public SequencedMap<String, String> texts() {
        return new LinkedHashMap<>(texts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return texts.toString();
    }
}
