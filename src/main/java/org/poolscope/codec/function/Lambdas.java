package org.poolscope.codec.function;

import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.poolscope.codec.bytes.ByteIn;
import org.poolscope.codec.bytes.ByteOut;
import org.poolscope.codec.kind.Words;
import org.poolscope.function.CodecException;
import org.poolscope.function.TaskAction;
import org.poolscope.function.TaskBiFunction;
import org.poolscope.function.TaskCallable;
import org.poolscope.function.TaskFunction;

/// Lambdas and method references, taken apart into names and captured values, and made again.
///
/// The compiler puts a method `$deserializeLambda$` into every class with serializable lambdas, which makes the lambdas
/// of that class and no others. Asking it is what keeps bytes from naming a method to be called.
public final class Lambdas {

    /// A longer chain of causes may be a ring.
    private static final int MOST_CAUSES = 16;
    private static final String PACKAGE = "org/poolscope/function/";

    private Lambdas() {}

    /// Reads the values that a function has captured.
    public interface Values {

        /// @param depth of what holds the value
        @Nullable Object get(int depth);
    }

    public static boolean isFunction(@Nullable Object value) {
        return value instanceof TaskFunction || value instanceof TaskBiFunction || value instanceof TaskCallable
                || value instanceof TaskAction;
    }

    /// @throws CodecException if it is not a lambda or method reference
    public static SerializedLambda takeApart(Object function) {
        if (isFunction(function) && replacement(function) instanceof SerializedLambda lambda) {
            if (!lambda.getFunctionalInterfaceClass().startsWith(PACKAGE)) {
                throw foreign(lambda.getFunctionalInterfaceClass());
            }
            return lambda;
        }
        throw Words.unsendable(function);
    }

    private static @Nullable Object replacement(Object function) {
        try {
            Method writeReplace = function.getClass().getDeclaredMethod("writeReplace");
            writeReplace.setAccessible(true);
            return writeReplace.invoke(function);
        } catch (NoSuchMethodException e) {
            throw new CodecException(inWords(function.getClass()) + " cannot be sent as a function; only lambdas, "
                    + "method references, and records and enums that are functions can: write it as one of these");
        } catch (InaccessibleObjectException e) {
            throw closed(function.getClass(), e);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new CodecException("the function " + Words.of(function) + " cannot be taken apart: "
                    + Words.of(e), e);
        }
    }

    /// Why a function is refused that a module keeps to itself.
    private static CodecException closed(Class<?> function, InaccessibleObjectException why) {
        String module = function.getModule().getName();
        Module ours = Lambdas.class.getModule();
        String opened = function.getPackageName() + (ours.isNamed() ? " to " + ours.getName() : "");
        return new CodecException("a function written in " + function.getNestHost().getName() + " cannot be sent, for "
                + "the module " + module + " does not open its package; write 'opens " + opened + ";' in its "
                + "module-info, or start the program with --add-opens " + module + "/" + function.getPackageName() + "="
                + (ours.isNamed() ? ours.getName() : "ALL-UNNAMED"), why);
    }

    private static String inWords(Class<?> type) {
        if (type.isAnonymousClass()) {
            return "the anonymous class " + type.getName();
        }
        return (type.isHidden() ? "the generated class " : "the class ") + type.getName();
    }

    static CodecException foreign(String functionalInterface) {
        return new CodecException("a function of the type " + functionalInterface.replace('/', '.')
                + " cannot be sent to a worker; declare it as one of the interfaces in org.poolscope.function");
    }

    /// Why a function is refused that captures what cannot be sent.
    public static CodecException refusedCapture(SerializedLambda lambda, @Nullable Object captured,
            CodecException why) {
        String owner = lambda.getCapturingClass().replace('/', '.');
        boolean usesThis = captured != null && captured.getClass().getName().equals(owner);
        return new CodecException("a function written in " + owner + " captures a value that cannot be sent: "
                + why.getMessage() + (usesThis ? "; or let it use only local variables and static methods, as it "
                + "now uses a field or method of its object" : ""), why);
    }

    /// Writes all but the captured values.
    public static void write(SerializedLambda lambda, ByteOut out) {
        out.putString(lambda.getCapturingClass());
        out.putString(lambda.getFunctionalInterfaceClass());
        out.putString(lambda.getFunctionalInterfaceMethodName());
        out.putString(lambda.getFunctionalInterfaceMethodSignature());
        out.putUnsigned(lambda.getImplMethodKind());
        out.putString(lambda.getImplClass());
        out.putString(lambda.getImplMethodName());
        out.putString(lambda.getImplMethodSignature());
        out.putString(lambda.getInstantiatedMethodType());
        out.putUnsigned(lambda.getCapturedArgCount());
    }

