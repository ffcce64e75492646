package org.holdfast.rules.language;

/** The part of a rule in which a sentence can be used. */
public enum RuleSection {
    /** The frame of a rule: its name, {@code when}, {@code then}, {@code end}, its owner and its dates. */
    KEYWORD,
    /** A condition. */
    WHEN,
    /** A line with a dash, which narrows the condition above it. */
    DETAIL,
    /** A proposal. */
    THEN
}
