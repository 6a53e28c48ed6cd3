package org.poolscope.pool.call;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.poolscope.call.PoolBrokenException;
import org.poolscope.function.CodecException;

/// What a call throws in place of a result. Made so that nothing in a user's exception can prevent it: the JDK's own
/// constructors ask a cause for its text, which may throw.
final class Failures {

    private Failures() {}

    static ExecutionException execution(Throwable cause) {
        return new ExecutionException(inWords(cause), cause);
    }

    static CompletionException completion(Throwable cause) {
        return new CompletionException(inWords(cause), cause);
    }

    /// The same for somebody else who waits, since whoever catches one may add to it.
    static PoolBrokenException another(PoolBrokenException why) {
        return new PoolBrokenException(why.getMessage());
    }

    /// The bytes have come, and no value can be made of them in this JVM.
    static CodecException notRebuilt(Throwable why) {
        String advice = switch (why) {
            case OutOfMemoryError _ -> "give this JVM more heap, by -Xmx, or let the function return less";
            case StackOverflowError _ -> "it is nested too deeply for the stack of this thread, see -Xss";
            case LinkageError _ -> "is its class the same on this JVM's class path as in the worker?";
            default -> "a class of its own has thrown that";
        };
        return new CodecException("the result could not be rebuilt: " + inWords(why) + "; " + advice, why);
    }

    private static String inWords(Throwable thrown) {
        try {
            return thrown.toString();
        } catch (Throwable e) {
            return thrown.getClass().getName() + " (whose toString() throws " + e.getClass().getName() + ")";
        }
    }
}
