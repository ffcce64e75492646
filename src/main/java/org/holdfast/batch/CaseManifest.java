package org.holdfast.batch;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.holdfast.churn.ChurnForecast;
import org.holdfast.churn.ChurnForecasts;
import org.holdfast.churn.ChurnModel;
import org.holdfast.churn.FittedChurnForecast;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.loyalty.Semantics;
import org.jspecify.annotations.Nullable;

/**
 * What is the same for all customers of an export: the moment, the company's defaults, and what is used of limits.
 *
 * @param id identifies the run for which it was exported
 * @param asOf moment of the decisions
 * @param ruleBook version of the rule book
 * @param semantics meaning of its rules; {@code null} for that of this release
 * @param engine version of the program; {@code null} accepts any
 * @param currency the company's currency, ISO 4217
 * @param language language for customers whose language is unknown, ISO 639
 * @param timeZone time zone for customers whose time zone is unknown
 * @param forecast the churn model; {@code null} if none is fitted
 * @param budgetsUsed amount drawn from each budget in its current period, in the company's currency
 * @param firstTaken number of customers who have got each action for the first customers
 * @param bounds ids at which the customers can be divided into parts of similar size, in the database's order
 */
public record CaseManifest(
        String id,
        Instant asOf,
        String ruleBook,
        @Nullable Semantics semantics,
        @Nullable String engine,
        String currency,
        String language,
        ZoneId timeZone,
        @Nullable Forecast forecast,
        @Nullable Map<String, BigDecimal> budgetsUsed,
        @Nullable Map<String, Integer> firstTaken,
        @Nullable List<String> bounds) {

    /** Name of the file in the folder of an export. */
    public static final String FILE = "manifest.json";
    /** Name of the file with the rule book, a zip. */
    public static final String BOOK = "rule-book.zip";
    /** Name of the folder with the facts. */
    public static final String FACTS = "customers";
    /** Name of the folder with earlier actions and ledgers. */
    public static final String PAST = "past";

    /** A fitted churn model. */
    public record Forecast(int fit, Instant fittedAt, ChurnModel model) {

        /** Returns the model of a moment; {@code null} if none was fitted by then. */
        public static @Nullable Forecast of(DecisionModel model, Instant asOf) {
            ChurnForecast forecast = model.forecasts().at(asOf);
            return forecast instanceof FittedChurnForecast fitted
                    ? new Forecast(fitted.fit(), fitted.fittedAt(), fitted.model())
                    : null;
        }
    }

    /** @throws org.holdfast.facts.validation.InvalidInput naming the field */
    public static CaseManifest read(byte[] json) {
        return FactsJson.read(json, CaseManifest.class);
    }

    public String toJson() {
        return FactsJson.write(this);
    }

    /** Returns the same for another rule book, with the meaning of this release. */
    public CaseManifest withAnyBook() {
        return new CaseManifest(
                id, asOf, "", null, engine, currency, language, timeZone, forecast, budgetsUsed, firstTaken, bounds);
    }

    public DecisionModel.Assumptions assumptions() {
        return new DecisionModel.Assumptions(currency, language, timeZone);
    }

    public ChurnForecasts forecasts() {
        return forecast == null
                ? ChurnForecasts.NONE
                : ChurnForecasts.only(new FittedChurnForecast(forecast.fit, forecast.fittedAt, forecast.model));
    }

    /** Returns what was used of limits at the moment of the export. */
    public LimitUse use() {
        return new LimitUse(budgetsUsed == null ? Map.of() : budgetsUsed, firstTaken == null ? Map.of() : firstTaken);
    }
}
