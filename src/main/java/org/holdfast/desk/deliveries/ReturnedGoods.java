package org.holdfast.desk.deliveries;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.holdfast.decisions.Decision.Money;
import org.holdfast.facts.Return;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.goods.ReturnView;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a return.
 *
 * @param order number of the order; empty if it names none
 * @param state name of its state; empty if only the return is known
 * @param kind whether {@code amount} is the {@code refund} or the {@code value} of the goods; {@code known} for neither
 * @param amount what the customer has or gets back if it is stated, otherwise the value of the goods
 */
public record ReturnedGoods(
        String number,
        String order,
        LocalDate day,
        String state,
        String kind,
        @Nullable Money amount) {

    /** Maximum number of returns shown; a card is read at a glance. */
    private static final int MAX_SHOWN = 5;

    private static final int MAX_DAYS = 90;

    /** Returns the returns of the last months, the latest first. */
    public static List<ReturnedGoods> of(CustomerView view) {
        List<ReturnView> all = view.everyReturn();
        return all == null
                ? List.of()
                : all.stream()
                        .filter(each -> each.daysAgo() <= MAX_DAYS)
                        .sorted(Comparator.comparing(ReturnView::daysAgo))
                        .limit(MAX_SHOWN)
                        .map(each -> of(each, view))
                        .toList();
    }

    private static ReturnedGoods of(ReturnView each, CustomerView view) {
        Return returned = each.returned();
        BigDecimal amount = returned.refund() == null ? returned.value() : returned.refund();
        String home = each.order() == null ? null : view.viewpoint().rates().home();
        String currency = each.currency() == null ? home : each.currency();
        Money money = amount == null || currency == null ? null : new Money(amount, currency);
        String kind = returned.refund() == null ? "value" : "refund";
        return new ReturnedGoods(
                returned.id(),
                Objects.requireNonNullElse(each.orderNumber(), ""),
                view.dayOf(returned.at()),
                returned.state() == null ? "" : returned.state().toString(),
                money == null ? "known" : kind,
                money);
    }
}
