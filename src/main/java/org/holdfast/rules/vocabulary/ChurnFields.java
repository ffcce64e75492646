package org.holdfast.rules.vocabulary;

import static org.holdfast.rules.vocabulary.ValueType.DECIMAL;
import static org.holdfast.rules.vocabulary.ValueType.INTEGER;
import static org.holdfast.rules.vocabulary.ValueType.TEXT;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.holdfast.churn.ChurnForecast;
import org.holdfast.loyalty.CustomerView;
import org.jspecify.annotations.Nullable;

/**
 * How likely customers are to buy nothing in the time ahead, and what tells it in words. The chance is unknown until a
 * model was fitted.
 */
final class ChurnFields {

    private ChurnFields() {}

    static void add(Entity.Builder<CustomerView> customer) {
        String[] together = {"chanceToLose", "chanceToLosePercent", "chanceDays", "chanceFittedDaysAgo"};
        customer.field(
                        "chanceToLose",
                        DECIMAL,
                        "chance that they buy nothing in the next chanceDays days, 0 to 1",
                        CustomerView::chanceToLose)
                .tells(together)
                .field("chanceToLosePercent", INTEGER, "the same in percent, 0 to 100", ChurnFields::percent)
                .tells(together)
                .field(
                        "chanceDays",
                        INTEGER,
                        "how many days ahead that chance looks",
                        told((view, churnForecast) -> churnForecast.days()))
                .field(
                        "chanceFittedDaysAgo",
                        INTEGER,
                        "days since the model behind that chance was fitted",
                        told((view, churnForecast) ->
                                (int) ChronoUnit.DAYS.between(churnForecast.fittedAt(), view.asOf())))
                .field(
                        "usualGap",
                        TEXT,
                        "the usual gap as people say it; texts tell it as \"3 weeks\"",
                        view -> text(view.usualGap()),
                        CustomerView::usualGap)
                .field(
                        "silence",
                        TEXT,
                        "the time since the last order as people say it",
                        view -> text(view.silence()),
                        CustomerView::silence);
    }

    private static @Nullable Integer percent(CustomerView view) {
        BigDecimal chance = view.chanceToLose();
        return chance == null
                ? null
                : Integer.valueOf(chance.movePointRight(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValueExact());
    }

    /** What is said of the model behind a chance. */
    @FunctionalInterface
    private interface Told {
        Object of(CustomerView view, ChurnForecast churnForecast);
    }

    private static Function<CustomerView, @Nullable Object> told(Told told) {
        return view -> {
            ChurnForecast churnForecast = view.viewpoint().forecast();
            return churnForecast == null || view.chanceToLose() == null ? null : told.of(view, churnForecast);
        };
    }

    private static @Nullable String text(@Nullable Period time) {
        return time == null ? null : time.toString();
    }
}
