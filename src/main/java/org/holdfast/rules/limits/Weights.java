package org.holdfast.rules.limits;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.facts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * How actions of one kind are ranked: propensity × context × value × lever. What is not said is 1.
 *
 * @param propensity how likely an action, by its id, has its effect: 0 to 1
 * @param context how well actions fit where they are asked for
 * @param lever how much an action, by its id, matters to the company at this time
 */
public record Weights(Map<String, BigDecimal> propensity, List<Context> context, Map<String, BigDecimal> lever) {

    public static final Weights PLAIN = new Weights(Map.of(), List.of(), Map.of());

    public Weights {
        propensity = Map.copyOf(propensity);
        context = List.copyOf(context);
        lever = Map.copyOf(lever);
    }

    /**
     * A factor for some actions where they are asked for; several that fit are multiplied.
     *
     * @param actions ids; empty for all
     * @param channel on which the answer is given; {@code null} for any
     * @param moment label such as {@code inbound-call}; {@code null} for any
     */
    public record Context(
            Set<String> actions,
            @Nullable Channel channel,
            @Nullable String moment,
            BigDecimal factor) {

        public Context {
            actions = Set.copyOf(actions);
        }
    }
}
