package org.holdfast.ingestion.events;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditTrail;
import org.holdfast.coordination.IsolatedWork;
import org.holdfast.customers.CustomerLocks;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerTombstones;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.facts.merge.ConflictingFacts;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.moves.MovedActions;
import org.holdfast.history.moves.MovedRecords;
import org.holdfast.history.moves.MovedRecords.Moved;
import org.holdfast.ingestion.cloudevents.CloudEvent;
import org.holdfast.outcomes.MovedOrderPoints;
import org.jspecify.annotations.Nullable;

/**
 * Moves orders to other customers, with the complaints, returns and payments about them, what was decided about them
 * and what they earned. All customers that an order ever belonged to lead to the target of the latest move, by the
 * times of the moves; so the result does not depend on the order in which events arrive, and an event that still names
 * an earlier customer reaches the order.
 */
class OrderMove {

    /** A decision that began before a move can still be recorded for this long. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private static final int SETTLED_AT_ONCE = 200;

    private final Stores stores;
    private final MovedOrderPoints points;
    private final CustomerLocks locks;
    private final RedecisionRequested redecisionRequested;
    private final AuditTrail trail;
    private final Clock clock;

    OrderMove(
            Stores stores,
            MovedOrderPoints points,
            CustomerLocks locks,
            RedecisionRequested redecisionRequested,
            AuditTrail trail,
            Clock clock) {
        this.stores = stores;
        this.points = points;
        this.locks = locks;
        this.redecisionRequested = redecisionRequested;
        this.trail = trail;
        this.clock = clock;
    }

    /** What a move reads and writes. */
    record Stores(
            CustomerStore customers,
            CustomerTombstones gone,
            EventLedger ledger,
            MovedRecords moved,
            MovedActions actions) {}

    /** Moves an order; the same event moves it once. */
    EventResult move(CloudEvent event, ValidatedEvent validated, Actor actor) {
        try {
            return locks.withinFound(
                    () -> Route.of(validated, stores).customers(), () -> moved(event, validated, actor));
        } catch (InvalidInput e) {
            return EventResult.refused(event, e.within("data"));
        } catch (ConflictingFacts e) {
            return EventResult.contradicting(event, validated.subject(), e);
        }
    }

    private EventResult moved(CloudEvent event, ValidatedEvent validated, Actor actor) {
        Route route = Route.of(validated, stores);
        EventMemory memory = new EventMemory(stores.ledger, Set.of(validated));
        EventResult.Status before = memory.of(validated);
        if (before != null) {
            return EventResult.repeated(event, route.currentHome(), before);
        }
        memory.remember(validated);
        memory.store(now());
        if (route.fromHome() == null) {
            return EventResult.of(event, validated.subject(), EventResult.Status.ERASED);
        }
        OrderTransfer transfer = new OrderTransfer(stores, points, validated, route, now());
        EventResult.Status status = transfer.run();
        if (!transfer.changed().isEmpty()) {
            trail.append(new AuditEvent(
                    actor,
                    AuditAction.ORDER_MOVED,
                    Target.customer(route.newHome()),
                    Map.of("order", validated.item(), "from", trail.pseudonym(route.fromHome()))));
            redecisionRequested.ask(transfer.changed(), now());
        }
        return EventResult.of(event, route.newHome(), status).changing(transfer.changes());
    }

    /** Moves actions that were recorded while their order was moved, by decisions that began before. */
    void settle() {
        IsolatedWork.of(stores.moved.unsettled(now().minus(UNDER_WAY), SETTLED_AT_ONCE), this::settle);
    }

    private void settle(Moved each) {
        Set<String> both = new TreeSet<>();
        both.add(each.customerId());
        if (each.home() != null) {
            both.add(each.home());
        }
        locks.within(both, () -> {
            if (each.isAway() && each.home() != null) {
                Set<String> item = Set.of(each.item());
                boolean complaint = each.collection().equals(RecordKind.COMPLAINTS.collection());
                stores.actions.move(
                        each.customerId(), each.home(), each.isOrder() ? item : Set.of(), complaint ? item : Set.of());
            }
            stores.moved.settled(each);
            return true;
        });
    }

    /** Returns the current time to the millisecond, because databases store at most microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The customers of a move.
     *
     * @param from the subject of the event, or the customer it was merged into; {@code null} if it was erased
     * @param into likewise the customer it is moved to
     * @param fromHome the owner of the order until now; {@code null} if that customer was erased
     * @param intoHome the owner of an order with this key that names the other customer
     * @param newHome its owner from now on: the target of the latest move
     * @param at when the latest move happened
     */
    record Route(
            @Nullable String from,
            String into,
            @Nullable String fromHome,
            String intoHome,
            String newHome,
            Instant at) {

        /** @throws InvalidInput if the customer it is moved to was erased */
        static Route of(ValidatedEvent event, Stores stores) {
            String to = event.fields().path("to").asString();
            Map<String, CustomerTombstones.Gone> gone = stores.gone.among(Set.of(event.subject(), to));
            String from = survivor(event.subject(), gone.get(event.subject()));
            String into = survivor(to, gone.get(to));
            if (into == null) {
                throw new InvalidInput("to", "is \"" + to + "\", who was erased");
            }
            if (from == null) {
                return new Route(null, into, null, into, into, event.at());
            }
            RecordHomes homes = new RecordHomes(stores.moved, Set.of());
            String fromHome = homes.follow(from, RecordKind.ORDERS, event.item());
            String known = homes.follow(into, RecordKind.ORDERS, event.item());
            String intoHome = known == null ? into : known;
            Route route = new Route(from, into, fromHome, intoHome, into, event.at());
            return route.after(stores, event, fromHome).after(stores, event, intoHome);
        }

        private static @Nullable String survivor(String id, CustomerTombstones.@Nullable Gone gone) {
            return gone == null ? id : gone.mergedInto();
        }

        /** Returns the route if an earlier event about the order was later than this one. */
        private Route after(Stores stores, ValidatedEvent event, @Nullable String home) {
            if (home == null) {
                return this;
            }
            Moved last = stores.moved
                    .find(home, RecordKind.ORDERS.collection(), event.item())
                    .orElse(null);
            if (last == null) {
                return this;
            }
            boolean later = last.at().isAfter(at) || last.at().equals(at) && home.compareTo(newHome) > 0;
            return later ? new Route(from, into, fromHome, intoHome, home, last.at()) : this;
        }

        /** Returns all customers that have to be locked. */
        Set<String> customers() {
            Set<String> all = new TreeSet<>(Set.of(into));
            all.add(intoHome);
            all.add(newHome);
            if (from != null) {
                all.add(from);
            }
            if (fromHome != null) {
                all.add(fromHome);
            }
            return all;
        }

        String currentHome() {
            return fromHome == null ? newHome : fromHome;
        }
    }
}
