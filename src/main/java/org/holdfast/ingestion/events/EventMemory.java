package org.holdfast.ingestion.events;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Detects which events of a batch were processed before, and with which content. Used within one transaction. */
final class EventMemory {

    private final EventLedger ledger;
    private final Set<String> seen;
    private final Map<String, String> processed = new TreeMap<>();

    EventMemory(EventLedger ledger, Collection<ValidatedEvent> events) {
        this.ledger = ledger;
        this.seen = ledger.seen(events.stream().map(ValidatedEvent::key).toList());
    }

    /** Returns the status of an event that was processed before; {@code null} if it is new. */
    EventResult.@Nullable Status of(ValidatedEvent event) {
        String sameBatch = processed.get(event.key());
        if (sameBatch != null) {
            return sameBatch.equals(event.content()) ? EventResult.Status.DUPLICATE : EventResult.Status.CONFLICT;
        }
        if (!seen.contains(event.key())) {
            return null;
        }
        List<String> before = ledger.contents(event.key());
        // The content of events processed by an earlier release is unknown.
        return before.isEmpty() || before.contains(EventLedger.contentKey(event.key(), event.content()))
                ? EventResult.Status.DUPLICATE
                : EventResult.Status.CONFLICT;
    }

    void remember(ValidatedEvent event) {
        processed.put(event.key(), event.content());
    }

    void store(Instant now) {
        ledger.remember(processed, now);
    }
}
