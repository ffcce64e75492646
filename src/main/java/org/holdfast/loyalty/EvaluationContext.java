package org.holdfast.loyalty;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.holdfast.churn.ChurnForecast;
import org.holdfast.loyalty.programmes.Programme;
import org.jspecify.annotations.Nullable;

/**
 * The moment at which a customer is evaluated, and the assumptions for values the CRM does not provide.
 *
 * @param asOf moment of the evaluation; later events are ignored
 * @param defaultZone time zone of customers whose time zone is unknown
 * @param defaultLanguage language of customers whose language is unknown
 * @param programmes loyalty programmes kept by Holdfast
 * @param forecast churn forecast; {@code null} if no model had been fitted by {@code asOf}
 * @param semantics version of the meaning of rules, settings and facts
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

    /** Creates a context without programmes and forecast, with the current semantics. */
    public EvaluationContext(Instant asOf, ZoneId defaultZone, String defaultLanguage, ExchangeRates rates) {
        this(asOf, defaultZone, defaultLanguage, rates, List.of(), null, Semantics.CURRENT);
    }

    /** Returns a copy for another moment. */
    public EvaluationContext at(Instant other) {
        return new EvaluationContext(other, defaultZone, defaultLanguage, rates, programmes, forecast, semantics);
    }

    /** Returns a copy with another forecast. */
    public EvaluationContext with(@Nullable ChurnForecast other) {
        return new EvaluationContext(asOf, defaultZone, defaultLanguage, rates, programmes, other, semantics);
    }
}
