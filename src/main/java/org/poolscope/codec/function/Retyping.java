package org.poolscope.codec.function;

import java.io.Serializable;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import org.poolscope.codec.kind.Words;
import org.poolscope.function.CodecException;

/// Puts right what javac's `$deserializeLambda$` gets wrong: of two references to one generic method in a class, as
/// `Tools::same` for texts here and for numbers there, it makes the first whichever is asked for, and that casts its
/// argument to the other's type.
///
/// Only what `$deserializeLambda$` has made is made again, so that still nothing but the class's own lambdas can be
/// had.
final class Retyping {

    private Retyping() {}

    /// The function itself, or one like it with the types that were asked for.
    ///
    /// @param made what came of asking for it
    static Object asAsked(Class<?> owner, SerializedLambda asked, Object made) {
        SerializedLambda got = Lambdas.takeApart(made);
        if (got.getInstantiatedMethodType().equals(asked.getInstantiatedMethodType())) {
            return made;
        }
        try {
            return link(owner, asked);
        } catch (Throwable e) {
            throw new CodecException("a function written in " + owner.getName() + " cannot be made here: "
                    + Words.of(e), e);
        }
    }

    private static Object link(Class<?> owner, SerializedLambda asked) throws Throwable {
        ClassLoader loader = owner.getClassLoader();
        Lookup lookup = MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
        Class<?> type = Class.forName(asked.getFunctionalInterfaceClass().replace('/', '.'), false, loader);
        MethodHandle implementation = implementation(lookup, asked, loader);
        Object[] captured = new Object[asked.getCapturedArgCount()];
        for (int i = 0; i < captured.length; i++) {
            captured[i] = asked.getCapturedArg(i);
        }
        MethodType whole = implementation.type();
        MethodType factory = whole.dropParameterTypes(captured.length, whole.parameterCount()).changeReturnType(type);
        return LambdaMetafactory.altMetafactory(lookup, asked.getFunctionalInterfaceMethodName(), factory,
                        MethodType.fromMethodDescriptorString(asked.getFunctionalInterfaceMethodSignature(), loader),
                        implementation,
                        MethodType.fromMethodDescriptorString(asked.getInstantiatedMethodType(), loader),
                        LambdaMetafactory.FLAG_SERIALIZABLE)
                .getTarget().asSpreader(Object[].class, captured.length).asType(MethodType.methodType(
                        Serializable.class, Object[].class))
                .invoke(captured);
    }

    private static MethodHandle implementation(Lookup lookup, SerializedLambda asked, ClassLoader loader)
            throws ReflectiveOperationException {
        Class<?> type = Class.forName(asked.getImplClass().replace('/', '.'), false, loader);
        MethodType signature = MethodType.fromMethodDescriptorString(asked.getImplMethodSignature(), loader);
        String name = asked.getImplMethodName();
        return switch (asked.getImplMethodKind()) {
            case MethodHandleInfo.REF_invokeStatic -> lookup.findStatic(type, name, signature);
            case MethodHandleInfo.REF_newInvokeSpecial -> lookup.findConstructor(type, signature);
            case MethodHandleInfo.REF_invokeSpecial -> lookup.findSpecial(type, name, signature, lookup.lookupClass());
            default -> lookup.findVirtual(type, name, signature);
        };
    }
}
