package org.holdfast.explanation;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.holdfast.facts.Customer;
import org.jspecify.annotations.Nullable;

/**
 * Limits the work of one explanation. Looking ahead repeats the decision several hundred times, and each repetition
 * gets slower with the number of the customer's facts: without a limit, a customer with a thousand orders would occupy
 * a processor for minutes. Work is counted rather than time, so that an explanation is the same on every machine.
 * Typical customers stay far below the limit.
 */
final class ExplanationBudget {

    /** Enough for {@value LookAhead#MAX_MOMENTS} moments of a customer with two hundred orders and few proposals. */
    static final int MAX_WORK = 250_000;
    /** Fixed cost of a decision. */
    private static final int DECISION = 10;
    /** Cost of a proposal relative to a fact: a proposal passes all guardrails and is rendered. */
    private static final int PROPOSAL = 4;

    private final int facts;
    private int spent;
    private int decisions;

    ExplanationBudget(Customer customer) {
        this.facts = Stream.<Collection<?>>of(
                        known(customer.orders()),
                        known(customer.complaints()),
                        known(customer.returns()),
                        known(customer.surveys()),
                        known(customer.interactions()),
                        known(customer.observations()),
                        known(customer.subscriptions()),
                        known(customer.payments()),
                        known(customer.carts()),
                        parcels(customer))
                .mapToInt(Collection::size)
                .sum();
    }

    private static Collection<?> parcels(Customer customer) {
        return customer.orders() == null
                ? List.of()
                : customer.orders().stream()
                        .flatMap(order -> known(order.parcels()).stream())
                        .toList();
    }

    private static Collection<?> known(@Nullable List<?> list) {
        return list == null ? List.of() : list;
    }

    /** Records a decision among a number of proposals. */
    void decided(int proposals) {
        decisions++;
        spent += DECISION + facts + PROPOSAL * Math.min(proposals, MAX_WORK);
    }

    /** Returns whether the budget is used up. */
    boolean isSpent() {
        return spent >= MAX_WORK;
    }

    /** Returns how many decisions can be made in one batch without exceeding the budget by much. */
    int atOnce(int max) {
        return Math.max(1, Math.min(max, (MAX_WORK - spent) / (DECISION + facts)));
    }

    /** Returns the number of decisions made. */
    int decisions() {
        return decisions;
    }
}
