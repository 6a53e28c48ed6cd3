package org.poolscope.worker.task;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.Elements;
import org.poolscope.codec.FunctionCodec;
import org.poolscope.codec.ValueDecoder;
import org.poolscope.codec.ValueEncoder;
import org.poolscope.codec.thrown.ThrownCodec;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.function.CodecException;
import org.poolscope.protocol.Attachments;
import org.poolscope.protocol.Command;
import org.poolscope.protocol.LargeFiles;
import org.poolscope.protocol.Reply;
import org.poolscope.protocol.WireWriter;
import org.poolscope.protocol.WorkerPage;

/// Calls functions.
final class CallSession implements WorkerSession {

    private final WorkerPage page;
    private final Path directory;
    private final Cancellation cancellation;
    private final @Nullable Object exitHook;

    /// What functions find when they begin, whatever others have made of it.
    private final @Nullable ClassLoader loader;
    private final LargeFiles largeValues;
    private final ValueEncoder encoder;

    /// By job: a function, or its bytes while nobody has called it.
    private final Map<Long, Object> functions = new HashMap<>();

    /// Gets ready: calls the initializer.
    ///
    /// @param directory where large arrays are
    /// @throws Exception whatever the initializer throws
    CallSession(Command.OpenCalls open, WorkerPage page, Path directory, Cancellation cancellation) throws Exception {
        this.page = page;
        this.directory = directory;
        this.cancellation = cancellation;
        this.largeValues = LargeFiles.to(directory);
        this.encoder = ValueEncoder.ofResults(WireWriter.MAX_VALUES, largeValues);
        this.exitHook = open.exitHook() == null ? null : FunctionCodec.decode(ByteBuffer.wrap(open.exitHook()));
        if (open.initializer() != null) {
            Functions.call(FunctionCodec.decode(ByteBuffer.wrap(open.initializer())), null);
        }
        this.loader = Thread.currentThread().getContextClassLoader();
    }

    @Override
    public void define(Command.Define definition) {
        functions.put(definition.job(), definition.function());
    }

    @Override
    public void forget(long job) {
        functions.remove(job);
    }

    @Override
    public Reply run(Command.Work work, long start) {
        var call = (Command.Call) work;
        try {
            Object function = function(call.job());
            LargeFiles large = call.large().isEmpty() ? null : LargeFiles.from(directory, call.large());
            Elements arguments =
                    new ValueDecoder(call.arguments(), AllowedTypes.anyRecordOrEnum(), large).elements();
            return callEach(call, function, arguments, start);
        } catch (Throwable e) {
            return failed(work, start, e);
        }
    }

    /// Decoded at the first call, so that what is wrong with it is that call's error.
    private Object function(long job) {
        Object function = Objects.requireNonNull(functions.get(job), "called before it was defined");
        if (function instanceof byte[] bytes) {
            function = FunctionCodec.decode(ByteBuffer.wrap(bytes));
            functions.put(job, function);
        }
        return function;
    }

    private Reply callEach(Command.Call call, Object function, Elements arguments, long start) {
        int[] only = call.only();
        Object[] values = new Object[arguments.size()];
        List<Reply.Thrown> failures = new ArrayList<>(0);
        for (int i = 0, next = 0; i < values.length; i++) {
            Object argument = null;
            CodecException unbuilt = null;
            try {
                argument = arguments.next();
            } catch (CodecException e) {
                if (arguments.areLost()) {
                    failFrom(i, only != null ? only : IntStream.range(0, values.length).toArray(), e, failures);
                    break;
                }
                unbuilt = e;
            }
            if (only != null && (next == only.length || only[next] != i)) {
                continue;
            }
            next++;
            if (cancellation.isRequested()) {
                return failed(call, start, new CancellationException("cancelled"));
            }
            try {
                if (unbuilt != null) {
                    throw unbuilt;
                }
                values[i] = Functions.call(function, argument);
            } catch (Throwable e) {
                failures.add(new Reply.Thrown(i, ThrownCodec.encode(e)));
            }
            page.progress(i + 1L);
        }
        tidy();
        byte[] bytes = encode(values, failures);
        Attachments large = largeValues.taken();
        return new Reply.Answered(call.task(), start, System.nanoTime(), bytes, failures, large);
    }

    /// What a function does to this thread is not for the next task to find, nor for the encoding of its values. Once
    /// for a task: for each item it costs a fifth of what small functions can do.
    private void tidy() {
        Thread current = Thread.currentThread();
        if (current.getContextClassLoader() != loader) {
            current.setContextClassLoader(loader);
        }
        if (!cancellation.isRequested()) {
            Thread.interrupted();
        }
    }

    /// The bytes after an argument that is broken are lost with it: nobody knows where the next one begins.
    private static void failFrom(int first, int[] called, CodecException why, List<Reply.Thrown> failures) {
        byte[] thrown = ThrownCodec.encode(why);
        for (int position : called) {
            if (position >= first) {
                failures.add(new Reply.Thrown(position, thrown));
            }
        }
    }

    /// All values; and if one of them cannot be sent, then each of those fails by itself.
    private byte[] encode(@Nullable Object[] values, List<Reply.Thrown> failures) {
        try {
            return encoder.writeList(values, values.length).take();
        } catch (CodecException e) {
            LargeFiles.remove(directory, largeValues.taken());
        }
        long left = WireWriter.MAX_VALUES / 2;
        for (int i = 0; i < values.length; i++) {
            try {
                left -= encoder.write(values[i]).drain().remaining();
                if (left < 0) {
                    throw new CodecException("the values of one task take more than " + WireWriter.MAX_VALUES / 2
                            + " bytes together; let it have fewer items");
                }
            } catch (CodecException e) {
                values[i] = null;
                failures.add(new Reply.Thrown(i, ThrownCodec.encode(e)));
            }
            LargeFiles.remove(directory, largeValues.taken());
        }
        return encoder.writeList(values, values.length).take();
    }

    @Override
    public Reply failed(Command.Work work, long start, Throwable thrown) {
        var failure = new Reply.Thrown(Reply.Thrown.ALL, ThrownCodec.encode(thrown));
        return new Reply.Answered(work.task(), start, System.nanoTime(), new byte[0], List.of(failure),
                Attachments.NONE);
    }

    @Override
    @SuppressWarnings("CallToPrintStackTrace")
    public void close() {
        if (exitHook == null) {
            return;
        }
        try {
            Functions.call(exitHook, null);
        } catch (Throwable e) {
            e.printStackTrace();
        }
    }
}
