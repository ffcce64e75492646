package org.holdfast.ingestion.events;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.holdfast.audit.Actor;
import org.holdfast.coordination.IsolatedWork;
import org.holdfast.coordination.LostRaceRetry;
import org.holdfast.customers.CustomerLifecycle;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerTombstones;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.customers.merging.MergeResult;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.merge.ConflictingFacts;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.moves.MovedRecords;
import org.holdfast.ingestion.cloudevents.CloudEvent;
import org.holdfast.ingestion.cloudevents.CloudEventReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ingests events. The fact that an event was processed, its changes and the request for a new decision are stored in
 * one transaction, so an event takes effect once, however often and on whichever node it is received.
 */
public class EventIngestion {

    private static final Logger LOG = LoggerFactory.getLogger(EventIngestion.class);
    private static final int CHUNK_SIZE = 200;
    /** Attempts when two nodes process the same event or create the same customer simultaneously. */
    private static final int ATTEMPTS = 10;

    private final CustomerStore store;
    private final CustomerTombstones gone;
    private final EventLedger ledger;
    private final MovedRecords moved;
    private final OrderMove orderMove;
    private final CustomerLifecycle lifecycle;
    private final RedecisionRequested redecisionRequested;
    private final DeclaredFactsCheck declared;
    private final LostRaceRetry retry;
    private final EventSettings settings;
    private final Clock clock;

    EventIngestion(
            CustomerStore store,
            CustomerTombstones gone,
            EventLedger ledger,
            MovedRecords moved,
            OrderMove orderMove,
            CustomerLifecycle lifecycle,
            RedecisionRequested redecisionRequested,
            DeclaredFactsCheck declared,
            TransactionTemplate transaction,
            EventSettings settings,
            Clock clock) {
        this.store = store;
        this.gone = gone;
        this.ledger = ledger;
        this.moved = moved;
        this.orderMove = orderMove;
        this.lifecycle = lifecycle;
        this.redecisionRequested = redecisionRequested;
        this.declared = declared;
        this.retry = LostRaceRetry.of(transaction, ATTEMPTS);
        this.settings = settings;
        this.clock = clock;
    }

    /** Ingests one event. */
    public EventResult ingest(CloudEvent event, Actor actor) {
        return ingest(List.of(new CloudEventReader.Read(event, null)), actor).get(0);
    }

    /**
     * Ingests events in order; a refused event does not affect the others.
     *
     * @param actor who sent them
     */
    public List<EventResult> ingest(List<CloudEventReader.Read> events, Actor actor) {
        EventResult[] results = new EventResult[events.size()];
        List<EventBatch.Numbered> chunk = new ArrayList<>(CHUNK_SIZE);
        for (int i = 0; i < results.length; i++) {
            CloudEvent event = events.get(i).event();
            try {
                if (event == null) {
                    throw Objects.requireNonNull(events.get(i).problem());
                }
                ValidatedEvent validatedEvent = ValidatedEvent.of(event, now(), settings.clockTolerance(), declared);
                if (validatedEvent.type().concernsTwo()) {
                    ingest(chunk, results);
                    results[i] = validatedEvent.type() == EventType.ORDER_MOVED
                            ? orderMove.move(event, validatedEvent, actor)
                            : merge(event, validatedEvent, actor);
                } else {
                    chunk.add(new EventBatch.Numbered(i, event, validatedEvent));
                }
            } catch (InvalidInput e) {
                results[i] = EventResult.refused(event, e);
            }
            if (chunk.size() == CHUNK_SIZE) {
                ingest(chunk, results);
            }
        }
        ingest(chunk, results);
        return Arrays.asList(results);
    }

    private void ingest(List<EventBatch.Numbered> chunk, EventResult[] results) {
        if (!chunk.isEmpty()) {
            retry.run(() -> {
                EventBatch batch = new EventBatch(store, gone, ledger, moved, now());
                batch.ingest(chunk, results);
                redecisionRequested.ask(batch.changed(), now());
            });
            chunk.clear();
        }
    }

    private EventResult merge(CloudEvent event, ValidatedEvent validatedEvent, Actor actor) {
        String from = validatedEvent.fields().path("from").asString();
        String into = validatedEvent.fields().path("into").asString();
        EventResult.Status[] before = {null};
        try {
            MergeResult mergeResult = lifecycle
                    .merge(from, into, actor, () -> {
                        EventMemory memory = new EventMemory(ledger, List.of(validatedEvent));
                        before[0] = memory.of(validatedEvent);
                        if (before[0] == null) {
                            memory.remember(validatedEvent);
                            memory.store(now());
                        }
                    })
                    .orElse(null);
            String survivor =
                    gone.find(into).map(CustomerTombstones.Gone::mergedInto).orElse(into);
            return before[0] != null
                    ? EventResult.repeated(event, survivor, before[0])
                    : EventResult.merged(event, survivor, mergeResult);
        } catch (InvalidInput e) {
            return EventResult.refused(event, e.within("data"));
        } catch (ConflictingFacts e) {
            LOG.warn(
                    "Customers \"{}\" and \"{}\" were not merged, because their facts contradict each other in {}",
                    from,
                    into,
                    e.contradictions().stream()
                            .map(each -> each.collection() + " " + each.id() + " " + each.field())
                            .toList());
            return EventResult.contradicting(event, into, e);
        }
    }

    /** Completes waiting records whose missing facts have arrived from another source, and deletes expired ones. */
    public void retryWaiting() {
        try {
            IsolatedWork.of(
                    ledger.perhapsComplete(CHUNK_SIZE),
                    customer -> retry.run(() -> {
                        EventBatch batch = new EventBatch(store, gone, ledger, moved, now());
                        batch.complete(customer);
                        redecisionRequested.ask(batch.changed(), now());
                    }));
        } finally {
            orderMove.settle();
            deleteExpired();
        }
    }

    private void deleteExpired() {
        int discarded = ledger.discardWaiting(now().minus(settings.waitAtMost()));
        if (discarded > 0) {
            LOG.warn(
                    "Discarded {} records from events that were still incomplete after {} days",
                    discarded,
                    settings.waitAtMost().toDays());
        }
        ledger.deleteExpired(now().minus(settings.remembered()));
    }

    /** Returns the current time to the millisecond, because databases store at most microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
