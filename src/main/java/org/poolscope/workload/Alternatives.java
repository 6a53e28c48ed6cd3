package org.poolscope.workload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Several ways to say the same thing, as where items come from, of which a person takes one: a form offers them in a
/// list, shows the parameters of the one that is chosen, and leaves those of the others at their defaults. Immutable.
///
/// @param name        what the list is called: lower-case letters and hyphens
/// @param label       what a form writes before it
/// @param description what is chosen, in a sentence
/// @param all         in the order of the list; two at least
public record Alternatives(String name, String label, String description, List<Way> all) {

    /// One of them.
    ///
    /// @param title      a word or two
    /// @param parameters the names of those that say it
    /// @param fixed      what other parameters are, by their names; a form has no fields for them
    public record Way(String title, Set<String> parameters, Map<String, String> fixed) {
        public Way {
            parameters = Set.copyOf(parameters);
            fixed = Map.copyOf(fixed);
        }
    }

    public Alternatives {
        all = List.copyOf(all);
    }

    /// Whether a parameter is of one of the ways, or fixed by one.
    public boolean has(String parameter) {
        return all.stream().flatMap(way -> Stream.concat(way.parameters.stream(), way.fixed.keySet().stream()))
                .anyMatch(parameter::equals);
    }

    /// Whether a parameter is fixed by one of the ways.
    public boolean isFixed(String parameter) {
        return all.stream().anyMatch(way -> way.fixed.containsKey(parameter));
    }

    /// The way that settings say it: the first of which one is set; the first of all if none is.
    ///
    /// @param texts of all parameters by their names
    /// @param usual the defaults of the same
    public Way of(Map<String, String> texts, Map<String, String> usual) {
        return all.stream()
                .filter(way -> way.fixed.entrySet().stream()
                        .allMatch(fixed -> fixed.getValue().equals(texts.get(fixed.getKey()))))
                .filter(way -> way.parameters.stream()
                        .anyMatch(name -> !usual.getOrDefault(name, "").equals(texts.getOrDefault(name, ""))))
                .findFirst().orElseGet(all::getFirst);
    }

    /// What settings come to if one way is taken.
    ///
    /// @param texts of all parameters by their names
    /// @param usual the defaults of the same
    public Map<String, String> taking(Way way, Map<String, String> texts, Map<String, String> usual) {
        Map<String, String> taken = new LinkedHashMap<>(texts);
        taken.replaceAll((name, text) -> has(name) && !way.parameters.contains(name)
                ? way.fixed.getOrDefault(name, usual.getOrDefault(name, "")) : text);
        return taken;
    }
}
