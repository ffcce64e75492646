package org.holdfast.rules.condition;

import org.holdfast.diagnostics.SourceLocation;

/** One condition of a rule, with the line that its author wrote. */
public record ConditionLine(Condition condition, SourceLocation origin) {}
