package org.holdfast.loyalty;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.holdfast.churn.ChurnForecast;
import org.holdfast.loyalty.programmes.Programme;
import org.jspecify.annotations.Nullable;

/**
 * From where we look at a customer: the moment, and what to assume where the CRM is silent.
 *
 * @param asOf nothing that happened later is seen
 * @param defaultZone for customers whose time zone is unknown
 * @param defaultLanguage for customers whose language is unknown
 * @param programmes loyalty programmes that we keep
 * @param forecast how likely customers are to buy nothing in the time ahead; {@code null} when no model was fitted by
 *     then
 * @param semantics how days and incidents are counted
 */
public record EvaluationContext(
        Instant asOf,
        ZoneId defaultZone,
        String defaultLanguage,
        ExchangeRates rates,
        List<Programme> programmes,
        @Nullable ChurnForecast forecast,
        Semantics semantics) {

    public EvaluationContext {
        programmes = List.copyOf(programmes);
    }

    /** Where no programmes are kept and no model was fitted, with what everything means today. */
    public EvaluationContext(Instant asOf, ZoneId defaultZone, String defaultLanguage, ExchangeRates rates) {
        this(asOf, defaultZone, defaultLanguage, rates, List.of(), null, Semantics.CURRENT);
    }

    public EvaluationContext at(Instant other) {
        return new EvaluationContext(other, defaultZone, defaultLanguage, rates, programmes, forecast, semantics);
    }

    public EvaluationContext with(@Nullable ChurnForecast other) {
        return new EvaluationContext(asOf, defaultZone, defaultLanguage, rates, programmes, other, semantics);
    }
}
