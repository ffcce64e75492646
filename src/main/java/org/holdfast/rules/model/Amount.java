package org.holdfast.rules.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.holdfast.rules.condition.MissingExchangeRate;
import org.holdfast.rules.condition.Operand;
import org.jspecify.annotations.Nullable;

/** What a rule proposes to give: an amount in the company's currency, or a gift in another form. */
public sealed interface Amount {

    /**
     * Returns the amount for the given bindings.
     *
     * @return {@code null} if the amount depends on an unknown fact
     */
    @Nullable
    BigDecimal of(Object[] bound);

    /** Returns the value that the amount is computed from; {@code null} if it is computed from none. */
    default @Nullable Operand base() {
        return null;
    }

    /** Returns the currency whose missing exchange rate makes the amount unknown, or {@code null}. */
    default @Nullable String missingRate(Object[] bound) {
        Operand base = base();
        return base == null ? null : MissingExchangeRate.of(base, bound[0], bound);
    }

    /** A fixed amount. */
    record Fixed(BigDecimal amount) implements Amount {

        @Override
        public BigDecimal of(Object[] bound) {
            return amount;
        }
    }

    /** An amount per counted unit, such as 10 per day. */
    record Each(BigDecimal amount, Operand count) implements Amount {

        @Override
        public @Nullable BigDecimal of(Object[] bound) {
            Object value = count.value(bound[0], bound);
            return value == null ? null : amount.multiply(new BigDecimal(value.toString()));
        }

        @Override
        public Operand base() {
            return count;
        }
    }

    /** A percentage of another amount, such as 5 percent of the order's value, rounded to two decimals. */
    record Percent(BigDecimal percent, Operand base) implements Amount {

        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        @Override
        public @Nullable BigDecimal of(Object[] bound) {
            Object value = base.value(bound[0], bound);
            return value == null
                    ? null
                    : ((BigDecimal) value).multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
        }
    }

    /** A multiple of another amount, such as twice the customer's average order, rounded to two decimals. */
    record Times(BigDecimal times, Operand base) implements Amount {

        @Override
        public @Nullable BigDecimal of(Object[] bound) {
            Object value = base.value(bound[0], bound);
            return value == null ? null : ((BigDecimal) value).multiply(times).setScale(2, RoundingMode.HALF_UP);
        }
    }

    /**
     * An amount that is raised or lowered to a limit. An amount of zero or less is not raised: where there is nothing
     * to take a share of, nothing is given.
     *
     * @param least {@code null} if there is no lower limit
     * @param most {@code null} if there is no upper limit
     */
    record Bounded(
            Amount amount,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most) implements Amount {

        @Override
        public @Nullable BigDecimal of(Object[] bound) {
            BigDecimal value = amount.of(bound);
            if (value == null || value.signum() <= 0) {
                return value;
            }
            BigDecimal raised = least == null ? value : value.max(least);
            return most == null ? raised : raised.min(most);
        }

        @Override
        public @Nullable Operand base() {
            return amount.base();
        }
    }

    /**
     * A gift in another form than money. Its amount is what an order of the customer is usually worth, from which
     * {@link Gift#cost} follows.
     *
     * @param base the value of an order of the customer; {@code null} if the cost does not depend on it
     */
    record InKind(Gift gift, @Nullable Operand base) implements Amount {

        @Override
        public @Nullable BigDecimal of(Object[] bound) {
            return base == null ? null : (BigDecimal) base.value(bound[0], bound);
        }
    }
}
