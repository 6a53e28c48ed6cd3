package org.poolscope.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test that opens real windows. Without a display it is skipped with a reason, or fails where the environment says
/// `POOLSCOPE_REQUIRE_DISPLAY=true`.
///
/// The tag sends it to a JVM of its own: every other test runs with `java.awt.headless=true`, and a JVM decides that
/// once.
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("display")
@ExtendWith(DisplayCondition.class)
public @interface RequiresDisplay {}
