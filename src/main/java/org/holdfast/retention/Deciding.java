package org.holdfast.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.decisions.Question;
import org.holdfast.decisions.Standing;
import org.holdfast.facts.Customer;
import org.holdfast.facts.CustomerSource;
import org.holdfast.facts.KnownCustomer;
import org.holdfast.facts.UnknownThing;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.retention.publishing.LiveBook;

/** Decides for one customer and records it, in one transaction. */
public class Deciding {

    private final LiveBook live;
    private final Decider decider;
    private final CustomerSource customers;
    private final Recording recording;
    private final DecisionMetrics metrics;
    private final Clock clock;
    private final Naming naming;

    Deciding(LiveBook live, Decider decider, CustomerSource customers, Recording recording, DecisionMetrics metrics, Clock clock,
             Naming naming) {
        this.live = live;
        this.decider = decider;
        this.customers = customers;
        this.recording = recording;
        this.metrics = metrics;
        this.clock = clock;
        this.naming = naming;
    }

    /** @throws UnknownThing when the customer is not stored */
    public Decision decide(Inquiry inquiry) {
        return consider(inquiry).decision();
    }

    /** The same, with what the decision rests on. */
    public Decided consider(Inquiry inquiry) {
        return consider(inquiry, Alongside.nothing());
    }

    /** The same, and something else is kept in the same transaction, where there is one: a dry look has none. */
    Decided consider(Inquiry inquiry, Alongside<Decided> alongside) {
        return metrics.timed(() -> {
            DecisionBook book = live.book();
            Instant now = now();
            Instant asOf = inquiry.asOf() == null ? now : inquiry.asOf();
            KnownCustomer customer = customer(inquiry);
            String id = customer.facts().id();
            CustomerView view = CustomerView.of(customer.facts(), book.viewpoint(asOf));
            Question question = new Question(view, customer.hash(), inquiry.channel(), inquiry.moment(), inquiry.max(), inquiry.step(),
                    Standing.NONE);
            Considered considered = new Considered(question, book.rules().proposals(view));
            if (inquiry.dry()) {
                Decided look = considered.choose(decider, book, recording.look(book, List.of(view), asOf).get(id));
                return look.with(look.decision().unnamed());
            }
            return recording.decide(book, List.of(view), inquiry.customer() == null, now,
                    standings -> named(considered.choose(decider, book, standings.get(id))), alongside);
        });
    }

    /** What is only answered again is not kept again. */
    private Recording.Outcome<Decided> named(Decided decided) {
        if (decided.decision().decisionId() != null) {
            return new Recording.Outcome<>(decided, List.of());
        }
        Decided named = naming.name(decided);
        return new Recording.Outcome<>(named, List.of(named));
    }

    private KnownCustomer customer(Inquiry inquiry) {
        Customer inline = inquiry.customer() == null ? null : customers.withRefusals(inquiry.customer());
        if (inline != null) {
            return new KnownCustomer(inline, FactsHash.of(inline));
        }
        String id = inquiry.customerId();
        return customers.find(id).orElseThrow(() -> new UnknownThing("customer", id));
    }

    /** Databases keep microseconds; a decision read back must be the one that was answered. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
