package org.poolscope.workload.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.poolscope.workload.images.picture.TestJpegs;
import org.poolscope.workload.images.picture.TestPictures;

/// Files that a test may read but must leave alone: after each test every one of them has to be what it was, by its
/// hash, its number, its time and its permissions, and every link has to lead where it led.
public final class KeptFiles implements AfterEachCallback {

    private final Map<Path, String> before = new TreeMap<>();

    /// Writes an original.
    public Path put(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        remember(file);
        return file;
    }

    /// Writes three photographs: `a.jpg`, and in a folder `deep/b.png` and `deep/c.jpg`.
    void putThree(Path input) throws IOException {
        put(input.resolve("a.jpg"), TestJpegs.write(TestPictures.withCorners(60, 40)));
        put(input.resolve("deep/b.png"), TestPictures.file(TestPictures.withCorners(50, 40), "png"));
        put(input.resolve("deep/c.jpg"), TestJpegs.write(TestPictures.withCorners(40, 40)));
    }

    /// Keeps all that is under a folder by now, links as links.
    public void remember(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> !Files.isDirectory(f, LinkOption.NOFOLLOW_LINKS)).toList()) {
                before.put(file, state(file));
            }
        }
    }

    /// Fails if any of them is not what it was.
    public void check() throws IOException {
        assertFalse(before.isEmpty(), "nothing was remembered");
        Map<Path, String> after = new TreeMap<>();
        for (Path file : before.keySet()) {
            after.put(file, Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? state(file) : "gone");
        }
        assertEquals(lines(before), lines(after));
    }

    private static String lines(Map<Path, String> states) {
        List<String> lines = states.entrySet().stream().map(state -> state.getKey() + " " + state.getValue()).toList();
        return String.join("\n", lines);
    }

    private static String state(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            return "-> " + Files.readSymbolicLink(file);
        }
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return hash(file) + " " + attributes.fileKey() + " " + attributes.lastModifiedTime() + " "
                + Files.isWritable(file);
    }

    private static String hash(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        if (!before.isEmpty()) {
            check();
        }
    }
}
