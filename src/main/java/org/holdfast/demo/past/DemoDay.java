package org.holdfast.demo.past;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.audit.Actor;
import org.holdfast.decisioning.BackdatedDecisions;
import org.holdfast.decisions.Decision;
import org.holdfast.outcomes.InsufficientBalance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * What happens on one day of the past, in one transaction: promises that are due are settled, customers are decided
 * for, and replies to this and earlier decisions arrive. Customers for whom something was decided meanwhile are left
 * out, because their history would no longer be in order.
 */
final class DemoDay implements BackdatedDecisions.Transaction {

    private static final Logger LOG = LoggerFactory.getLogger(DemoDay.class);

    private static final Actor DEMO = Actor.program("demo");

    private final DemoServices services;
    private final DemoTable table;
    private final DemoEffects effects;
    private final DemoLooseEnds looseEnds;
    private final DemoCalendar calendar;
    private final int day;
    private final Instant start;
    private final Instant end;
    private final Set<String> deciding;
    private final List<DemoReply> replying;
    private final List<DemoReply> later = new ArrayList<>();
    private Set<String> admitted = Set.of();

    /**
     * @param day day of the calendar
     * @param deciding the customers to decide for
     * @param replying replies to earlier decisions
     */
    DemoDay(
            DemoServices services,
            DemoTable table,
            DemoEffects effects,
            DemoLooseEnds looseEnds,
            DemoCalendar calendar,
            int day,
            Set<String> deciding,
            List<DemoReply> replying) {
        this.services = services;
        this.table = table;
        this.effects = effects;
        this.looseEnds = looseEnds;
        this.calendar = calendar;
        this.day = day;
        this.start = calendar.start(day);
        this.end = calendar.end(day);
        this.deciding = deciding;
        this.replying = replying;
    }

    /** @throws OptimisticLockingFailureException if another process has made this day in the meantime */
    @Override
    public Set<String> leftOut() {
        table.lock();
        if (table.lastDecidedAt(calendar.momentsFrom(day)) != null) {
            throw new OptimisticLockingFailureException("Another process has made this day of the demo's past");
        }
        Set<String> all = new TreeSet<>(deciding);
        replying.forEach(reply -> all.add(reply.customerId()));
        services.contactHistories.lock(all);
        admitted = table.withoutDecisionAfter(start, all);
        services.clock.set(start);
        services.promises.settleDue();
        services.outcomes.expireReservations();
        Set<String> out = new HashSet<>(all);
        out.removeAll(admitted);
        return out;
    }

    @Override
    public void recorded(List<Decision> decisions) {
        later.clear();
        List<DemoReply> today = new ArrayList<>(replying);
        for (Decision decision : decisions) {
            for (DemoReply reply : DemoReplies.to(decision, calendar)) {
                (reply.at().isBefore(end) ? today : later).add(reply);
            }
        }
        today.sort(DemoReply.ORDER);
        today.stream().filter(reply -> admitted.contains(reply.customerId())).forEach(this::report);
        if (day == -1) {
            looseEnds.send(decisions);
        }
        if (day == 0) {
            looseEnds.abandonSource(start);
        }
    }

    /** Returns the replies that arrive on later days. */
    List<DemoReply> later() {
        return later;
    }

    private void report(DemoReply reply) {
        services.clock.set(reply.at());
        try {
            services.step.executeWithoutResult(
                    status -> services.outcomes.report(reply.decisionId(), reply.report(), DEMO));
            effects.follow(reply);
        } catch (InsufficientBalance e) {
            // The points have expired since they were offered, so the customer does not get the reward.
            LOG.debug("A reply in the demo's past had no effect: {}", e.getMessage());
        }
    }
}
