package org.poolscope.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.poolscope.codec.bytes.ByteOut;
import org.poolscope.codec.scalar.Tag;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.function.CodecException;
import org.poolscope.function.TaskCallable;
import org.poolscope.function.TaskFunction;

class AllowedTypesTest {

    record Leaf(int value) {}

    enum Kind { BIG, SMALL }

    sealed interface Shape permits Circle, Square {}

    record Circle(double radius) implements Shape {}

    record Square(double side, Map<Kind, Optional<? extends List<Leaf[]>>> extra) implements Shape {}

    record Stranger(int value) {}

    static Shape make(Integer size) {
        return new Circle(size);
    }

    static Map<String, List<Shape>> makeMany(Integer size) {
        return Map.of("one", List.of(new Circle(size)));
    }

    static <T> T same(T value) {
        return value;
    }

    @Test
    void shouldAllowAllThatAMethodsResultCanBeMadeOf() throws NoSuchMethodException {
        Method method = AllowedTypesTest.class.getDeclaredMethod("makeMany", Integer.class);
        AllowedTypes allowed = AllowedTypes.of(method);
        Shape[] shapes = {new Circle(1), new Square(2, Map.of(Kind.BIG, Optional.empty()))};

        assertEquals(List.of(new Circle(1)), through(List.of(new Circle(1)), allowed));
        assertEquals(new Leaf(1), through(new Leaf(1), allowed));
        assertArrayEquals(shapes, (Shape[]) through(shapes, allowed));
    }

    @Test
    void shouldRefuseAnyOtherTypeAndSayHowToAllowIt() {
        AllowedTypes allowed = AllowedTypes.of(List.of(Shape.class));

        var refusal = assertThrows(CodecException.class, () -> through(List.of(new Stranger(1)), allowed));

        assertEquals("a org.poolscope.codec.AllowedTypesTest.Stranger is not among the types that are rebuilt here; "
                + "make the queue or pipe for messages of the type Stranger", refusal.getMessage());
        assertEquals(new Stranger(1), through(new Stranger(1), allowed.with(Stranger.class)));
        assertEquals(new Circle(1), through(new Circle(1), allowed.with(Stranger.class)));
        assertThrows(CodecException.class, () -> through(new Stranger[0], allowed));
        assertThrows(CodecException.class, () -> through(Kind.BIG, AllowedTypes.none()));
    }

    @Test
    void shouldFindTheTypesOfAFunction() {
        TaskFunction<Integer, Shape> reference = AllowedTypesTest::make;
        TaskFunction<Leaf, Leaf> generic = AllowedTypesTest::same;
        TaskFunction<Integer, Leaf> constructor = Leaf::new;
        TaskCallable<List<Stranger>> lambda = () -> List.of(new Stranger(1));

        assertEquals(new Circle(1), through(new Circle(1), AllowedTypes.ofFunction(reference)));
        assertEquals(new Leaf(1), through(new Leaf(1), AllowedTypes.ofFunction(generic)));
        assertEquals(new Leaf(1), through(new Leaf(1), AllowedTypes.ofFunction(constructor)));
        assertEquals(List.of(new Stranger(1)), through(List.of(new Stranger(1)), AllowedTypes.ofFunction(lambda)));
    }

    @Test
    void shouldNotAllowWhatAFunctionHasNothingToDoWith() {
        TaskFunction<Integer, Integer> abs = Math::abs;

        assertThrows(CodecException.class, () -> through(new RefusalTest.Holder(1), AllowedTypes.ofFunction(abs)));
    }

    @Test
    void shouldLoadNoClassForANameThatIsNotAllowed() {
        var out = new ByteOut(1000);
        out.putByte(Tag.RECORD);
        out.putUnsigned(0);
        out.putString("org.example.Nowhere");
        out.putUnsigned(0);

        var refusal = assertThrows(CodecException.class, () -> ValueDecoder.read(out.drain(), AllowedTypes.none()));

        assertTrue(refusal.getMessage().startsWith("a org.example.Nowhere is not among"), refusal.getMessage());
    }

    @Test
    void shouldRebuildNothingButRecordsAndEnumsInAWorkerEither() {
        for (String name : List.of("java.lang.Thread", "java.util.ArrayList", "no.such.Type")) {
            var out = new ByteOut(1000);
            out.putByte(Tag.RECORD);
            out.putUnsigned(0);
            out.putString(name);
            out.putUnsigned(0);

            assertThrows(CodecException.class,
                    () -> ValueDecoder.read(out.drain(), AllowedTypes.anyRecordOrEnum()), name);
        }
    }

    @Test
    void shouldRefuseToDeriveTypesFromWhatIsNoFunction() {
        Serializable text = "text";

        assertThrows(CodecException.class, () -> AllowedTypes.ofFunction(text));
    }

    private static Object through(Object value, AllowedTypes allowed) {
        return ValueDecoder.read(ValueEncoder.encode(value), allowed);
    }
}
