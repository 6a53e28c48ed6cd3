package org.poolscope.codec;

import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.nio.ByteBuffer;
import org.poolscope.codec.function.Lambdas;
import org.poolscope.codec.kind.Words;
import org.poolscope.codec.scalar.Tag;
import org.poolscope.codec.type.AllowedTypes;
import org.poolscope.function.CodecException;

/// Functions as bytes, and back: lambdas and method references of the interfaces in `org.poolscope.function`, with the
/// values they capture, and records and enums that implement one of them.
///
/// Only what the compiler has written into a class on the receiver's class path is ever made; no code is sent.
public final class FunctionCodec {

    /// With all that they capture. They are sent with the commands, to every worker.
    private static final int MAX_BYTES = 64 << 20;

    private FunctionCodec() {}

    /// @throws CodecException if it is something else than these, or captures a value that cannot be sent
    public static byte[] encode(Serializable function) {
        if (!Lambdas.isFunction(function)) {
            throw Words.unsendable(function);
        }
        return new ValueEncoder(MAX_BYTES, null).write(function).take();
    }

    /// Writes a function and what it captures, in the middle of others.
    static void put(Object function, ValueEncoder encoder, int depth) {
        SerializedLambda lambda = Lambdas.takeApart(function);
        encoder.out().putByte(Tag.FUNCTION);
        Lambdas.write(lambda, encoder.out());
        for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
            Object captured = lambda.getCapturedArg(i);
            try {
                encoder.put(captured, depth);
            } catch (CodecException e) {
                throw Lambdas.refusedCapture(lambda, captured, e);
            }
        }
    }

    /// @param bytes are read from the position to the limit
    /// @return one of the interfaces in `org.poolscope.function`
    /// @throws CodecException if the bytes are no function, or its class is not the same here as where it comes from
    public static Object decode(ByteBuffer bytes) {
        Object function = ValueDecoder.read(bytes, AllowedTypes.anyRecordOrEnum());
        if (function == null || !Lambdas.isFunction(function)) {
            throw new CodecException("a function was expected, and a value was received: " + Words.of(function));
        }
        return function;
    }
}
