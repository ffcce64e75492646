package org.holdfast.rules.model;

import java.util.List;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.condition.WhenClause;
import org.holdfast.rules.vocabulary.Entity;
import org.jspecify.annotations.Nullable;

/**
 * A rule, which proposes actions for every customer who meets its conditions.
 *
 * @param name a sentence, unique in the rule book
 * @param area name of the folder that contains the rule
 * @param owner the person or team responsible, or {@code null} if not stated
 * @param priority breaks ties: the higher number is preferred among proposals that are equal otherwise; 0 if not stated
 * @param variables names of the bound variables by position, such as {@code $customer, $order}
 * @param entities types of the bound variables by position
 * @param language ISO 639 code of the rule's sentences, in which problems are reported
 */
public record Rule(
        String name,
        String area,
        @Nullable String owner,
        int priority,
        Validity schedule,
        WhenClause when,
        List<ConsequenceClause> then,
        List<String> variables,
        List<Entity> entities,
        SourceLocation origin,
        String language) {

    public Rule {
        then = List.copyOf(then);
        variables = List.copyOf(variables);
        entities = List.copyOf(entities);
    }

    public boolean paused() {
        return schedule.paused() != null;
    }

    /** Returns this rule with other conditions on the same things. */
    public Rule with(WhenClause other) {
        return new Rule(name, area, owner, priority, schedule, other, then, variables, entities, origin, language);
    }

    /** Returns this rule without its pause. */
    public Rule resumed() {
        return new Rule(
                name, area, owner, priority, schedule.resumed(), when, then, variables, entities, origin, language);
    }
}
