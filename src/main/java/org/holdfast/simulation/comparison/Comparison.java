package org.holdfast.simulation.comparison;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.decisions.Deliberation;
import org.holdfast.decisions.Question;
import org.holdfast.facts.KnownCustomer;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.Viewpoint;
import org.holdfast.rules.engine.RuleOverrun;

/**
 * Decides for customers under two rule books and says what changes for each. Customers come in chunks, so that memory stays flat however
 * many there are; {@link Tally} adds the chunks up. It is the books that are compared, so earlier decisions do not count, and every
 * customer finds the pots full. For many threads.
 */
public final class Comparison {

    private final Decider decider;
    private final DecisionBook before;
    private final DecisionBook after;
    private final Instant asOf;
    private final WhyNot whyNot;

    public Comparison(Decider decider, DecisionBook before, DecisionBook after, Instant asOf) {
        this.decider = decider;
        this.before = before;
        this.after = after;
        this.asOf = asOf;
        this.whyNot = new WhyNot(decider);
    }

    /**
     * What changes for each of these customers, in their order.
     *
     * @throws RuleOverrun when a rule of either book takes too long for one of them
     */
    public List<Compared> compare(List<KnownCustomer> customers) {
        List<Considered> old = consider(before, customers);
        List<Considered> now = consider(after, customers);
        List<Compared> compared = new ArrayList<>(customers.size());
        for (int i = 0; i < customers.size(); i++) {
            compared.add(compare(old.get(i), now.get(i)));
        }
        return compared;
    }

    /** Each book looks at the customer for itself, because each has its own exchange rates. */
    private List<Considered> consider(DecisionBook book, List<KnownCustomer> customers) {
        Viewpoint viewpoint = book.viewpoint(asOf);
        List<Question> questions = customers.stream().map(customer ->
                Question.about(CustomerView.of(customer.facts(), viewpoint), customer.hash())).toList();
        List<Deliberation> deliberations = decider.decide(book, questions);
        List<Considered> considered = new ArrayList<>(questions.size());
        for (int i = 0; i < questions.size(); i++) {
            considered.add(new Considered(book, questions.get(i), deliberations.get(i)));
        }
        return considered;
    }

    private Compared compare(Considered old, Considered now) {
        Chosen given = old.chosen();
        Chosen gives = now.chosen();
        Decision.HeldBack held = old.deliberation().proposals().isEmpty() ? now.heldBack() : null;
        Chosen withheld = held == null ? null : now.chosen(held);
        Change change = Change.between(given, gives, withheld);
        Decision.Act lost = old.act();
        Decision.Act won = now.act();
        String why;
        if (change == Change.SAME) {
            why = null;
        } else if (held != null) {
            why = WhyNot.heldBack(held, now);
        } else if (lost == null) {
            why = won == null ? null : now.reason(won);
        } else if (won != null && change == Change.OTHER_AMOUNT && won.rule().equals(lost.rule())) {
            why = "The rule \"" + won.rule() + "\" now gives " + amount(won) + ", before it gave " + amount(lost) + ".";
        } else {
            why = whyNot.of(now, lost);
        }
        return new Compared(old.view().id(), change, given, gives, withheld, why, old.matches(), now.matches());
    }

    private static String amount(Decision.Act act) {
        return act.granted() == null ? "nothing" : act.granted().amount().toPlainString() + " " + act.granted().currency();
    }
}
