package org.holdfast.rules.limits;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.facts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * The weights by which actions of one kind are ranked: propensity × context × value × lever. Missing weights are 1.
 *
 * @param propensity likelihood, from 0 to 1, that an action has its effect, by action id
 * @param context how well actions suit the context of the request
 * @param lever current importance of an action to the company, by action id
 */
public record Weights(Map<String, BigDecimal> propensity, List<Context> context, Map<String, BigDecimal> lever) {

    public static final Weights PLAIN = new Weights(Map.of(), List.of(), Map.of());

    public Weights {
        propensity = Map.copyOf(propensity);
        context = List.copyOf(context);
        lever = Map.copyOf(lever);
    }

    /**
     * A factor for some actions in some contexts. If several apply, they are multiplied.
     *
     * @param actions action ids; empty for all
     * @param channel the channel of the request; {@code null} for any
     * @param moment the label of the moment, such as {@code inbound-call}; {@code null} for any
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
