package org.holdfast.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.decisions.Deliberation;
import org.holdfast.decisions.Moment;
import org.holdfast.decisions.Question;
import org.holdfast.facts.CustomerSource;
import org.holdfast.facts.KnownCustomer;
import org.holdfast.history.Decisions;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.Viewpoint;
import org.holdfast.retention.publishing.LiveBook;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks all customers and decides for each, chunk by chunk, so that memory stays flat however many there are. */
public class DecidingForAll {

    private static final int CHUNK = 200;

    private final LiveBook live;
    private final Decider decider;
    private final CustomerSource customers;
    private final Decisions decisions;
    private final TransactionTemplate transaction;
    private final DecisionMetrics metrics;
    private final Clock clock;
    private final Supplier<String> ids;

    DecidingForAll(LiveBook live, Decider decider, CustomerSource customers, Decisions decisions, TransactionTemplate transaction,
                   DecisionMetrics metrics, Clock clock, Supplier<String> ids) {
        this.live = live;
        this.decider = decider;
        this.customers = customers;
        this.decisions = decisions;
        this.transaction = transaction;
        this.metrics = metrics;
        this.clock = clock;
        this.ids = ids;
    }

    public long customers() {
        return customers.count();
    }

    /**
     * Decides for everybody under the rule book that is live at the start. Decisions that propose something are recorded, unless it is
     * dry; for the others there is nothing to keep.
     *
     * @param asOf another moment than now, which makes it dry; or {@code null}
     * @param each called with every decision, in the order of customer ids
     */
    public void run(@Nullable Instant asOf, boolean dry, Consumer<Decision> each) {
        DecisionBook book = live.book();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Viewpoint viewpoint = book.viewpoint(asOf == null ? now : asOf);
        boolean record = !dry && asOf == null;
        String last = null;
        List<KnownCustomer> page = customers.page(null, CHUNK);
        while (!page.isEmpty()) {
            decide(book, viewpoint, page, record, now).forEach(each);
            last = page.get(page.size() - 1).facts().id();
            page = customers.page(last, CHUNK);
        }
    }

    private List<Decision> decide(DecisionBook book, Viewpoint viewpoint, List<KnownCustomer> page, boolean record, Instant now) {
        List<Question> questions = new ArrayList<>(page.size());
        for (KnownCustomer customer : page) {
            questions.add(new Question(CustomerView.of(customer.facts(), viewpoint), customer.hash(), null, Moment.REVIEW, 1));
        }
        List<Decision> decided = new ArrayList<>(page.size());
        List<Decision> kept = new ArrayList<>();
        for (Deliberation deliberation : decider.decide(book, questions)) {
            metrics.count(deliberation);
            Decision decision = deliberation.decision();
            if (record && decision.outcome() != Decision.Outcome.NOTHING) {
                decision = decision.named(ids.get());
                kept.add(decision);
            }
            decided.add(decision);
        }
        if (!kept.isEmpty()) {
            transaction.executeWithoutResult(status -> decisions.record(kept, now));
        }
        return decided;
    }
}
