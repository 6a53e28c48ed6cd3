package org.poolscope.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.poolscope.codec.bytes.LittleEndian;
import org.poolscope.workload.ItemEnd;
import org.poolscope.workload.ItemReport;
import org.poolscope.workload.ItemResult;
import org.poolscope.workload.Items;

class FramesTest {

    private static final Reply.Failure FAILURE = new Reply.Failure("a.B", "näh", "a.B: näh\n\tat c");

    private static final ItemReport REPORT = new ItemReport(OptionalDouble.of(0.5), "",
            new LinkedHashMap<>(Map.of("loss", new ItemReport.Value(-1, false))));

    static Stream<Command> commands() {
        return Stream.of(
                new Command.Open("primes", Map.of("from", "1", "to", "ü")),
                new Command.Run(7, new Items.Range(-5, Long.MAX_VALUE - 6)),
                new Command.Run(8, new Items.Names(List.of("", "photo ü.jpg"), 40, 50)),
                new Command.OpenCalls(new byte[] {1}, null),
                new Command.Define(3, new byte[] {1, 2}),
                new Command.Call(9, 3, new byte[] {4}, null, Attachments.NONE),
                new Command.Call(9, 3, new byte[0], new int[] {0, 5}, new Attachments(List.of("1-2.large"))),
                new Command.Forget(3),
                new Command.Recall(12),
                new Command.Interrupt(Long.MIN_VALUE),
                new Command.Leave());
    }

    static Stream<Reply> replies() {
        return Stream.of(
                new Reply.Hello("0123", 4711),
                new Reply.Opened(),
                new Reply.OpenFailed(FAILURE),
                new Reply.Done(1, 2, 3, List.of(4L, "x", true), List.of(
                        new ItemResult("a.jpg", true, Duration.ofNanos(5), "", "small/a.jpg"),
                        new ItemResult("b.jpg", false, Duration.ofSeconds(6), "cut short").telling(REPORT)
                                .ending(ItemEnd.exited(3)),
                        ItemResult.failed("c.jpg", Duration.ZERO, "").ending(ItemEnd.signalled(9)))),
                new Reply.Reported(1, 2, REPORT),
                new Reply.Reported(1, 2, new ItemReport(OptionalDouble.empty(), "näh", new LinkedHashMap<>())),
                new Reply.Failed(1, 2, 3, FAILURE),
                new Reply.Answered(1, 2, 3, new byte[] {5}, List.of(), Attachments.NONE),
                new Reply.Answered(1, 2, 3, new byte[0], List.of(new Reply.Thrown(0, new byte[] {7})),
                        new Attachments(List.of("1-2.large"))),
                new Reply.Returned(new long[] {8, 9}));
    }

    @Test
    void shouldHaveAnExampleOfEveryCommandAndEveryReply() {
        assertEquals(leaves(Command.class),
                commands().map(Command::getClass).collect(Collectors.toSet()));
        // Failure is a value inside replies, not a reply.
        assertEquals(leaves(Reply.class),
                replies().map(Reply::getClass).collect(Collectors.toSet()));
    }

