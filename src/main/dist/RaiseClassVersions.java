import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Gives the classes in the jars of a folder that were compiled for Java 5 the form of today: with the tables that tell
/// a verifier which types there are at each branch. A JVM keeps no class without them in an AOT cache, reads it from
/// its jar at every start, and verifies it in the slow way of old. What the classes do stays the same, and each jar
/// says what was done to it.
///
/// Run by the build on `target/app/lib`: `java RaiseClassVersions.java FOLDER`. A second run finds nothing to do.
final class RaiseClassVersions {

    /// Of Java 6, the first that may have those tables.
    private static final int FIRST_WITH_TABLES = 50;
    private static final int RAISED_TO = ClassFile.JAVA_21_VERSION;
    private static final int MAJOR = 6;
    private static final String NOTE = "META-INF/CHANGED-FOR-POOLSCOPE.txt";
    private static final String CHANGED = """
            The class files of this jar that were compiled for Java 5 have been given the version of Java 21 and tables
            for its verifier (StackMapTable), so that they can be loaded from an AOT cache. Nothing else was changed.
            """;

    private final ClassFile form;

    private RaiseClassVersions(URLClassLoader jars) {
        form = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(jars)
                        .orElse(ClassHierarchyResolver.defaultResolver()).cached()));
    }

    public static void main(String[] args) throws IOException {
        List<Path> jars;
        try (var files = Files.list(Path.of(args[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        try (var loader = new URLClassLoader(jars.stream().map(RaiseClassVersions::url).toArray(URL[]::new))) {
            var raise = new RaiseClassVersions(loader);
            for (Path jar : jars) {
                raise.raise(jar);
            }
        }
    }

    private static URL url(Path jar) {
        URI uri = jar.toUri();
        try {
            return uri.toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void raise(Path jar) throws IOException {
        Path made = jar.resolveSibling(jar.getFileName() + ".new");
        try (var from = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(from.entries());
            if (!hasOldClasses(from, entries)) {
                return;
            }
            try (var to = new ZipOutputStream(Files.newOutputStream(made))) {
                for (ZipEntry entry : entries) {
                    byte[] content = from.getInputStream(entry).readAllBytes();
                    write(to, entry.getName(), entry.getTime(), isOld(entry, content) ? raised(content) : content);
                }
                write(to, NOTE, entries.getFirst().getTime(), CHANGED.getBytes());
            }
        }
        Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean hasOldClasses(ZipFile jar, List<? extends ZipEntry> entries) throws IOException {
        for (ZipEntry entry : entries) {
            try (var content = jar.getInputStream(entry)) {
                if (isOld(entry, content.readNBytes(MAJOR + 2))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isOld(ZipEntry entry, byte[] content) {
        return entry.getName().endsWith(".class")
                && (content[MAJOR] << 8 | content[MAJOR + 1]) < FIRST_WITH_TABLES;
    }

    private byte[] raised(byte[] old) {
        // Code is written anew instruction by instruction, since it is copied without its tables otherwise.
        ClassTransform code = ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(() ->
                (builder, element) -> builder.with(element)));
        byte[] raised = form.transformClass(form.parse(old), code.andThen((builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(RAISED_TO, 0);
            } else {
                builder.with(element);
            }
        }));
        List<VerifyError> errors = form.verify(raised);
        if (!errors.isEmpty()) {
            throw errors.getFirst();
        }
        return raised;
    }

    private static void write(ZipOutputStream to, String name, long time, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(time);
        to.putNextEntry(entry);
        to.write(content);
        to.closeEntry();
    }
}
