package org.holdfast.api.rulebook;

import java.util.List;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Preference;
import org.holdfast.rules.offers.Exclusion;
import org.holdfast.rules.offers.GroupChoice;
import org.holdfast.rules.offers.OfferGroup;
import org.holdfast.rules.offers.OfferTerms;
import org.holdfast.rules.offers.UseLimit;
import org.jspecify.annotations.Nullable;

/**
 * Which of several offers wins, and how often one may be used.
 *
 * @param prefer which proposal is chosen if several rules propose the action for the same subject
 * @param group the group of which a customer gets one action
 * @param notWith actions and groups that are not combined with it
 * @param timesPerCustomer how often a customer can get it
 * @param first how many customers can get it
 */
record OfferAnswer(
        Preference prefer,
        @Nullable GroupAnswer group,
        List<ExclusionAnswer> notWith,
        @Nullable UseLimitAnswer timesPerCustomer,
        @Nullable FirstAnswer first) {

    /** @param choose {@code customer}: the highest amount; {@code us}: the best score */
    record GroupAnswer(String name, GroupChoice choose) {

        static GroupAnswer of(OfferGroup group) {
            return new GroupAnswer(group.name(), group.choose());
        }
    }

    /**
     * @param name an action or a group
     * @param withinDays days within which neither follows the other; {@code null} for the same decision only
     */
    record ExclusionAnswer(String name, @Nullable Integer withinDays) {

        static ExclusionAnswer of(Exclusion exclusion) {
            return new ExclusionAnswer(exclusion.name(), exclusion.withinDays());
        }
    }

    /** @param in {@code ever}, {@code day}, {@code week}, {@code month}, {@code year}, or a number of days */
    record UseLimitAnswer(int times, String in) {

        static UseLimitAnswer of(UseLimit limit) {
            return new UseLimitAnswer(limit.times(), limit.window().toString());
        }
    }

    /**
     * @param customers how many customers can get it
     * @param taken how many have got it
     * @param left how many more can get it
     */
    record FirstAnswer(int customers, int taken, int left) {}

    static OfferAnswer of(Action action, int taken) {
        OfferTerms terms = action.offer();
        Integer first = terms.firstCustomers();
        return new OfferAnswer(
                action.prefer(),
                terms.group() == null ? null : GroupAnswer.of(terms.group()),
                terms.notWith().stream().map(ExclusionAnswer::of).toList(),
                terms.perCustomer() == null ? null : UseLimitAnswer.of(terms.perCustomer()),
                first == null ? null : new FirstAnswer(first, taken, Math.max(0, first - taken)));
    }
}
