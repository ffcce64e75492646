package org.holdfast.rules.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.holdfast.rules.condition.MissingExchangeRate;
import org.holdfast.rules.condition.Operand;
import org.jspecify.annotations.Nullable;

/** The amount a rule proposes, in the company's currency. */
public sealed interface Amount {

    /**
     * Returns the amount for the given bindings.
     *
     * @return {@code null} if the amount depends on an unknown fact
     */
    @Nullable
    BigDecimal of(Object[] bound);

    /** Returns the currency whose missing exchange rate makes the amount unknown, or {@code null}. */
    default @Nullable String missingRate(Object[] bound) {
        return null;
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

        @Override
        public @Nullable String missingRate(Object[] bound) {
            return MissingExchangeRate.of(base, bound[0], bound);
        }
    }
}
