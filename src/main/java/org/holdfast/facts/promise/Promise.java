package org.holdfast.facts.promise;

import java.time.Instant;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * Something we bound ourselves to when an action was decided.
 *
 * @param id of the action that made it
 * @param action that made it, by its name in the rule book
 * @param subject number of the order or complaint it is about; {@code null} when it is about the customer
 * @param what is promised, in the customer's words
 * @param dueAt it must be kept before this moment
 * @param keptBy what shows that it was kept
 * @param reportedAt when it was reported that the action was carried out; {@code null} while it was not
 */
public record Promise(
        String id,
        String action,
        @Nullable String subject,
        String what,
        Instant madeAt,
        Instant dueAt,
        FulfilmentCriterion keptBy,
        @Nullable Instant reportedAt) {

    public Promise {
        FactConstraints.id("id", id);
        FactConstraints.id("action", action);
        FactConstraints.known("what", what, "what is promised");
        FactConstraints.known("madeAt", madeAt, "a time such as 2026-03-10T10:00:00Z");
        FactConstraints.known("dueAt", dueAt, "a time such as 2026-03-13T10:00:00Z");
        FactConstraints.known("keptBy", keptBy, "one of " + EnumLabels.all(FulfilmentCriterion.class));
    }
}
