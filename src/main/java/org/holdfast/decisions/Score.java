package org.holdfast.decisions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.rules.limits.Weights;
import org.holdfast.rules.model.Action;
import org.jspecify.annotations.Nullable;

/**
 * The score of an action in the company's currency: propensity × context × value × lever, the usual formula of
 * next-best-action systems. The factors are included so that a rank can be explained. Without weights, the score is the
 * plain value.
 *
 * @param value worth − cost − granted amount
 */
public record Score(BigDecimal propensity, BigDecimal context, BigDecimal value, BigDecimal lever, BigDecimal total) {

    /** Maximum number of decimal places of the product. */
    private static final int SCALE = 4;

    /** Returns a score whose factors other than the value are 1. */
    public static Score ofValue(BigDecimal value) {
        return new Score(BigDecimal.ONE, BigDecimal.ONE, value, BigDecimal.ONE, value);
    }

    static Score of(
            Weights weights, Action action, @Nullable BigDecimal granted, Channel channel, DecisionMoment moment) {
        BigDecimal value = action.economics().valueWith(granted);
        if (weights == Weights.PLAIN) {
            return ofValue(value);
        }
        BigDecimal propensity = weights.propensity().getOrDefault(action.id(), BigDecimal.ONE);
        BigDecimal lever = weights.lever().getOrDefault(action.id(), BigDecimal.ONE);
        BigDecimal context = BigDecimal.ONE;
        for (Weights.Context each : weights.context()) {
            if (fits(each, action, channel, moment)) {
                context = context.multiply(each.factor());
            }
        }
        BigDecimal product = propensity.multiply(context).multiply(value).multiply(lever);
        return new Score(
                propensity,
                context,
                value,
                lever,
                product.scale() > SCALE ? product.setScale(SCALE, RoundingMode.HALF_EVEN) : product);
    }

    private static boolean fits(Weights.Context context, Action action, Channel channel, DecisionMoment moment) {
        return (context.actions().isEmpty() || context.actions().contains(action.id()))
                && (context.channel() == null || context.channel() == channel)
                && (context.moment() == null || context.moment().equals(moment.toString()));
    }
}
