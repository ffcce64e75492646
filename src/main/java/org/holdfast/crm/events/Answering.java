package org.holdfast.crm.events;

import java.time.Instant;
import java.util.List;
import org.holdfast.crm.CustomerStore;
import org.holdfast.crm.KeptRefusals;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Refusals;
import org.jspecify.annotations.Nullable;

/**
 * Answers to "may we contact you?" as events tell them.
 *
 * @param held as the customer was before; {@code null} when they are new
 */
record Answering(CustomerStore.@Nullable Held held) {

    /** The answers with the one that is told; {@code null} when one that is there counts more. */
    @Nullable List<Consent> with(Customer facts, Prepared event, Instant now) {
        return Refusals.with(facts.consents() == null ? List.of() : facts.consents(), answer(event), hearing(facts, now));
    }

    /** Refusals that stand, though something else is told about the same. */
    List<Consent> against(Customer facts, Prepared event, Instant now) {
        Consent told = answer(event);
        return told.refuses() ? List.of()
                : Refusals.standing(facts.consents(), hearing(facts, now)).stream().filter(told::isAbout).toList();
    }

    private static Consent answer(Prepared event) {
        return (Consent) Records.CONSENTS.read(event.fields());
    }

    /** Answers that events have brought have times of their own; who is new has no others. */
    private Refusals.Hearing hearing(Customer facts, Instant now) {
        return held == null ? KeptRefusals.hearing(facts, now, facts, now) : KeptRefusals.hearing(held, facts, now);
    }
}
