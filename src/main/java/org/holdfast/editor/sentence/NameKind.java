package org.holdfast.editor.sentence;

/** The kinds of names that a rule book or the program defines, and that its texts refer to. */
public enum NameKind {
    ACTION,
    RULE,
    /** An example customer, by the name of the file in {@code customers/}. */
    PERSONA,
    PROGRAMME,
    TIER,
    BUDGET,
    /** A group of offers. */
    GROUP,
    INCIDENT,
    GUARDRAIL,
    CHANNEL,
    CURRENCY,
    LANGUAGE,
    /** A value that an action gives the customer in a message, such as {@code orderId}. */
    PLACEHOLDER,
    OWNER
}
