package org.holdfast.rules.model;

import java.util.Map;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.condition.Operand;
import org.jspecify.annotations.Nullable;

/**
 * One line of a rule's {@code then}: the action it wants, for what, and how much of it.
 *
 * @param action id of an action of the rule book
 * @param about place of the thing the action is about; 0 is the customer
 * @param amount what to give, when the rule says so
 * @param details further values for the message, by name
 */
public record ConsequenceClause(
        String action, int about, @Nullable Amount amount, Map<String, Operand> details, SourceLocation origin) {

    public ConsequenceClause {
        details = Map.copyOf(details);
    }
}
