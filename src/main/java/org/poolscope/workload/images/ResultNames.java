package org.poolscope.workload.images;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.poolscope.workload.images.container.FileBytes;
import org.poolscope.workload.images.metadata.DateTaken;
import org.poolscope.workload.images.output.NameTemplate;
import org.poolscope.workload.images.picture.Content;
import org.poolscope.workload.images.skia.Format;

/// How results are called: as the template says, with the ending of the format that they are written in. An ending that
/// stands for that format already stays, as does any where the format stays: `a.jfif` and a PNG called `b.jpg`, too.
///
/// @param template the names but for their endings
/// @param target   the format of the results
record ResultNames(NameTemplate template, Encoding.Target target) {

    private static final Set<String> OF_JPEG = Set.of("jpg", "jpeg", "jpe", "jfif");

    /// What the result of an original is called. Reads its date if that is in the name, and nothing otherwise.
    ///
    /// @param content what its file holds
    /// @throws IOException if its date is in the name, and cannot be read
    String of(Original original, Content content) throws IOException {
        String item = original.name();
        String ending = Content.TAKEN.contains(content) ? ending(item, Format.valueOf(content.name())) : "";
        return template.of(new NameTemplate.Item(item, ending, original.number(), original.of(),
                () -> DateTaken.of(original.file())));
    }

    /// The same for a process that has read the file.
    String of(Original original, FileBytes file) throws IOException {
        return of(original, Content.of(file.head(Content.HEAD), Content.ending(original.name())));
    }

    private static String own(String item) {
        return item.substring(item.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private String ending(String item, Format read) {
        Format written = target.of(read);
        String own = own(item);
        boolean fits = written == Format.JPEG ? OF_JPEG.contains(own) : own.equals(usual(written));
        return written == read || fits ? "" : usual(written);
    }

    private static String usual(Format written) {
        return written == Format.JPEG ? "jpg" : written.name().toLowerCase(Locale.ROOT);
    }
}
