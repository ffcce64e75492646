package org.holdfast.rules.drl;

import java.math.BigDecimal;
import java.util.List;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.model.Amount;
import org.holdfast.rules.model.Gift;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a proposal gives, such as {@code .percent(10, $order.value).atLeast(5, "EUR").atMost(20, "EUR")} or
 * {@code .points(200)}.
 *
 * @param home the company's currency, in which all amounts of a rule are written
 */
record AmountReader(OperandReader operands, BindingScope bindingScope, String home) {

    private static final BigDecimal MAX_AMOUNT = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal MAX_TIMES = BigDecimal.valueOf(100);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    Amount.Fixed fixed(List<String> arguments) throws UnsupportedSyntax {
        BigDecimal amount = arguments.size() == 2 ? literal(arguments.get(0)) : null;
        if (amount == null) {
            throw new UnsupportedSyntax("amount-form", "home", home);
        }
        String currency = arguments.get(1).replace("\"", "");
        if (!currency.equals(home)) {
            throw new UnsupportedSyntax("amount-currency", "home", home, "currency", OperandReader.shorten(currency));
        }
        if (amount.signum() <= 0 || amount.compareTo(MAX_AMOUNT) > 0 || amount.scale() > 2) {
            throw new UnsupportedSyntax(
                    "amount-range", "amount", amount.toPlainString(), "most", MAX_AMOUNT.toPlainString());
        }
        return new Amount.Fixed(amount);
    }

    Amount each(List<String> arguments) throws UnsupportedSyntax {
        Amount.Fixed amount = fixed(arguments.subList(0, Math.min(2, arguments.size())));
        Operand count = arguments.size() == 3 ? operands.read(arguments.get(2)) : null;
        if (count == null || count instanceof Operand.Literal || count.type() != ValueType.INTEGER) {
            throw new UnsupportedSyntax("each-form", "home", home);
        }
        return new Amount.Each(amount.amount(), count);
    }

    Amount percent(List<String> arguments) throws UnsupportedSyntax {
        BigDecimal percent = arguments.size() == 2 ? literal(arguments.get(0)) : null;
        if (percent == null || percent.signum() <= 0 || percent.compareTo(HUNDRED) > 0) {
            throw new UnsupportedSyntax("percent-form");
        }
        return new Amount.Percent(percent, money(arguments.get(1)));
    }

    /** Reads a multiple, such as {@code .times(2, $customer.averageOrderValue)}. */
    Amount times(List<String> arguments) throws UnsupportedSyntax {
        BigDecimal times = arguments.size() == 2 ? literal(arguments.get(0)) : null;
        if (times == null || times.signum() <= 0 || times.compareTo(MAX_TIMES) > 0) {
            throw new UnsupportedSyntax("times-form", "most", MAX_TIMES.toPlainString());
        }
        return new Amount.Times(times, money(arguments.get(1)));
    }

    /** Reads a limit of the amount before it, or both. */
    Amount bounded(@Nullable Amount amount, String call, List<String> arguments) throws UnsupportedSyntax {
        if (!(amount instanceof Amount.Percent
                || amount instanceof Amount.Times
                || amount instanceof Amount.Each
                || amount instanceof Amount.Bounded)) {
            throw new UnsupportedSyntax("bound-nothing", "home", home);
        }
        BigDecimal least = null;
        BigDecimal most = null;
        if (call.equals("between") && arguments.size() == 3) {
            least = fixed(List.of(arguments.get(0), arguments.get(2))).amount();
            most = fixed(arguments.subList(1, 3)).amount();
        } else if (call.equals("atLeast")) {
            least = fixed(arguments).amount();
        } else if (call.equals("atMost")) {
            most = fixed(arguments).amount();
        } else {
            throw new UnsupportedSyntax("bound-nothing", "home", home);
        }
        return bounded(amount, least, most);
    }

    private static Amount bounded(Amount amount, @Nullable BigDecimal least, @Nullable BigDecimal most)
            throws UnsupportedSyntax {
        if (amount instanceof Amount.Bounded before) {
            return bounded(
                    before.amount(), least == null ? before.least() : least, most == null ? before.most() : most);
        }
        if (least != null && most != null && least.compareTo(most) > 0) {
            throw new UnsupportedSyntax("bounds-swapped", "least", least.toPlainString(), "most", most.toPlainString());
        }
        return new Amount.Bounded(amount, least, most);
    }

    /** Reads a gift in another form than money. */
    Amount gift(String call, List<String> arguments) throws UnsupportedSyntax {
        if (call.equals("freeDelivery")) {
            if (!arguments.isEmpty()) {
                throw new UnsupportedSyntax("free-delivery-form");
            }
            return new Amount.InKind(Gift.FREE_DELIVERY, null);
        }
        BigDecimal number = arguments.size() == 1 ? literal(arguments.get(0)) : null;
        if (call.equals("points")) {
            if (number == null
                    || number.signum() <= 0
                    || number.compareTo(MAX_AMOUNT) > 0
                    || number.stripTrailingZeros().scale() > 0) {
                throw new UnsupportedSyntax("points-form", "most", MAX_AMOUNT.toPlainString());
            }
            return new Amount.InKind(Gift.points(number), null);
        }
        if (number == null || number.signum() <= 0 || number.compareTo(HUNDRED) > 0) {
            throw new UnsupportedSyntax("percent-off-form");
        }
        Field usual = bindingScope.entity(0).field("averageOrderValue");
        return new Amount.InKind(
                Gift.percentOffNextOrder(number), usual == null ? null : new Operand.OfField(0, usual));
    }

    private Operand money(String text) throws UnsupportedSyntax {
        Operand base = operands.read(text);
        if (base == null || base instanceof Operand.Literal || base.type() != ValueType.MONEY) {
            throw new UnsupportedSyntax("percent-base", "what", text);
        }
        return base;
    }

    private @Nullable BigDecimal literal(String text) throws UnsupportedSyntax {
        Operand operand = operands.read(text);
        return operand instanceof Operand.Literal literal && literal.type().isNumber()
                ? new BigDecimal(literal.constant().toString())
                : null;
    }
}
