package org.holdfast.console.browser;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests if there is no browser, and says what to install. */
final class WhereChromiumIs implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> missing = Programs.missing();
        return missing.isPresent()
                ? ConditionEvaluationResult.disabled(missing.get())
                : ConditionEvaluationResult.enabled("Chromium and its driver are here");
    }
}
