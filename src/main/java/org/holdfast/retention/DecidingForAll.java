package org.holdfast.retention;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.decisions.Deliberation;
import org.holdfast.decisions.Question;
import org.holdfast.decisions.Standing;
import org.holdfast.facts.CustomerSource;
import org.holdfast.facts.KnownCustomer;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.Viewpoint;
import org.holdfast.retention.publishing.LiveBook;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/** Walks all customers and decides for each, chunk by chunk, so that memory stays flat however many there are. */
public class DecidingForAll {

    private static final int CHUNK = 200;

    private final LiveBook live;
    private final Decider decider;
    private final CustomerSource customers;
    private final Recording recording;
    private final DecisionMetrics metrics;
    private final Clock clock;
    private final Supplier<String> ids;

    DecidingForAll(LiveBook live, Decider decider, CustomerSource customers, Recording recording, DecisionMetrics metrics, Clock clock, Supplier<String> ids) {
        this.live = live;
        this.decider = decider;
        this.customers = customers;
        this.recording = recording;
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
        Set<String> ids = new TreeSet<>();
        for (KnownCustomer customer : page) {
            questions.add(Question.about(CustomerView.of(customer.facts(), viewpoint), customer.hash()));
            ids.add(customer.facts().id());
        }
        List<List<Proposal>> proposals = book.rules().proposals(questions.stream().map(Question::view).toList());
        List<Deliberation> deliberations = record
                ? recording.decide(book, ids, now, standings -> choose(book, questions, proposals, standings, true))
                : choose(book, questions, proposals, recording.look(book, ids, viewpoint.asOf()), false).result();
        deliberations.forEach(metrics::count);
        return deliberations.stream().map(Deliberation::decision).toList();
    }

    /** One customer after the other, each seeing what those before have drawn from the pots. */
    private Recording.Outcome<List<Deliberation>> choose(DecisionBook book, List<Question> questions, List<List<Proposal>> proposals,
                                                         Map<String, Standing> standings, boolean record) {
        List<Deliberation> all = new ArrayList<>(questions.size());
        List<Decided> kept = new ArrayList<>();
        Map<String, BigDecimal> used = null;
        for (int i = 0; i < questions.size(); i++) {
            Standing standing = standings.get(questions.get(i).view().id());
            used = used == null ? standing.budgetUsed() : used;
            Decided decided = new Considered(questions.get(i), proposals.get(i)).choose(decider, book, new Standing(standing.acts(), used));
            Decision decision = decided.decision();
            used = Recording.drawn(used, decision);
            if (record && !decision.repeated() && decision.outcome() != Decision.Outcome.NOTHING) {
                decision = decision.named(ids.get());
                kept.add(decided.with(decision));
            }
            all.add(decided.with(record ? decision : decision.unnamed()).deliberation());
        }
        return new Recording.Outcome<>(all, kept);
    }
}
