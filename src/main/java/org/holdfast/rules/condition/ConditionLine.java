package org.holdfast.rules.condition;

import org.holdfast.diagnostics.SourceLocation;

/** One line of a rule's conditions: what it asks, and the words in which its author asked it. */
public record ConditionLine(Condition condition, SourceLocation origin) {}
