package org.holdfast.rules.analysis;

import java.math.BigDecimal;
import org.holdfast.facts.Purpose;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Amount;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.MessageLanguages;
import org.holdfast.rules.offers.GroupChoice;
import org.holdfast.rules.offers.OfferGroup;
import org.holdfast.rules.offers.OfferTerms;
import org.jspecify.annotations.Nullable;

/** A line of a rule that proposes an action of a group. */
record GroupProposal(Action action, ConditionProfile profile, ConsequenceClause clause) {

    /** Returns how its group chooses; {@code null} if it has none. */
    @Nullable
    GroupChoice choose() {
        OfferGroup group = action.offer().group();
        return group == null ? null : group.choose();
    }

    /** Returns whether its group compares amounts, and it has none. */
    boolean isIncomparable() {
        return choose() == GroupChoice.CUSTOMER && clause.amount() == null;
    }

    /** Returns whether this is provably proposed whenever the other one is, and goes before it in their group. */
    boolean dominates(GroupProposal other, boolean weighted) {
        return isUnlimited()
                && action.channels().containsAll(other.action.channels())
                && (action.purpose() == Purpose.SERVICE || other.action.purpose() == Purpose.MARKETING)
                && goesBefore(other, weighted)
                && other.profile.isNarrowerThan(profile);
    }

    /** Returns whether nothing in its definition is meant to hold it back while others are given. */
    private boolean isUnlimited() {
        Action.UsageLimits usage = action.usage();
        OfferTerms offer = usage.offer();
        return offer.perCustomer() == null
                && offer.firstCustomers() == null
                && offer.notWith().isEmpty()
                && action.grant().budget() == null
                && action.incident() == null
                && isForEveryLanguage()
                && usage.repetition().coolDownDays() == null
                && usage.repetition().afterSilenceDays() == null
                && usage.needs().isEmpty()
                && usage.moments().isEmpty();
    }

    private boolean isForEveryLanguage() {
        MessageLanguages languages = action.content().languages();
        return languages == null || languages.othersGetDefault();
    }

    private boolean goesBefore(GroupProposal other, boolean weighted) {
        int byPriority =
                Integer.compare(profile.rule().priority(), other.profile.rule().priority());
        BigDecimal mine = fixed();
        BigDecimal its = other.fixed();
        GroupChoice choose = choose();
        if (choose == GroupChoice.PRIORITY) {
            return byPriority > 0;
        }
        if (choose == null || mine == null || its == null || choose == GroupChoice.US && weighted) {
            return false;
        }
        int more = choose == GroupChoice.CUSTOMER
                ? mine.compareTo(its)
                : action.economics()
                        .valueWith(mine)
                        .compareTo(other.action.economics().valueWith(its));
        return more > 0;
    }

    /** Returns the amount if it is the same for everybody; 0 if there is none, {@code null} if it depends on facts. */
    private @Nullable BigDecimal fixed() {
        if (clause.amount() == null) {
            return BigDecimal.ZERO;
        }
        return clause.amount() instanceof Amount.Fixed fixed ? fixed.amount() : null;
    }
}
