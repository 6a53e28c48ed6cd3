package org.poolscope.workload.images.metadata;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What of a picture's metadata its copy gets.
public enum MetadataChoice {
    /// All that still holds for the copy.
    ALL,
    /// All but what tells where the picture was taken, with whose machine, and who is on it: positions and places,
    /// serial numbers and other numbers of one machine or picture, owners' names, marked faces, and what makers note in
    /// ways nobody else reads. Author, copyright, date and camera stay.
    PRIVATE,
    /// Nothing but what its colours mean.
    NONE;

    /// Names that say it themselves, in whatever schema.
    private static final Pattern TELLING =
            Pattern.compile("gps|latitude|longitude|altitude|serial|owner|uniqueid", Pattern.CASE_INSENSITIVE);
    /// XMP properties, of photoshop, Iptc4xmpCore, Iptc4xmpExt, mwg-rs, MP and xmpMM.
    private static final Set<String> PLACES_AND_PERSONS = Set.of("City", "State", "Country", "Location", "CountryCode",
            "LocationCreated", "LocationShown", "PersonInImage", "PersonInImageWDetails", "Regions", "RegionInfo",
            "RegionList", "DocumentID", "InstanceID", "OriginalDocumentID", "DerivedFrom", "History", "Ingredients",
            "Pantry", "DocumentAncestors");

    /// The words for all of them, in this order.
    public static List<String> words() {
        return Stream.of(values()).map(MetadataChoice::word).toList();
    }

    /// @param word one of [#words]
    public static MetadataChoice of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a property of that name, of XMP or of a text of a PNG, has to go.
    boolean drops(String property) {
        return this == NONE
                || this == PRIVATE && (TELLING.matcher(property).find() || PLACES_AND_PERSONS.contains(property));
    }
}
