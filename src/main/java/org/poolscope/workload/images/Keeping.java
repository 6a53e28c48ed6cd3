package org.poolscope.workload.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.poolscope.workload.Parameter;
import org.poolscope.workload.Parameters;
import org.poolscope.workload.Settings;
import org.poolscope.workload.Texts;
import org.poolscope.workload.images.metadata.MetadataChoice;

/// What a result keeps of its original beside what is seen.
///
/// @param metadata what of that which its file says
/// @param time     whether the time of its file, which is when it was last changed
/// @param colours  whether its colours as they are stored, with the profile that says what they mean; they are brought
///                 to sRGB otherwise
record Keeping(MetadataChoice metadata, boolean time, boolean colours) {

    private static final Texts TEXTS = Texts.of(Keeping.class);
    private static final String METADATA = "metadata";
    private static final String TIME = "time";
    private static final String KEEP = "keep";
    private static final String NOW = "now";
    private static final String COLOUR = "colour";
    private static final String SRGB = "srgb";

    /// Of its parameters.
    static final List<String> NAMES = List.of(METADATA, TIME, COLOUR);

    static List<Parameter> parameters(Parameters all) {
        return List.of(
                all.choice(METADATA, MetadataChoice.ALL.word(), MetadataChoice.words()),
                all.choice(TIME, NOW, List.of(NOW, KEEP)),
                all.choice(COLOUR, KEEP, List.of(KEEP, SRGB)));
    }

    static Keeping of(Settings settings) {
        return new Keeping(MetadataChoice.of(settings.text(METADATA)), settings.text(TIME).equals(KEEP),
                settings.text(COLOUR).equals(KEEP));
    }

    /// Gives a result the time of its original, if that is asked.
    ///
    /// @return what could not be done, in words
    List<String> giveTime(Path original, Path result) {
        if (time) {
            try {
                Files.setLastModifiedTime(result, Files.getLastModifiedTime(original));
            } catch (IOException _) {
                return List.of(TEXTS.get("item.time"));
            }
        }
        return List.of();
    }
}
