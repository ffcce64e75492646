package org.holdfast.rules.condition;

import org.holdfast.rules.source.Origin;

/** One line of a rule's conditions: what it asks, and the words in which its author asked it. */
public record Line(Condition condition, Origin origin) {
}
