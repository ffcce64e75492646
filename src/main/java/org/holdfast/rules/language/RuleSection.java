package org.holdfast.rules.language;

/** Where in a rule a sentence may stand. */
public enum RuleSection {
    /** The frame of a rule: its name, {@code when}, {@code then}, {@code end}, its owner and its dates. */
    KEYWORD,
    /** A condition of its own. */
    WHEN,
    /** A line beginning with a dash, which narrows the condition above. */
    DETAIL,
    /** What the rule wants. */
    THEN
}
