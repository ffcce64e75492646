package org.holdfast.facts.promise;

import java.time.Instant;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * A promise made to a customer by an action.
 *
 * @param id id of the action that made the promise
 * @param action name of that action in the rule book
 * @param subject id of the order or complaint the promise refers to; {@code null} if it refers to the customer
 * @param what what is promised, in words for the customer
 * @param dueAt the promise must be fulfilled before this time
 * @param keptBy event that fulfils the promise
 * @param reportedAt when the action was reported as carried out; {@code null} if it has not been
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
