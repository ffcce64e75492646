package org.holdfast.rules.model;

import java.math.BigDecimal;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * What a rule gives that is not an amount of money, such as 200 points or free delivery. It is given as a whole or not
 * at all.
 *
 * @param number number of points, or the percentage; {@code null} for a form without a number
 */
public record Gift(Form form, @Nullable BigDecimal number) {

    /** The forms of gifts. */
    public enum Form {
        POINTS,
        PERCENT_OFF_NEXT_ORDER,
        FREE_DELIVERY;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /** Free delivery of an order. */
    public static final Gift FREE_DELIVERY = new Gift(Form.FREE_DELIVERY, null);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public Gift {
        if ((number == null) != (form == Form.FREE_DELIVERY)) {
            throw new IllegalArgumentException("A gift of points or a percentage has a number, and no other has");
        }
    }

    public static Gift points(BigDecimal number) {
        return new Gift(Form.POINTS, number);
    }

    public static Gift percentOffNextOrder(BigDecimal percent) {
        return new Gift(Form.PERCENT_OFF_NEXT_ORDER, percent);
    }

    /**
     * Returns what the gift is expected to cost, in the company's currency.
     *
     * @param usual value of an order of the customer; {@code null} if unknown
     * @return {@code null} if it costs nothing beyond the cost of the action, or if the cost is unknown
     */
    @Nullable
    BigDecimal cost(@Nullable BigDecimal usual, GiftTerms terms) {
        BigDecimal each = switch (form) {
            case POINTS -> terms.pointWorth();
            case PERCENT_OFF_NEXT_ORDER -> usual == null ? terms.nextOrder() : usual;
            case FREE_DELIVERY -> null;
        };
        if (each == null || number == null) {
            return null;
        }
        return form == Form.POINTS
                ? each.multiply(number)
                : each.multiply(number).divide(HUNDRED);
    }

    /** Returns the gift as examples of rules write it, such as {@code points 200}. */
    @Override
    public String toString() {
        return number == null
                ? form.toString()
                : form + " " + number.stripTrailingZeros().toPlainString();
    }

    /** Returns whether the cost must be known, since nothing else says what the gift costs. */
    public boolean needsCost() {
        return form == Form.PERCENT_OFF_NEXT_ORDER;
    }
}
