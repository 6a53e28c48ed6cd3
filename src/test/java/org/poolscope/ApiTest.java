package org.poolscope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The fence round the API: which packages a program may build on, and that they show nothing of the others.
class ApiTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final String API = "\n/// **API**: ";
    private static final String NOT_API = "\n/// **Not API**: ";

    @Test
    void shouldSayOfEveryPackageWhetherProgramsMayBuildOnIt() throws IOException {
        List<String> unclear = new ArrayList<>();
        for (Path info : packageInfos()) {
            String text = Files.readString(info);
            if (text.contains(API) == text.contains(NOT_API)) {
                unclear.add(packageOf(info));
            }
        }
        assertEquals(List.of(), unclear);
    }

    @Test
    void shouldShowNoInternalTypeInASignatureOfTheApi() throws IOException {
        Set<String> api = apiPackages();
        List<String> shown = Program.CLASSES.stream().filter(type -> api.contains(type.getPackageName()))
                .flatMap(type -> internals(type, api)).sorted().toList();
        assertEquals(List.of(), shown);
    }

    /// What it is to find is found where it is.
    @Test
    void shouldNoticeAnInternalTypeInASignature() throws IOException {
        Set<String> api = apiPackages();
        Set<String> smaller = new TreeSet<>(api);
        smaller.remove("org.poolscope.call");
        List<String> shown = internals(Program.CLASSES.get("org.poolscope.pool.WorkerPool"), smaller).toList();
        assertFalse(shown.stream().filter(line -> line.contains("CallOptions")).toList().isEmpty(), shown::toString);
        assertFalse(shown.stream().filter(line -> line.contains("Results")).toList().isEmpty(), shown::toString);
    }

    /// The packages that are marked so.
    static Set<String> apiPackages() throws IOException {
        Set<String> api = new TreeSet<>();
        for (Path info : packageInfos()) {
            if (Files.readString(info).contains(API)) {
                api.add(packageOf(info));
            }
        }
        return api;
    }

    private static List<Path> packageInfos() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.endsWith("package-info.java")).toList();
        }
    }

    private static String packageOf(Path info) {
        return SOURCES.relativize(info.getParent()).toString().replace('/', '.').replace('\\', '.');
    }

    private static Stream<String> internals(JavaClass type, Set<String> api) {
        if (!isSeen(type)) {
            return Stream.empty();
        }
        Stream<String> ancestors = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .flatMap(ApiTest::involved)
                .filter(shown -> isInternal(shown, api)).map(shown -> type.getName() + " is a " + shown.getName());
        Stream<String> members = type.getAllMembers().stream().filter(ApiTest::isSeen)
                .flatMap(member -> signature(member).distinct()
                        .filter(shown -> isInternal(shown, api) || isOurs(shown) && !isSeen(shown))
                        .map(shown -> member.getFullName() + " shows " + shown.getName()));
        return Stream.concat(ancestors, members);
    }

    private static Stream<JavaClass> signature(JavaMember member) {
        if (member instanceof JavaField field) {
            return involved(field.getType());
        }
        var code = (JavaCodeUnit) member;
        return Stream.of(Stream.of(code.getReturnType()), code.getParameterTypes().stream(),
                        code.getTypeParameters().stream().map(JavaTypeVariable::getUpperBounds)
                                .flatMap(Collection::stream),
                        code.getExceptionTypes().stream())
                .flatMap(types -> types).flatMap(ApiTest::involved);
    }

    private static Stream<JavaClass> involved(JavaType type) {
        return type.getAllInvolvedRawTypes().stream().map(JavaClass::getBaseComponentType);
    }

    private static boolean isInternal(JavaClass type, Set<String> api) {
        return isOurs(type) && !api.contains(type.getPackageName());
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("org.poolscope");
    }

    private static boolean isSeen(JavaMember member) {
        Set<JavaModifier> modifiers = member.getModifiers();
        return !modifiers.contains(JavaModifier.SYNTHETIC)
                && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
    }

    private static boolean isSeen(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ApiTest::isSeen).orElse(true);
    }
}
