package org.holdfast.crm.events;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.holdfast.coordination.EachAlone;
import org.holdfast.crm.CustomerStore;
import org.holdfast.crm.GoneCustomers;
import org.holdfast.crm.Leaving;
import org.holdfast.crm.Merger;
import org.holdfast.facts.ContradictingFacts;
import org.holdfast.facts.InvalidFact;
import org.holdfast.retention.DecidingAnew;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes events in. That an event was taken, what it changed, and that its customer is to be decided about anew is kept in one transaction, so
 * an event has its effect once, however often and on whatever node it comes.
 */
public class TakingEvents {

    private static final Logger LOG = LoggerFactory.getLogger(TakingEvents.class);
    private static final int CHUNK = 200;
    /** Two nodes that take the same event or create the same customer at the same moment: the second tries again. */
    private static final int TRIES = 10;

    private final CustomerStore store;
    private final GoneCustomers gone;
    private final EventLedger ledger;
    private final Leaving leaving;
    private final DecidingAnew anew;
    private final TransactionTemplate transaction;
    private final EventSettings settings;
    private final Clock clock;

    TakingEvents(CustomerStore store, GoneCustomers gone, EventLedger ledger, Leaving leaving, DecidingAnew anew, TransactionTemplate transaction,
                 EventSettings settings, Clock clock) {
        this.store = store;
        this.gone = gone;
        this.ledger = ledger;
        this.leaving = leaving;
        this.anew = anew;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes one event. */
    public EventResult take(CloudEvent event) {
        return take(List.of(new CloudEventReader.Read(event, null))).get(0);
    }

    /** Takes events one after the other; one that is refused does not stop the rest. */
    public List<EventResult> take(List<CloudEventReader.Read> events) {
        EventResult[] results = new EventResult[events.size()];
        List<EventChunk.Numbered> chunk = new ArrayList<>(CHUNK);
        for (int i = 0; i < results.length; i++) {
            CloudEvent event = events.get(i).event();
            try {
                if (event == null) {
                    throw Objects.requireNonNull(events.get(i).problem());
                }
                Prepared prepared = Prepared.of(event, now(), settings.clockTolerance());
                if (prepared.type() == EventType.CUSTOMER_MERGED) {
                    take(chunk, results);
                    results[i] = merge(event, prepared);
                } else {
                    chunk.add(new EventChunk.Numbered(i, event, prepared));
                }
            } catch (InvalidFact e) {
                results[i] = EventResult.refused(event, e);
            }
            if (chunk.size() == CHUNK) {
                take(chunk, results);
            }
        }
        take(chunk, results);
        return Arrays.asList(results);
    }

    private void take(List<EventChunk.Numbered> chunk, EventResult[] results) {
        if (!chunk.isEmpty()) {
            again(() -> {
                EventChunk taking = new EventChunk(store, gone, ledger, now());
                taking.take(chunk, results);
                anew.ask(taking.changed(), now());
            });
            chunk.clear();
        }
    }

    private EventResult merge(CloudEvent event, Prepared prepared) {
        String from = prepared.fields().path("from").asString();
        String into = prepared.fields().path("into").asString();
        EventResult.Status[] before = {null};
        try {
            Merger merger = leaving.merge(from, into, () -> {
                EventMemory memory = new EventMemory(ledger, List.of(prepared));
                before[0] = memory.of(prepared);
                if (before[0] == null) {
                    memory.take(prepared);
                    memory.keep(now());
                }
            }).orElse(null);
            String survivor = gone.find(into).map(GoneCustomers.Gone::mergedInto).orElse(into);
            return before[0] != null ? EventResult.before(event, survivor, before[0]) : EventResult.merged(event, survivor, merger);
        } catch (InvalidFact e) {
            return EventResult.refused(event, e.within("data"));
        } catch (ContradictingFacts e) {
            LOG.warn("\"{}\" and \"{}\" were not merged, because they contradict each other in {}", from, into,
                    e.contradictions().stream().map(each -> each.collection() + " " + each.id() + " " + each.field()).toList());
            return EventResult.contradicting(event, into, e);
        }
    }

    /** Looks whether somebody else has brought what records wait for, and forgets what is old. */
    public void lookAfter() {
        try {
            EachAlone.of(ledger.perhapsWhole(CHUNK), customer -> again(() -> {
                EventChunk completing = new EventChunk(store, gone, ledger, now());
                completing.complete(customer);
                anew.ask(completing.changed(), now());
            }));
        } finally {
            forgetOld();
        }
    }

    private void forgetOld() {
        int givenUp = ledger.giveUp(now().minus(settings.waitAtMost()));
        if (givenUp > 0) {
            LOG.warn("{} records that events told of waited for {} days in vain and were given up", givenUp, settings.waitAtMost().toDays());
        }
        ledger.forgetOld(now().minus(settings.remembered()));
    }

    private void again(Runnable work) {
        for (int tries = 1; ; tries++) {
            try {
                transaction.executeWithoutResult(status -> work.run());
                return;
            } catch (DuplicateKeyException | PessimisticLockingFailureException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Databases keep microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
