package org.holdfast.loyalty;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import org.holdfast.facts.Customer;
import org.holdfast.loyalty.programmes.Ledger;
import org.holdfast.loyalty.programmes.LedgerReconciliation;
import org.holdfast.loyalty.programmes.Programme;
import org.holdfast.loyalty.programmes.ProgrammeBalance;
import org.holdfast.loyalty.programmes.ProgrammeCustomer;
import org.holdfast.loyalty.programmes.ProgrammeView;
import org.jspecify.annotations.Nullable;

/**
 * The loyalty programmes of one customer. Balances and views are computed on first use, because few rules need them.
 * Not thread-safe.
 */
final class CustomerProgrammes {

    private final List<Programme> programmes;
    private final ProgrammeCustomer customer;
    private @Nullable List<ProgrammeBalance> balances;
    private @Nullable List<ProgrammeView> views;
    private @Nullable Ledger dueFromFacts;

    /** @param balances balances of the ledger; {@code null} to derive them from the facts, as if nothing were spent */
    CustomerProgrammes(
            Customer facts, EvaluationContext context, ZoneId zone, @Nullable List<ProgrammeBalance> balances) {
        ExchangeRates rates = context.rates();
        this.programmes = context.programmes();
        this.customer =
                new ProgrammeCustomer(facts, zone, context.asOf(), currency -> rates.toHome(BigDecimal.ONE, currency));
        this.balances = balances;
    }

    ProgrammeCustomer customer() {
        return customer;
    }

    /** Replaces the computed views, for examples. */
    void setViews(List<ProgrammeView> given) {
        views = List.copyOf(given);
    }

    List<ProgrammeBalance> balances() {
        List<ProgrammeBalance> known = balances;
        if (known == null) {
            known = programmes.isEmpty() ? List.of() : ProgrammeBalance.of(due(programmes, Ledger.NONE));
            balances = known;
        }
        return known;
    }

    /**
     * Returns the entries that a ledger lacks. Those that an empty one lacks are computed once: most customers have no
     * ledger yet, and rules and ledger ask the same.
     */
    Ledger due(List<Programme> wanted, Ledger ledger) {
        if (ledger != Ledger.NONE || !wanted.equals(programmes)) {
            return LedgerReconciliation.due(wanted, ledger, customer);
        }
        Ledger known = dueFromFacts;
        if (known == null) {
            known = LedgerReconciliation.due(programmes, Ledger.NONE, customer);
            dueFromFacts = known;
        }
        return known;
    }

    List<ProgrammeView> views() {
        List<ProgrammeView> known = views;
        if (known == null) {
            known = ProgrammeView.of(programmes, balances(), customer);
            views = known;
        }
        return known;
    }

    /** Returns the first programme the customer is a member of; {@code null} if there is none. */
    @Nullable
    ProgrammeView joined() {
        for (ProgrammeView each : views()) {
            if (each.joining().member()) {
                return each;
            }
        }
        return null;
    }

    /** Returns what the customer would lose by leaving, such as "120 points"; {@code null} if there is nothing. */
    @Nullable
    String benefits() {
        ProgrammeView programme = joined();
        if (programme == null) {
            return null;
        }
        if (programme.points().balance() != null && programme.points().balance() > 0) {
            return programme.points().balance() + " points";
        }
        return programme.card().percent() != null && programme.card().percent().signum() > 0
                ? programme.card().percent().toPlainString() + " percent"
                : programme.tier().name();
    }
}
