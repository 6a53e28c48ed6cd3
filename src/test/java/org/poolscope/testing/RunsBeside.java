package org.poolscope.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/// For a class of tests that start programs and pools of their own, wait for them and leave this JVM as it is: it runs
/// while other classes do, its own tests one after another. All classes without this mark run one after another.
///
/// A class that looks at all that this JVM has (files, threads, children) is to be
/// [isolated][org.junit.jupiter.api.parallel.Isolated]: then nothing else runs.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = RunsBeside.OneTestAtATime.class)
public @interface RunsBeside {

    /// The mode of a class is that of its tests, too; those of one that has a lock for itself take turns.
    final class OneTestAtATime implements ResourceLocksProvider {

        @Override
        public Set<Lock> provideForClass(Class<?> tests) {
            return Set.of(new Lock(tests.getName()));
        }
    }
}
