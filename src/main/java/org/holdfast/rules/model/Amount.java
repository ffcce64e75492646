package org.holdfast.rules.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.holdfast.rules.condition.MissingExchangeRate;
import org.holdfast.rules.condition.Operand;
import org.jspecify.annotations.Nullable;

/** What a rule wants to give, in the company's currency. */
public sealed interface Amount {

    /** The amount for the things a rule has found, with two decimals; {@code null} when it hangs on an unknown fact. */
    @Nullable
    BigDecimal of(Object[] bound);

    /** The currency whose exchange rate would make the amount known; {@code null} where no rate would. */
    default @Nullable String missingRate(Object[] bound) {
        return null;
    }

    /** The same sum for everybody. */
    record Fixed(BigDecimal amount) implements Amount {

        @Override
        public BigDecimal of(Object[] bound) {
            return amount;
        }
    }

    /** A sum for each of something that is counted, such as 10 for every day. */
    record Each(BigDecimal amount, Operand count) implements Amount {

        @Override
        public @Nullable BigDecimal of(Object[] bound) {
            Object value = count.value(bound[0], bound);
            return value == null ? null : amount.multiply(new BigDecimal(value.toString()));
        }
    }

    /** A share of an amount, such as 5 percent of the order's value. */
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
