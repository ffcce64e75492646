package org.holdfast.outcomes;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.Customer;
import org.holdfast.history.ProgrammeLedger;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.programmes.Ledger;
import org.holdfast.loyalty.programmes.LedgerReconciliation;
import org.holdfast.loyalty.programmes.LedgerTransfer;
import org.holdfast.publishing.LiveRuleBook;

/** Moves the points and stamps that an order earned together with the order. */
public class MovedOrderPoints {

    private final LiveRuleBook live;
    private final ProgrammeLedger ledgers;

    public MovedOrderPoints(LiveRuleBook live, ProgrammeLedger ledgers) {
        this.live = live;
        this.ledgers = ledgers;
    }

    /**
     * What was moved in a programme.
     *
     * @param unit points or stamps
     */
    public record MovedUnits(String programme, String unit, int amount) {}

    /**
     * Moves the units, within a transaction that has locked both customers. What the order has earned, but was not
     * counted yet, is counted first.
     *
     * @param order key of the order
     * @param from facts of the customer that it leaves, which still contain it
     * @param into id of the other customer
     * @return what was moved
     */
    public List<MovedUnits> move(String order, Customer from, String into, Instant now) {
        DecisionModel book = live.book();
        CustomerView view = CustomerView.of(from, book.viewpoint(now));
        Map<String, Ledger> known = ledgers.of(Set.of(from.id(), into), now.plus(ContactHistory.LOOK_BACK));
        Ledger before = known.getOrDefault(from.id(), Ledger.NONE);
        Ledger counted = LedgerReconciliation.due(book.rules().programmes(), before, view.programmeCustomer());
        LedgerTransfer transfer =
                LedgerTransfer.of(order, before.plus(counted), known.getOrDefault(into, Ledger.NONE), view.today());
        Map<String, Ledger> due = new HashMap<>();
        due.put(from.id(), counted.plus(new Ledger(List.of(), transfer.leaving())));
        due.put(into, new Ledger(List.of(), transfer.arriving()));
        due.values().removeIf(Ledger::isEmpty);
        if (!due.isEmpty()) {
            ledgers.add(due, book.rules().version(), now);
        }
        return transfer.units().stream()
                .map(each -> new MovedUnits(each.programme(), each.unit().toString(), each.amount()))
                .toList();
    }
}
