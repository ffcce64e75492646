package org.holdfast.rules.model;

import java.util.Map;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.condition.Operand;
import org.jspecify.annotations.Nullable;

/**
 * One line of a rule's {@code then}: the action it proposes, its subject and its amount.
 *
 * @param action id of an action of the rule book
 * @param about position of the binding the action is about; 0 is the customer
 * @param amount {@code null} if the rule proposes none
 * @param details additional values for the message, by name
 */
public record ConsequenceClause(
        String action, int about, @Nullable Amount amount, Map<String, Operand> details, SourceLocation origin) {

    public ConsequenceClause {
        details = Map.copyOf(details);
    }
}
