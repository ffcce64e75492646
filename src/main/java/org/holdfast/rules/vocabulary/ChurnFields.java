package org.holdfast.rules.vocabulary;

import static org.holdfast.rules.vocabulary.ValueType.DECIMAL;
import static org.holdfast.rules.vocabulary.ValueType.INTEGER;
import static org.holdfast.rules.vocabulary.ValueType.TEXT;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.holdfast.churn.ChurnForecast;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.vocabulary.drift.Drift;
import org.jspecify.annotations.Nullable;

/**
 * What rules can ask about churn: the chance that a customer stops buying, which is unknown until a model is fitted.
 */
final class ChurnFields {

    private ChurnFields() {}

    static void add(Entity.Builder<CustomerView> customer) {
        String[] figures = {"chanceToLose", "chanceToLosePercent", "chanceDays", "chanceFittedDaysAgo"};
        customer.field(
                        "chanceToLose",
                        DECIMAL,
                        "chance that they buy nothing in the next chanceDays days, 0 to 1",
                        CustomerView::chanceToLose)
                .drift(Drift.FORECAST)
                .implies(figures)
                .field("chanceToLosePercent", INTEGER, "that chance in percent, 0 to 100", ChurnFields::percent)
                .drift(Drift.FORECAST)
                .implies(figures)
                .field(
                        "chanceDays",
                        INTEGER,
                        "days ahead that the chance covers",
                        forecast((view, forecast) -> forecast.days()))
                .drift(Drift.FORECAST)
                .field(
                        "chanceFittedDaysAgo",
                        INTEGER,
                        "days since the churn model was fitted",
                        forecast((view, forecast) -> (int) ChronoUnit.DAYS.between(forecast.fittedAt(), view.asOf())))
                .drift(Drift.FORECAST)
                .field(
                        "usualGap",
                        TEXT,
                        "usual time between orders in words, such as \"3 weeks\"",
                        view -> text(view.usualGap()),
                        CustomerView::usualGap)
                .field(
                        "silence",
                        TEXT,
                        "time since the last order in words",
                        view -> text(view.silence()),
                        CustomerView::silence)
                .drift(Drift.DAILY);
    }

    private static @Nullable Integer percent(CustomerView view) {
        BigDecimal chance = view.chanceToLose();
        return chance == null
                ? null
                : Integer.valueOf(chance.movePointRight(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValueExact());
    }

    private static Function<CustomerView, @Nullable Object> forecast(
            BiFunction<CustomerView, ChurnForecast, Object> figure) {
        return view -> {
            ChurnForecast forecast = view.viewpoint().forecast();
            return forecast == null || view.chanceToLose() == null ? null : figure.apply(view, forecast);
        };
    }

    private static @Nullable String text(@Nullable Period time) {
        return time == null ? null : time.toString();
    }
}
