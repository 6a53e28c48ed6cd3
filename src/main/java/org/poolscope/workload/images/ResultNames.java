package org.poolscope.workload.images;

import java.util.Locale;
import java.util.Set;
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

    /// What the result of an item is called.
    ///
    /// @param content what its file holds
    String of(String item, Content content) {
        return template.of(item, Content.TAKEN.contains(content) ? ending(item, Format.valueOf(content.name())) : "");
    }

    /// The same for a process that has read the file, or the beginning of it.
    String of(String item, byte[] file) {
        return of(item, Content.of(file, Content.ending(item)));
    }

    /// The same for who must not look at the file, which is taken for what its ending says.
    String ofUnseen(String item) {
        String own = own(item);
        return Content.TAKEN.stream().filter(content -> content.name().toLowerCase(Locale.ROOT).equals(own)).findFirst()
                .map(content -> of(item, content)).orElseGet(() -> of(item, Content.JPEG));
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
