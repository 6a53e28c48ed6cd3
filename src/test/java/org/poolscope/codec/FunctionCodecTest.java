package org.poolscope.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.function.CodecException;
import org.poolscope.function.TaskAction;
import org.poolscope.function.TaskBiFunction;
import org.poolscope.function.TaskCallable;
import org.poolscope.function.TaskFunction;

class FunctionCodecTest {

    private static int ran;

    record Point(int x, int y) {
        int sum() {
            return x + y;
        }
    }

    record Adder(int summand) implements TaskFunction<Integer, Integer> {
        @Override
        public Integer apply(Integer argument) {
            return argument + summand;
        }
    }

    enum Case implements TaskFunction<String, String> {
        UPPER {
            @Override
            public String apply(String argument) {
                return argument.toUpperCase();
            }
        }
    }

    interface OwnFunction extends TaskFunction<Integer, Integer> {}

    private static <T> T same(T value) {
        return value;
    }

    @Test
    void shouldTellReferencesToOneGenericMethodApart() throws Exception {
        TaskFunction<String, String> text = FunctionCodecTest::same;
        TaskFunction<byte[], byte[]> bytes = FunctionCodecTest::same;
        TaskFunction<Integer, Integer> number = FunctionCodecTest::same;

        assertEquals("a", through(text).apply("a"));
        assertEquals(1, through(bytes).apply(new byte[1]).length);
        assertEquals(5, through(number).apply(5));
    }

    @Test
    void shouldBringStaticMethodReferencesThrough() throws Exception {
        TaskFunction<Integer, Integer> abs = Math::abs;

        assertEquals(7, through(abs).apply(-7));
    }

    @Test
    void shouldBringReferencesToMethodsOfTheArgumentThrough() throws Exception {
        TaskFunction<Point, Integer> sum = Point::sum;
        TaskBiFunction<String, String, String> concat = String::concat;

        assertEquals(3, through(sum).apply(new Point(1, 2)));
        assertEquals("ab", through(concat).apply("a", "b"));
    }

    @Test
    void shouldBringTheReceiverOfABoundMethodReferenceThrough() throws Exception {
        TaskCallable<Integer> sum = new Point(3, 4)::sum;
        TaskFunction<Integer, String> get = List.of("zero", "one")::get;

        assertEquals(7, through(sum).call());
        assertEquals("one", through(get).apply(1));
    }

    @Test
    void shouldBringConstructorReferencesThrough() throws Exception {
        TaskBiFunction<Integer, Integer, Point> point = Point::new;
        TaskFunction<Integer, int[]> array = int[]::new;

        assertEquals(new Point(1, 2), through(point).apply(1, 2));
        assertEquals(5, through(array).apply(5).length);
    }

    @Test
    void shouldBringCapturedValuesThrough() throws Exception {
        int summand = 5;
        long large = 1L << 40;
        Point point = new Point(1, 2);
        List<Map<String, double[]>> nested = List.of(Map.of("a", new double[] {0.5}));
        TaskFunction<Integer, String> function =
                x -> x + summand + large + " " + point + " " + nested.getFirst().get("a")[0];

        assertEquals("1099511627782 Point[x=1, y=2] 0.5", through(function).apply(1));
    }

    @Test
    void shouldBringActionsAndCapturedFunctionsThrough() throws Exception {
        TaskFunction<Integer, Integer> twice = x -> 2 * x;
        TaskAction action = () -> ran = twice.apply(21);

        through(action).run();

        assertEquals(42, ran);
    }

    @Test
    void shouldBringRecordsAndEnumsThatAreFunctionsThrough() throws Exception {
        assertEquals(12, through(new Adder(5)).apply(7));
        assertEquals("A", through(Case.UPPER).apply("a"));
    }

    @Test
    void shouldRefuseAnAnonymousClassAndSayWhatToWriteInstead() {
        var anonymous = new TaskFunction<Integer, Integer>() {
            private static final long serialVersionUID = 1;

            @Override
            public Integer apply(Integer argument) {
                return argument;
            }
        };

        assertEquals("the anonymous class " + anonymous.getClass().getName() + " cannot be sent as a function; only "
                + "lambdas, method references, and records and enums that are functions can: write it as one of these",
                refusal(anonymous));
    }