    /// Reads what [#write] wrote, and the captured values after it.
    public static Object read(ByteIn in, Values values, int depth) {
        String owner = in.getString().replace('/', '.');
        String functionalInterface = in.getString();
        String interfaceMethod = in.getString();
        String interfaceSignature = in.getString();
        int kind = (int) in.getUnsigned();
        String implementer = in.getString();
        String implementation = in.getString();
        String signature = in.getString();
        String instantiated = in.getString();
        Object[] captured = new Object[in.getCount(1)];
        if (!functionalInterface.startsWith(PACKAGE)) {
            throw foreign(functionalInterface);
        }
        for (int i = 0; i < captured.length; i++) {
            captured[i] = values.get(depth);
        }
        Class<?> type = load(owner);
        return make(type, new SerializedLambda(type, functionalInterface, interfaceMethod, interfaceSignature, kind,
                implementer, implementation, signature, instantiated, captured));
    }

    /// Passes over what [#write] wrote.
    ///
    /// @return how many captured values come after it
    public static int skip(ByteIn in) {
        for (int i = 0; i < 4; i++) {
            in.getString();
        }
        in.getUnsigned();
        for (int i = 0; i < 4; i++) {
            in.getString();
        }
        return in.getCount(1);
    }

    /// The method or constructor that a lambda runs, or null if it is not found among what the class and its supertypes
    /// declare.
    public static @Nullable Executable implementation(SerializedLambda lambda, ClassLoader loader)
            throws ClassNotFoundException {
        Class<?> type = Class.forName(lambda.getImplClass().replace('/', '.'), false, loader);
        MethodType signature = MethodType.fromMethodDescriptorString(lambda.getImplMethodSignature(), loader);
        Executable[] candidates = lambda.getImplMethodName().equals("<init>")
                ? type.getDeclaredConstructors() : declaredAndInherited(type);
        for (Executable candidate : candidates) {
            boolean named = candidate instanceof Constructor || candidate.getName().equals(lambda.getImplMethodName());
            if (named && Arrays.equals(candidate.getParameterTypes(), signature.parameterArray())) {
                return candidate;
            }
        }
        return null;
    }

    private static Executable[] declaredAndInherited(Class<?> type) {
        List<Executable> methods = new ArrayList<>(List.of(type.getDeclaredMethods()));
        methods.addAll(List.of(type.getMethods()));
        return methods.toArray(new Executable[0]);
    }

    private static Class<?> load(String owner) {
        try {
            return Class.forName(owner, false, Loaders.context());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new CodecException("the class " + owner + ", in which the function is written, cannot be loaded "
                    + "here: " + Words.of(e) + "; is it on the workers' class path?", e);
        }
    }

    private static Serializable make(Class<?> owner, SerializedLambda lambda) {
        try {
            Method maker = owner.getDeclaredMethod("$deserializeLambda$", SerializedLambda.class);
            if (!maker.isSynthetic() || !Modifier.isStatic(maker.getModifiers())) {
                throw new NoSuchMethodException("a $deserializeLambda$ that the compiler made");
            }
            maker.setAccessible(true);
            Object function = maker.invoke(null, lambda);
            if (isFunction(function)) {
                return (Serializable) Retyping.asAsked(owner, lambda, function);
            }
            throw foreign(String.valueOf(function));
        } catch (NoSuchMethodException e) {
            throw new CodecException("the class " + owner.getName() + " has no function here that can be sent; is it "
                    + "the same version on the workers' class path?", e);
        } catch (InvocationTargetException e) {
            throw refused(owner, e.getCause());
        } catch (LinkageError e) {
            throw new CodecException("the class " + owner.getName() + ", in which the function is written, cannot be "
                    + "initialized here: " + root(e).getMessage(), e);
        } catch (IllegalAccessException | RuntimeException e) {
            throw e instanceof CodecException ours ? ours : refused(owner, e);
        }
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        for (int depth = 0; root.getCause() != null && depth < MOST_CAUSES; depth++) {
            root = root.getCause();
        }
        return root;
    }

    private static CodecException refused(Class<?> owner, Throwable why) {
        String start = "a function written in " + owner.getName();
        if (why instanceof IllegalArgumentException) {
            return new CodecException(start + " is not there; is the class the same version on the workers' class "
                    + "path?", why);
        } else if (why instanceof ClassCastException) {
            return new CodecException(start + " captures a value that arrives as another type: " + why.getMessage()
                    + "; declare captured collections as List, Set or Map", why);
        }
        return new CodecException(start + " cannot be made here: " + Words.of(why), why);
    }
}
