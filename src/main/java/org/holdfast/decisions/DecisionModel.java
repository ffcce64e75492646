package org.holdfast.decisions;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.holdfast.churn.ChurnForecasts;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.loyalty.ExchangeRates;
import org.holdfast.messages.Messages;
import org.holdfast.rules.RuleBook;

/**
 * Everything that a decision depends on besides the customer, and that does not change while it is made: the rules, the
 * texts, the defaults of the company, and the churn forecasts.
 */
public record DecisionModel(RuleBook rules, Messages messages, Assumptions assumptions, ChurnForecasts forecasts) {

    /** Without forecasts. */
    public DecisionModel(RuleBook rules, Messages messages, Assumptions assumptions) {
        this(rules, messages, assumptions, ChurnForecasts.NONE);
    }

    public DecisionModel with(ChurnForecasts other) {
        return new DecisionModel(rules, messages, assumptions, other);
    }

    /**
     * What to assume where a customer's facts are silent.
     *
     * @param currency the company's own, ISO 4217
     * @param language for customers whose language is unknown, ISO 639
     * @param timeZone for customers whose time zone is unknown
     */
    public record Assumptions(String currency, String language, ZoneId timeZone) {}

    /** The context in which this model evaluates customers at a moment, with the exchange rates of that day. */
    public EvaluationContext viewpoint(Instant asOf) {
        return new EvaluationContext(
                asOf,
                assumptions.timeZone(),
                assumptions.language(),
                new ExchangeRates(
                        assumptions.currency(),
                        rules.limits()
                                .exchangeRates()
                                .on(asOf.atZone(ZoneOffset.UTC).toLocalDate(), Map.of())),
                rules.programmes(),
                forecasts.at(asOf),
                rules.semantics());
    }
}
