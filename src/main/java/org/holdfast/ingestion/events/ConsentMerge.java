package org.holdfast.ingestion.events;

import java.time.Instant;
import java.util.List;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.PreservedRefusals;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.merge.ContactRefusals;
import org.jspecify.annotations.Nullable;

/**
 * Answers to "may we contact you?" as events tell them.
 *
 * @param held as the customer was before; {@code null} when they are new
 */
record ConsentMerge(CustomerStore.@Nullable Held held) {

    /** The answers with the one that is told; {@code null} when one that is there counts more. */
    @Nullable
    List<Consent> with(Customer facts, ValidatedEvent event, Instant now) {
        return ContactRefusals.with(
                facts.consents() == null ? List.of() : facts.consents(), answer(event), hearing(facts, now));
    }

    /** Refusals that stand, though something else is told about the same. */
    List<Consent> against(Customer facts, ValidatedEvent event, Instant now) {
        Consent told = answer(event);
        return told.refuses()
                ? List.of()
                : ContactRefusals.effective(facts.consents(), hearing(facts, now)).stream()
                        .filter(told::isAbout)
                        .toList();
    }

    private static Consent answer(ValidatedEvent event) {
        return (Consent) RecordKinds.CONSENTS.read(event.fields());
    }

    /** Answers that events have brought have times of their own; who is new has no others. */
    private ContactRefusals.Hearing hearing(Customer facts, Instant now) {
        return held == null
                ? PreservedRefusals.hearing(facts, now, facts, now)
                : PreservedRefusals.hearing(held, facts, now);
    }
}
