package org.poolscope.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// For a class of tests that start programs of their own, wait for them and leave this JVM as it is: it runs while
/// another class does. All without this mark run one after another.
///
/// A class that looks at all that this JVM has (files, threads, children) is to be
/// [isolated][org.junit.jupiter.api.parallel.Isolated]: then nothing else runs.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Execution(ExecutionMode.CONCURRENT)
public @interface RunsBeside {
}
