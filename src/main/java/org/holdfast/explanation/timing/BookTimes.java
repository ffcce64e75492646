package org.holdfast.explanation.timing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.rules.limits.EffectiveFrom;
import org.holdfast.rules.limits.Limits;

/**
 * What in a rule book changes by time alone.
 *
 * @param rules the rules whose matches may change
 * @param days the days from which other limits apply, in order
 */
record BookTimes(DecisionModel model, List<RuleTimes> rules, NavigableSet<LocalDate> days) {

    static BookTimes of(DecisionModel model) {
        return new BookTimes(
                model, RuleTimes.of(model.rules().rules()), days(model.rules().limits()));
    }

    private static NavigableSet<LocalDate> days(Limits limits) {
        return Stream.<Collection<? extends EffectiveFrom<?>>>of(
                        limits.exchangeRates().all(),
                        limits.contactCaps().all(),
                        limits.quietHours().all(),
                        limits.suppression().all(),
                        limits.recovery().all(),
                        limits.incidents().all(),
                        limits.budgets().all(),
                        limits.allowances().all(),
                        limits.authority().all(),
                        limits.controlGroups().all(),
                        limits.weights().all())
                .flatMap(Collection::stream)
                .map(EffectiveFrom::from)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
