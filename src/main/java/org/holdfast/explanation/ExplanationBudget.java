package org.holdfast.explanation;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.holdfast.facts.Customer;
import org.jspecify.annotations.Nullable;

/**
 * How much one explanation may do. Looking ahead decides the same question some hundred times, and each time costs what
 * the customer is large: without an end, a customer with a thousand orders would keep a processor busy for minutes.
 * What is counted is work, not time, so that an explanation is the same on every machine. Usual customers never come
 * near it.
 */
final class ExplanationBudget {

    /**
     * Enough for {@value LookAhead#MOST_MOMENTS} moments of a customer with two hundred orders of whom the rules want
     * little.
     */
    static final int MOST = 250_000;
    /** What one more decision costs, however little there is to look at. */
    private static final int DECISION = 10;
    /** A proposal goes through all guardrails and is put into words, a fact is only looked at. */
    private static final int PROPOSAL = 4;

    private final int things;
    private int spent;
    private int decisions;

    ExplanationBudget(Customer facts) {
        this.things = Stream.<Collection<?>>of(
                        known(facts.orders()),
                        known(facts.complaints()),
                        known(facts.returns()),
                        known(facts.surveys()),
                        known(facts.interactions()),
                        known(facts.observations()))
                .mapToInt(Collection::size)
                .sum();
    }

    private static Collection<?> known(@Nullable List<?> list) {
        return list == null ? List.of() : list;
    }

    /** One more decision about the customer was made, of so many proposals. */
    void decided(int proposals) {
        decisions++;
        spent += DECISION + things + PROPOSAL * Math.min(proposals, MOST);
    }

    /** Whether nothing more should be begun. */
    boolean isSpent() {
        return spent >= MOST;
    }

    /** How many decisions can be begun together without going far beyond the end. */
    int atOnce(int most) {
        return Math.max(1, Math.min(most, (MOST - spent) / (DECISION + things)));
    }

    /** How many decisions were made. */
    int decisions() {
        return decisions;
    }
}
