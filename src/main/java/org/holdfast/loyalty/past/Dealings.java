package org.holdfast.loyalty.past;

import java.util.List;
import org.holdfast.facts.promise.Promise;
import org.holdfast.loyalty.programmes.ProgrammeBalance;
import org.jspecify.annotations.Nullable;

/**
 * What the company recorded about its own dealings with a customer, which rules can use besides the facts.
 *
 * @param promises promises made to the customer, in any order
 * @param balances balances of the ledger of points and stamps; {@code null} to derive them from the facts alone, as if
 *     nothing had been spent
 * @param actions earlier actions, in any order
 */
public record Dealings(List<Promise> promises, @Nullable List<ProgrammeBalance> balances, List<PastAction> actions) {

    public static final Dealings NONE = new Dealings(List.of(), null, List.of());

    public Dealings {
        promises = List.copyOf(promises);
        balances = balances == null ? null : List.copyOf(balances);
        actions = List.copyOf(actions);
    }

    /** Creates dealings of which only the promises are known. */
    public static Dealings of(List<Promise> promises) {
        return promises.isEmpty() ? NONE : new Dealings(promises, null, List.of());
    }

    public Dealings withActions(List<PastAction> others) {
        return new Dealings(promises, balances, others);
    }
}
