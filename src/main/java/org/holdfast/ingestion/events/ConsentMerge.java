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
 * Merges the consent of an event into the consents of a customer.
 *
 * @param held the stored customer; {@code null} if the customer is new
 */
record ConsentMerge(CustomerStore.@Nullable Held held) {

    /** Returns the consents including that of the event, or {@code null} if a stored one takes precedence. */
    @Nullable
    List<Consent> with(Customer facts, ValidatedEvent event, Instant now) {
        return ContactRefusals.with(
                facts.consents() == null ? List.of() : facts.consents(), consent(event), hearing(facts, now));
    }

    /** Returns the refusals that remain in force although the event grants the same consent. */
    List<Consent> against(Customer facts, ValidatedEvent event, Instant now) {
        Consent received = consent(event);
        return received.refuses()
                ? List.of()
                : ContactRefusals.effective(facts.consents(), hearing(facts, now)).stream()
                        .filter(received::isAbout)
                        .toList();
    }

    private static Consent consent(ValidatedEvent event) {
        return (Consent) RecordKind.CONSENTS.read(event.fields());
    }

    /** A new customer only has consents from events, which state their own times. */
    private ContactRefusals.Hearing hearing(Customer facts, Instant now) {
        return held == null
                ? PreservedRefusals.hearing(facts, now, facts, now)
                : PreservedRefusals.hearing(held, facts, now);
    }
}
