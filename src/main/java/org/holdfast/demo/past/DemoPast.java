package org.holdfast.demo.past;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.holdfast.customers.CustomerStore;
import org.holdfast.decisioning.BackdatedDecisions;
import org.holdfast.demo.DemoCustomers;
import org.holdfast.facts.Customer;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.history.DecisionScan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the past of the demo base, day by day. An interrupted past is continued with the day after the last one. */
@Component
public final class DemoPast {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPast.class);

    private static final int DAYS = 1 - DemoCalendar.FIRST;
    /** After how many days the progress is logged. */
    private static final int LOGGED = 30;

    private final DemoServices services;
    private final DemoTable table;
    private final DemoEffects effects;
    private final DemoLooseEnds looseEnds;
    private final DemoRuleBooks books;
    private final CustomerStore customers;
    private final DecisionScan scan;
    private volatile boolean stopped;
    private volatile Progress progress = new Progress(0, 0);

    /**
     * How much of the past is made.
     *
     * @param days number of days; 0 if the demo base has no past
     */
    public record Progress(int done, int days) {

        public boolean isComplete() {
            return days > 0 && done == days;
        }
    }

    DemoPast(
            DemoServices services,
            DemoTable table,
            DemoEffects effects,
            DemoLooseEnds looseEnds,
            DemoRuleBooks books,
            CustomerStore customers,
            DecisionScan scan) {
        this.services = services;
        this.table = table;
        this.effects = effects;
        this.looseEnds = looseEnds;
        this.books = books;
        this.customers = customers;
        this.scan = scan;
    }

    public Progress progress() {
        return progress;
    }

    /** Makes what is missing of the past. */
    void make() {
        Instant stored = table.firstStoredAt();
        if (stored == null || !books.reachBackFrom(stored)) {
            return;
        }
        make(DemoCalendar.around(stored, books.zone()), stored, 0);
    }

    /** Makes what is missing of the past up to a day. */
    void make(DemoCalendar calendar, Instant stored, int until) {
        Instant last = table.lastDecidedAt(calendar.moments());
        int next = last == null ? DemoCalendar.FIRST : calendar.dayOf(last) + 1;
        progress = new Progress(done(next - 1), DAYS);
        Map<String, ReviewDays> plan = next > until ? Map.of() : plan(calendar, stored);
        if (plan.isEmpty()) {
            return;
        }
        LOG.info("The demo's past is being made: {} of {} days", progress.done(), DAYS);
        List<DemoReply> replies = last == null ? List.of() : replies(calendar, calendar.start(next));
        for (int day = next; day <= until && !stopped; day++) {
            replies = make(calendar, day, plan, replies);
            progress = new Progress(done(day), DAYS);
            if (progress.isComplete()) {
                LOG.info("The demo's past is made");
            } else if (progress.done() % LOGGED == 0) {
                LOG.info("The demo's past is being made: {} of {} days", progress.done(), DAYS);
            }
        }
    }

    private static int done(int day) {
        return day - DemoCalendar.FIRST + 1;
    }

    void stop() {
        stopped = true;
    }

    /**
     * Plans from the facts with which the demo began, so that an interrupted past has the same plan afterwards. The
     * customer of the examples is left as the examples show it, and subscribers have no past.
     */
    private Map<String, ReviewDays> plan(DemoCalendar calendar, Instant stored) {
        Set<String> ids = Set.copyOf(table.ids());
        Map<String, ReviewDays> plan = new TreeMap<>();
        DemoCustomers.around(stored).stream()
                .filter(facts -> ids.contains(facts.id())
                        && !facts.id().equals(DemoCustomers.SHOWCASE)
                        && !DemoCustomers.isSubscriber(facts.id()))
                .forEach(facts -> plan.put(facts.id(), new ReviewDays(facts, calendar)));
        return plan;
    }

    /** Makes one day and returns the replies that are still to come. */
    private List<DemoReply> make(
            DemoCalendar calendar, int day, Map<String, ReviewDays> plan, List<DemoReply> replies) {
        Instant start = calendar.start(day);
        List<String> due = plan.entrySet().stream()
                .filter(each -> each.getValue().contain(day))
                .map(Map.Entry::getKey)
                .toList();
        Set<String> writing = plan.entrySet().stream()
                .filter(each -> each.getValue().isWriting(day))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        List<DemoReply> today = replies.stream()
                .filter(reply -> reply.at().isBefore(calendar.end(day)))
                .toList();
        DemoDay demoDay = new DemoDay(services, table, effects, looseEnds, calendar, day, Set.copyOf(due), today);
        services.decisions.decide(books.on(start), start, known(start, due, writing::contains), demoDay);
        List<DemoReply> next = new ArrayList<>(replies);
        next.removeAll(today);
        next.addAll(demoDay.later());
        return next;
    }

    private List<BackdatedDecisions.Asked> known(Instant at, Collection<String> ids, Predicate<String> writing) {
        List<BackdatedDecisions.Asked> known = new ArrayList<>();
        for (StoredCustomer customer : customers.findAll(ids)) {
            Customer then = KnownFacts.at(at, customer.facts());
            if (then != null) {
                known.add(new BackdatedDecisions.Asked(
                        new StoredCustomer(then, FactsHash.of(then)), writing.test(then.id())));
            }
        }
        return known;
    }

    /** Returns the replies from a moment on to the decisions before it. */
    private List<DemoReply> replies(DemoCalendar calendar, Instant from) {
        DecisionScan.Span span = new DecisionScan.Span(calendar.start(DemoCalendar.FIRST), from);
        List<DemoReply> replies = new ArrayList<>();
        for (DecisionScan.Slice slice = scan.next(null, span); slice != null; slice = scan.next(slice, span)) {
            scan.decisions(
                    slice,
                    span,
                    recorded -> DemoReplies.to(recorded.decision(), calendar).stream()
                            .filter(reply -> !reply.at().isBefore(from))
                            .forEach(replies::add));
        }
        return replies;
    }
}