    @Test
    void shouldRefuseFunctionsOfOtherInterfaces() {
        Function<Integer, Integer> foreign = (Function<Integer, Integer> & Serializable) x -> x;
        OwnFunction own = x -> x;

        String refusal = refusal((Serializable) foreign);

        assertTrue(refusal.contains("declare it as a TaskFunction"), refusal);
        assertTrue(refusal(own).contains("OwnFunction cannot be sent to a worker; declare it as one of the interfaces "
                + "in org.poolscope.function"), refusal(own));
    }

    @Test
    void shouldRefuseAFunctionThatCapturesWhatCannotBeSent() {
        Thread thread = new Thread();
        TaskCallable<String> function = () -> thread.getName();

        assertTrue(refusal(function).startsWith("a function written in org.poolscope.codec.FunctionCodecTest captures "
                + "a value that cannot be sent: a java.lang.Thread cannot be sent to or from a worker: Thread["),
                refusal(function));
    }

    private String name() {
        return "unsendable";
    }

    @Test
    void shouldTellAFunctionThatUsesItsObjectToDoWithout() {
        TaskCallable<String> function = () -> name();

        assertTrue(refusal(function).contains("or let it use only local variables and static methods"),
                refusal(function));
    }

    @Test
    void shouldBringACapturedCollectionThroughAsItself() throws Exception {
        TreeMap<String, Integer> captured = new TreeMap<>(new HashMap<>(Map.of("a", 1)));
        TaskCallable<Integer> function = () -> captured.firstEntry().getValue();

        assertEquals(1, through(function).call());
    }

    @Test
    void shouldAskForTheClassPathWhereTheClassOfTheFunctionIsMissing() {
        TaskFunction<Integer, Integer> function = x -> x;

        var refusal = assertThrows(CodecException.class,
                () -> decode(function, "FunctionCodecTest", "FunctionCodecTESt"));

        assertTrue(refusal.getMessage().startsWith("the class org.poolscope.codec.FunctionCodecTESt, in which the "
                + "function is written, cannot be loaded here"), refusal.getMessage());
        assertTrue(refusal.getMessage().endsWith("is it on the workers' class path?"), refusal.getMessage());
    }

    @Test
    void shouldNeverMakeAFunctionThatTheCompilerDidNotWrite() {
        TaskFunction<String, Integer> function = Integer::parseInt;

        var other = assertThrows(CodecException.class, () -> decode(function, "parseInt", "parseXxx"));
        assertTrue(other.getMessage().contains("is not there; is the class the same version"), other.getMessage());

        var foreign = assertThrows(CodecException.class,
                () -> decode(function, "org/poolscope/function/Task", "org/poolscope/Function/Task"));
        assertTrue(foreign.getMessage().contains("declare it as one of"), foreign.getMessage());

        String here = "org/poolscope/codec/FunctionCodecTest";
        var without = assertThrows(CodecException.class,
                () -> decode(function, here, "java/util/concurrent/SynchronousQueue"));
        assertTrue(without.getMessage().contains("has no function here that can be sent"), without.getMessage());
    }

    @Test
    void shouldRefuseBytesThatAreNoFunction() {
        byte[] bytes = ValueEncoder.encode("text");

        var refusal = assertThrows(CodecException.class, () -> FunctionCodec.decode(ByteBuffer.wrap(bytes)));

        assertEquals("a function was expected, and a value was received: text", refusal.getMessage());
    }

    @Test
    void shouldNotMakeFunctionsOutOfResults() {
        TaskFunction<Integer, Integer> function = x -> x;
        byte[] bytes = ValueEncoder.encode(List.of(function));

        var refusal = assertThrows(CodecException.class, () -> ValueDecoder.read(bytes, AllowedTypes.none()));

        assertTrue(refusal.getMessage().startsWith("the result holds a function"), refusal.getMessage());
    }

    private static String refusal(Serializable function) {
        return assertThrows(CodecException.class, () -> FunctionCodec.encode(function)).getMessage();
    }

    @SuppressWarnings("unchecked")
    private static <F extends Serializable> F through(F function) {
        return (F) FunctionCodec.decode(ByteBuffer.wrap(FunctionCodec.encode(function)));
    }

    /// Decodes a function in whose bytes one text was replaced by another of the same length.
    private static Object decode(Serializable function, String text, String replacement) {
        String bytes = new String(FunctionCodec.encode(function), StandardCharsets.ISO_8859_1);
        byte[] changed = bytes.replace(text, replacement).getBytes(StandardCharsets.ISO_8859_1);
        return FunctionCodec.decode(ByteBuffer.wrap(changed));
    }
}
