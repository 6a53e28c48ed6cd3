package org.poolscope.codec.type;

import java.io.Serializable;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Executable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.poolscope.codec.function.Lambdas;
import org.poolscope.codec.kind.Words;
import org.poolscope.function.CodecException;

/// Collects the records, enums and interfaces that values of some types, and arrays, can be made of.
///
/// A chain of `instanceof`, as a pattern `switch` would cost the first call of a pool its bootstrap.
final class TypeClosure {

    private final Set<Type> seen = new HashSet<>();
    private final Map<String, Class<?>> found = new HashMap<>();

    TypeClosure addAll(Collection<Class<?>> types) {
        for (Class<?> type : types) {
            add(type);
        }
        return this;
    }

    TypeClosure addSignature(Executable code) {
        addEach(code.getGenericParameterTypes());
        add(code instanceof Method method ? method.getGenericReturnType() : code.getDeclaringClass());
        return this;
    }

    /// The types of a lambda's code and those in its source class, or the type arguments of another function.
    TypeClosure addFunction(Serializable function) {
        Class<?> type = function.getClass();
        if (type.isRecord() || function instanceof Enum) {
            add(type);
            addEach(type.getGenericInterfaces());
            return this;
        }
        SerializedLambda lambda = Lambdas.takeApart(function);
        ClassLoader loader = type.getClassLoader();
        try {
            Executable code = Lambdas.implementation(lambda, loader);
            if (code != null) {
                addSignature(code);
            }
            MethodType asUsed = MethodType.fromMethodDescriptorString(lambda.getInstantiatedMethodType(), loader);
            addAll(asUsed.parameterList());
            add(asUsed.returnType());
            addAll(List.of(type.getNestHost().getNestMembers()));
        } catch (ClassNotFoundException | TypeNotPresentException | LinkageError e) {
            throw new CodecException("the types of the function written in "
                    + lambda.getCapturingClass().replace('/', '.') + " cannot be found: " + Words.of(e), e);
        }
        return this;
    }

    /// By the names that [Class#getName] gives.
    Map<String, Class<?>> byName() {
        return found;
    }

    private void addEach(Type[] types) {
        for (Type type : types) {
            add(type);
        }
    }

    TypeClosure add(Type type) {
        if (!seen.add(type)) {
            return this;
        }
        if (type instanceof Class<?> c) {
            addClass(ArrayTypes.base(c));
        } else if (type instanceof ParameterizedType parameterized) {
            add(parameterized.getRawType());
            addEach(parameterized.getActualTypeArguments());
        } else if (type instanceof GenericArrayType array) {
            add(array.getGenericComponentType());
        } else if (type instanceof WildcardType wildcard) {
            addEach(wildcard.getUpperBounds());
            addEach(wildcard.getLowerBounds());
        } else if (type instanceof TypeVariable<?> variable) {
            addEach(variable.getBounds());
        }
        return this;
    }

    private void addClass(Class<?> type) {
        if (type.isRecord()) {
            found.put(type.getName(), type);
            for (RecordComponent component : type.getRecordComponents()) {
                add(component.getGenericType());
            }
        } else if (type.isEnum()) {
            found.put(type.getName(), type);
        } else if (type.isInterface()) {
            found.put(type.getName(), type);
            addEach(type.isSealed() ? type.getPermittedSubclasses() : new Class<?>[0]);
        }
    }
}
