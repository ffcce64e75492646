package org.holdfast.ingestion.events;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.holdfast.coordination.IsolatedWork;
import org.holdfast.coordination.LostRaceRetry;
import org.holdfast.customers.CustomerLifecycle;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerTombstones;
import org.holdfast.customers.MergeResult;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.facts.merge.ConflictingFacts;
import org.holdfast.facts.validation.InvalidInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes events in. That an event was taken, what it changed, and that its customer is to be decided about anew is kept
 * in one transaction, so an event has its effect once, however often and on whatever node it comes.
 */
public class EventIngestion {

    private static final Logger LOG = LoggerFactory.getLogger(EventIngestion.class);
    private static final int CHUNK = 200;
    /** Two nodes that take the same event or create the same customer at the same moment: the second tries again. */
    private static final int ATTEMPTS = 10;

    private final CustomerStore store;
    private final CustomerTombstones gone;
    private final EventLedger ledger;
    private final CustomerLifecycle lifecycle;
    private final RedecisionRequested redecisionRequested;
    private final LostRaceRetry retry;
    private final EventSettings settings;
    private final Clock clock;

    EventIngestion(
            CustomerStore store,
            CustomerTombstones gone,
            EventLedger ledger,
            CustomerLifecycle lifecycle,
            RedecisionRequested redecisionRequested,
            TransactionTemplate transaction,
            EventSettings settings,
            Clock clock) {
        this.store = store;
        this.gone = gone;
        this.ledger = ledger;
        this.lifecycle = lifecycle;
        this.redecisionRequested = redecisionRequested;
        this.retry = LostRaceRetry.of(transaction, ATTEMPTS);
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes one event. */
    public EventResult ingest(CloudEvent event) {
        return ingest(List.of(new CloudEventReader.Read(event, null))).get(0);
    }

    /** Takes events one after the other; one that is refused does not stop the rest. */
    public List<EventResult> ingest(List<CloudEventReader.Read> events) {
        EventResult[] results = new EventResult[events.size()];
        List<EventBatch.Numbered> chunk = new ArrayList<>(CHUNK);
        for (int i = 0; i < results.length; i++) {
            CloudEvent event = events.get(i).event();
            try {
                if (event == null) {
                    throw Objects.requireNonNull(events.get(i).problem());
                }
                ValidatedEvent validatedEvent = ValidatedEvent.of(event, now(), settings.clockTolerance());
                if (validatedEvent.type() == EventType.CUSTOMER_MERGED) {
                    ingest(chunk, results);
                    results[i] = merge(event, validatedEvent);
                } else {
                    chunk.add(new EventBatch.Numbered(i, event, validatedEvent));
                }
            } catch (InvalidInput e) {
                results[i] = EventResult.refused(event, e);
            }
            if (chunk.size() == CHUNK) {
                ingest(chunk, results);
            }
        }
        ingest(chunk, results);
        return Arrays.asList(results);
    }

    private void ingest(List<EventBatch.Numbered> chunk, EventResult[] results) {
        if (!chunk.isEmpty()) {
            retry.run(() -> {
                EventBatch taking = new EventBatch(store, gone, ledger, now());
                taking.ingest(chunk, results);
                redecisionRequested.ask(taking.changed(), now());
            });
            chunk.clear();
        }
    }

    private EventResult merge(CloudEvent event, ValidatedEvent validatedEvent) {
        String from = validatedEvent.fields().path("from").asString();
        String into = validatedEvent.fields().path("into").asString();
        EventResult.Status[] before = {null};
        try {
            MergeResult mergeResult = lifecycle
                    .merge(from, into, () -> {
                        EventMemory memory = new EventMemory(ledger, List.of(validatedEvent));
                        before[0] = memory.of(validatedEvent);
                        if (before[0] == null) {
                            memory.remember(validatedEvent);
                            memory.keep(now());
                        }
                    })
                    .orElse(null);
            String survivor =
                    gone.find(into).map(CustomerTombstones.Gone::mergedInto).orElse(into);
            return before[0] != null
                    ? EventResult.before(event, survivor, before[0])
                    : EventResult.merged(event, survivor, mergeResult);
        } catch (InvalidInput e) {
            return EventResult.refused(event, e.within("data"));
        } catch (ConflictingFacts e) {
            LOG.warn(
                    "\"{}\" and \"{}\" were not merged, because they contradict each other in {}",
                    from,
                    into,
                    e.contradictions().stream()
                            .map(each -> each.collection() + " " + each.id() + " " + each.field())
                            .toList());
            return EventResult.contradicting(event, into, e);
        }
    }

    /** Looks whether somebody else has brought what records wait for, and forgets what is old. */
    public void retryWaiting() {
        try {
            IsolatedWork.of(
                    ledger.perhapsWhole(CHUNK),
                    customer -> retry.run(() -> {
                        EventBatch completing = new EventBatch(store, gone, ledger, now());
                        completing.complete(customer);
                        redecisionRequested.ask(completing.changed(), now());
                    }));
        } finally {
            forgetOld();
        }
    }

    private void forgetOld() {
        int givenUp = ledger.giveUp(now().minus(settings.waitAtMost()));
        if (givenUp > 0) {
            LOG.warn(
                    "{} records that events told of waited for {} days in vain and were given up",
                    givenUp,
                    settings.waitAtMost().toDays());
        }
        ledger.forgetOld(now().minus(settings.remembered()));
    }

    /** Databases keep microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
