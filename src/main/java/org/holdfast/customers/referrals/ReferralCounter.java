package org.holdfast.customers.referrals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.coordination.IsolatedWork;
import org.holdfast.customers.CustomerEdit;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerTombstones;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.customers.Referrals;
import org.holdfast.customers.Referrals.Referral;
import org.holdfast.customers.Referrals.State;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds an interaction to a customer for each referred friend who has ordered, once for each friend, and requests a new
 * decision. Each friend is counted in a transaction that locks both customers, so any number of nodes may count.
 */
public class ReferralCounter {

    private static final Logger LOG = LoggerFactory.getLogger(ReferralCounter.class);
    private static final int BATCH_SIZE = 200;
    private static final String SOURCE = "holdfast";

    private final Referrals referrals;
    private final CustomerStore store;
    private final CustomerTombstones gone;
    private final RedecisionRequested redecisionRequested;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReferralCounter(
            Referrals referrals,
            CustomerStore store,
            CustomerTombstones gone,
            RedecisionRequested redecisionRequested,
            TransactionTemplate transaction,
            Clock clock) {
        this.referrals = referrals;
        this.store = store;
        this.gone = gone;
        this.redecisionRequested = redecisionRequested;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Counts all waiting referrals. */
    public void work() {
        try {
            List<Referral> waiting = referrals.waiting(BATCH_SIZE);
            while (!waiting.isEmpty()) {
                IsolatedWork.of(waiting, each -> transaction.executeWithoutResult(status -> one(each)));
                waiting = referrals.waiting(BATCH_SIZE);
            }
        } catch (PessimisticLockingFailureException e) {
            LOG.debug("Another node is counting the same referrals; continuing with the next run");
        }
    }

    /** Counts referrals again whose referrer was stored after the friend. */
    public void recountPending() {
        referrals.pending();
    }

    private void one(Referral referral) {
        CustomerTombstones.Gone left = gone.find(referral.referrer()).orElse(null);
        String referrer = left == null || left.mergedInto() == null ? referral.referrer() : left.mergedInto();
        Map<String, CustomerStore.Held> held = store.hold(Set.of(referral.friend(), referrer));
        if (!referrals.isWaiting(referral)) {
            return;
        }
        CustomerStore.Held friend = held.get(referral.friend());
        CustomerStore.Held sender = held.get(referrer);
        DateOrInstant ordered =
                friend == null ? null : Referrals.firstOrder(friend.customer().facts());
        if (friend == null || ordered == null) {
            referrals.forget(referral.friend());
        } else if (sender == null) {
            referrals.settle(referral.friend(), State.UNKNOWN);
        } else if (DuplicatePersonCheck.is(
                friend.customer().facts(), sender.customer().facts())) {
            LOG.info("A referral is not counted, because both customers seem to be the same person");
            referrals.settle(referral.friend(), State.SAME);
        } else {
            note(
                    sender.customer().facts(),
                    new Interaction(
                            ordered, null, Interaction.Kind.RECOMMENDATION, null, Referrals.note(referral.friend())),
                    held);
            referrals.settle(referral.friend(), State.NOTED);
        }
    }

    /** Adds the interaction unless it is stored already, keeping the owner of the interactions. */
    private void note(Customer sender, Interaction recommendation, Map<String, CustomerStore.Held> held) {
        List<Interaction> interactions =
                new ArrayList<>(sender.interactions() == null ? List.of() : sender.interactions());
        if (interactions.stream()
                .anyMatch(each -> each.kind() == recommendation.kind()
                        && String.valueOf(recommendation.note()).equals(each.note()))) {
            return;
        }
        interactions.add(apart(recommendation, interactions, sender));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try {
            store.change(
                    List.of(CustomerEdit.withProvenance(
                            sender.with(Map.of("interactions", interactions)), "interactions", SOURCE, now)),
                    held,
                    SOURCE,
                    now);
            redecisionRequested.ask(Set.of(sender.id()), now);
        } catch (InvalidInput e) {
            LOG.warn("Cannot count a referral: {}", e.getMessage());
        }
    }

    /** Gives the interaction a distinct time, because rules distinguish recommendations by their time. */
    private static Interaction apart(Interaction recommendation, List<Interaction> others, Customer sender) {
        DateOrInstant at = recommendation.at();
        Set<DateOrInstant> taken = new HashSet<>();
        others.stream().filter(each -> each.kind() == recommendation.kind()).forEach(each -> taken.add(each.at()));
        while (taken.contains(at)) {
            at = new DateOrInstant.Exact(at.start(sender.timeZone() == null ? ZoneOffset.UTC : sender.timeZone())
                    .plusSeconds(1));
        }
        return new Interaction(
                at, recommendation.channel(), recommendation.kind(), recommendation.employee(), recommendation.note());
    }
}