    private static Set<Class<?>> leaves(Class<?> type) {
        return !type.isSealed() ? Set.of(type) : Stream.of(type.getPermittedSubclasses())
                .flatMap(each -> leaves(each).stream()).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldBringEveryCommandThroughByteByByte(Command command) throws IOException {
        List<Command> received = dripped(FrameInput.ofCommands(), frames(command, command));
        assertEquals(inWords(List.of(command, command)), inWords(received));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void shouldBringEveryReplyThroughByteByByte(Reply reply) throws IOException {
        List<Reply> received = dripped(FrameInput.ofReplies(), frames(reply, reply));
        assertEquals(inWords(List.of(reply, reply)), inWords(received));
    }

    /// With the class of every value and all that is in its arrays, which records do not compare.
    private static String inWords(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Record of -> of.getClass().getSimpleName() + Stream.of(of.getClass().getRecordComponents())
                    .map(part -> part.getName() + " " + inWords(part(of, part))).toList();
            case byte[] bytes -> "bytes " + Arrays.toString(bytes);
            case int[] ints -> "ints " + Arrays.toString(ints);
            case long[] longs -> "longs " + Arrays.toString(longs);
            case List<?> list -> "list " + list.stream().map(FramesTest::inWords).toList();
            case Map<?, ?> map -> "map " + new TreeMap<>(map);
            default -> value.getClass().getSimpleName() + " " + value;
        };
    }

    private static @Nullable Object part(Record of, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("replies")
    void shouldRefuseEveryFrameThatIsCutShortOrTooLong(Reply reply) {
        byte[] whole = frames(reply);
        for (int length = 6; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            LittleEndian.putInt(cut, 0, length - 4);
            assertThrows(MalformedFrameException.class, () -> dripped(FrameInput.ofReplies(), cut),
                    () -> "a frame cut to " + cut.length + " of " + whole.length + " bytes was taken");
        }
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        LittleEndian.putInt(longer, 0, longer.length - 4);
        assertThrows(MalformedFrameException.class, () -> dripped(FrameInput.ofReplies(), longer));
    }

    @Test
    void shouldRefuseLengthsVersionsAndTypesThatCannotBe() {
        assertRefused("length of -1", blank(6).putInt(-1));
        assertRefused("length of 1", blank(6).putInt(1));
        assertRefused("length of", blank(6).putInt(WireWriter.MAX_FRAME + 1));
        assertRefused("version 9", blank(6).putInt(2).put((byte) 66).put((byte) 9));
        assertRefused("no reply has type 5", blank(6).putInt(2).put((byte) 5).put((byte) 1));
    }

    private static ByteBuffer blank(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void assertRefused(String reason, ByteBuffer frame) {
        var refusal = assertThrows(MalformedFrameException.class,
                () -> dripped(FrameInput.ofReplies(), frame.array()));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
    }

    @Test
    void shouldNoticeAStreamThatEndsInTheMiddleOfAFrame() {
        byte[] whole = frames(new Reply.Hello("token", 1));
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);

        assertThrows(EOFException.class, () -> received(FrameInput.ofReplies(), cut));
    }

    @Test
    void shouldNotBelieveACountThatItsFrameCannotHold() {
        // Names: type 3, task, then a count of two thousand million.
        ByteBuffer lie = blank(18).putInt(14).put((byte) 3).put((byte) 1).putLong(1).putInt(2_000_000_000);

        assertThrows(MalformedFrameException.class, () -> dripped(FrameInput.ofCommands(), lie.array()));
    }

    @Test
    void shouldBringLargeFramesThrough() throws IOException {
        var names = new Items.Names(Stream.generate(() -> "x".repeat(1000)).limit(5000).toList());
        var command = new Command.Run(1, names);

        assertEquals(List.of(command), received(FrameInput.ofCommands(), frames(command)));
    }

    @Test
    void shouldRefuseToSendWhatIsTooLargeAndSendTheNextAllTheSame() throws IOException {
        var out = new WireWriter();
        var tooLarge = new Reply.Done(1, 2, 3, new byte[WireWriter.MAX_FRAME + 1], List.of());

        var refusal = assertThrows(IllegalArgumentException.class, () -> ReplyCodec.write(tooLarge, out));
        ReplyCodec.write(new Reply.Opened(), out);

        assertTrue(refusal.getMessage().contains("at most"), refusal.getMessage());
        assertEquals(List.of(new Reply.Opened()), received(FrameInput.ofReplies(), bytes(out)));
    }

    private static byte[] frames(Object... values) {
        var out = new WireWriter();
        for (Object value : values) {
            switch (value) {
                case Command command -> CommandCodec.write(command, out);
                case Reply reply -> ReplyCodec.write(reply, out);
                default -> throw new IllegalArgumentException(value.toString());
            }
        }
        return bytes(out);
    }

    private static byte[] bytes(WireWriter out) {
        ByteBuffer drained = out.drain();
        byte[] bytes = new byte[drained.remaining()];
        drained.get(bytes);
        return bytes;
    }

    /// Receives in the pieces a channel gives.
    private static <T> List<T> received(FrameInput<T> input, byte[] bytes) throws IOException {
        ReadableByteChannel channel = Channels.newChannel(new ByteArrayInputStream(bytes));
        var values = new ArrayList<T>();
        while (input.receive(channel) >= 0) {
            for (T value = input.next(); value != null; value = input.next()) {
                values.add(value);
            }
        }
        return values;
    }

    /// Receives byte by byte: a value comes with its last byte and not before.
    private static <T> List<T> dripped(FrameInput<T> input, byte[] bytes) throws IOException {
        var values = new ArrayList<T>();
        for (byte b : bytes) {
            assertNull(input.next());
            assertEquals(1, input.receive(Channels.newChannel(new ByteArrayInputStream(new byte[] {b}))));
            T value = input.next();
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }
}
