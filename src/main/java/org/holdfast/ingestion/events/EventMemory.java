package org.holdfast.ingestion.events;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which of some events came before, and whether they said the same then. Within a transaction. */
final class EventMemory {

    private final EventLedger ledger;
    private final Set<String> seen;
    private final Map<String, String> taken = new TreeMap<>();

    EventMemory(EventLedger ledger, Collection<ValidatedEvent> events) {
        this.ledger = ledger;
        this.seen = ledger.seen(events.stream().map(ValidatedEvent::key).toList());
    }

    /** What to answer to an event that came before; {@code null} when it is new. */
    EventResult.@Nullable Status of(ValidatedEvent event) {
        String now = taken.get(event.key());
        if (now != null) {
            return now.equals(event.content()) ? EventResult.Status.DUPLICATE : EventResult.Status.CONFLICT;
        }
        if (!seen.contains(event.key())) {
            return null;
        }
        List<String> before = ledger.contents(event.key());
        // Of those that an earlier release took nobody knows what they said.
        return before.isEmpty() || before.contains(EventLedger.contentKey(event.key(), event.content()))
                ? EventResult.Status.DUPLICATE
                : EventResult.Status.CONFLICT;
    }

    void remember(ValidatedEvent event) {
        taken.put(event.key(), event.content());
    }

    void keep(Instant now) {
        ledger.remember(taken, now);
    }
}
