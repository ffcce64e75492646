package org.holdfast.rules.model;

import java.util.List;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.condition.WhenClause;
import org.holdfast.rules.vocabulary.Entity;
import org.jspecify.annotations.Nullable;

/**
 * One rule: when it holds for a customer, it proposes actions.
 *
 * @param name a sentence, unique in the rule book
 * @param area folder it stands in
 * @param owner who answers for it, when it says so
 * @param variables names of the bound things by place, such as {@code $customer, $order}
 * @param entities what they are, by place
 * @param language of its sentences, in which its author is told what is wrong with it; ISO 639
 */
public record Rule(
        String name,
        String area,
        @Nullable String owner,
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

    /** The same rule, not paused. */
    public Rule atWork() {
        return new Rule(
                name,
                area,
                owner,
                new Validity(schedule.from(), schedule.until(), null),
                when,
                then,
                variables,
                entities,
                origin,
                language);
    }
}
