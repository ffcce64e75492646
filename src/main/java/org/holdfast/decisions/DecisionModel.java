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
 * The fixed part of what a decision depends on, besides the customer: rules, message texts, company defaults and churn
 * forecasts.
 */
public record DecisionModel(RuleBook rules, Messages messages, Assumptions assumptions, ChurnForecasts forecasts) {

    /** Creates a model without churn forecasts. */
    public DecisionModel(RuleBook rules, Messages messages, Assumptions assumptions) {
        this(rules, messages, assumptions, ChurnForecasts.NONE);
    }

    public DecisionModel with(ChurnForecasts other) {
        return new DecisionModel(rules, messages, assumptions, other);
    }

    /**
     * Defaults of the company for facts that a customer lacks.
     *
     * @param currency the company's currency, ISO 4217
     * @param language language for customers whose language is unknown, ISO 639
     * @param timeZone time zone for customers whose time zone is unknown
     */
    public record Assumptions(String currency, String language, ZoneId timeZone) {}

    /** Returns the context in which this model evaluates customers at a moment, with the exchange rates of that day. */
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
