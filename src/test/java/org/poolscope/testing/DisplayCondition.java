package org.poolscope.testing;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Asks the window system for its screen, since a `DISPLAY` that is set may still lead nowhere.
final class DisplayCondition implements ExecutionCondition {

    private static final String REQUIRED = "POOLSCOPE_REQUIRE_DISPLAY";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> obstacle = obstacle();
        if (obstacle.isEmpty()) {
            return ConditionEvaluationResult.enabled("there is a display");
        }
        if (Boolean.parseBoolean(System.getenv(REQUIRED))) {
            throw new IllegalStateException(REQUIRED + " is true, and yet there is no display: " + obstacle.get());
        }
        return ConditionEvaluationResult.disabled("needs a display: " + obstacle.get());
    }

    private static Optional<String> obstacle() {
        if (GraphicsEnvironment.isHeadless()) {
            return Optional.of("this JVM is headless");
        }
        try {
            GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
            return Optional.empty();
        } catch (HeadlessException | AWTError e) {
            return Optional.of(String.valueOf(e.getMessage()).strip());
        }
    }
}
