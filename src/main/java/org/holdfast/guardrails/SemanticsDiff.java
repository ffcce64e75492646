package org.holdfast.guardrails;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.holdfast.loyalty.Semantics;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.RuleDiff;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.Amount;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Preference;
import org.holdfast.rules.model.Rule;

/**
 * Which rules of a book mean something else under other {@link Semantics}. It names what can change; who gains and who
 * loses by it is for a comparison over customers to say.
 */
public final class SemanticsDiff {

    /** Rests that release 0.1.0 forgot, in days. */
    private static final int FORGOTTEN_AFTER = 400;

    private final RuleBook before;
    private final RuleBook after;

    private SemanticsDiff(RuleBook before, RuleBook after) {
        this.before = before;
        this.after = after;
    }

    /**
     * A rule that means something else.
     *
     * @param what one sentence for each change
     */
    public record Changed(String rule, String file, int line, List<String> what) {

        public Changed {
            what = List.copyOf(what);
        }
    }

    /** @param before the same files as {@code after}, under the other semantics */
    public static List<Changed> between(RuleBook before, RuleBook after) {
        SemanticsDiff changes = new SemanticsDiff(before, after);
        return before.semantics().equals(after.semantics())
                ? List.of()
                : before.rules().stream()
                        .map(changes::of)
                        .filter(changed -> !changed.what().isEmpty())
                        .toList();
    }

    private Changed of(Rule rule) {
        List<String> what = new ArrayList<>();
        RuleDiff.of(rule.name(), before, after)
                .ifPresent(how -> what.add(
                        how == RuleDiff.How.DROPPED
                                ? "It is not read as a rule any more."
                                : "Its conditions or amounts are read differently."));
        add(
                what,
                rule,
                this::isChosenAmongOthers,
                "Where several rules propose the same action for one thing, the one that gives most is "
                        + "chosen; before, it was the one that scores best, which is mostly the one that gives least.");
        add(
                what,
                rule,
                (clause, action) -> clause.about() != 0
                        && !action.usage()
                                .repetition()
                                .equals(old(action).usage().repetition()),
                "Its cool-down counts for the customer; before, for each order, complaint or other thing.");
        add(
                what,
                rule,
                (clause, action) -> coolDownDays(action) > FORGOTTEN_AFTER,
                "Its cool-down is kept for as long as it says; before, it was " + "forgotten after " + FORGOTTEN_AFTER
                        + " days.");
        add(
                what,
                rule,
                (clause, action) -> action.kind() == ActionKind.GOODWILL && isJoined(action),
                "A complaint about the lateness of an "
                        + "order, or about what was missing from it, and that itself are made good once; before, each.");
        add(
                what,
                rule,
                (clause, action) -> action.kind() == ActionKind.OBLIGATION
                        && Incidents.COMPLAINT.equals(action.incident())
                        && !action.content().choices().isEmpty()
                        && !action.grant().unasked(),
                "It is owed once for several complaints about the same thing of an order; before, for each.");
        if (mentions(rule, "workingDays") || mentions(rule, "daysOpenAfter")) {
            what.add(
                    "Working days leave out weekends and public holidays of the customer's country; before, they were Mondays to Fridays.");
        }
        if (mentions(rule, "yearsWithUs")) {
            what.add(
                    "Whoever came on 29 February has been here a year longer on each 28 February; before, on 1 March.");
        }
        if (mentions(rule, "missingDiscount")
                || rule.then().stream().anyMatch(clause -> clause.amount() instanceof Amount.Percent)) {
            what.add(
                    "What comes to less than the smallest unit of the currency is nothing; before, it was given as 0.00.");
        }
        return new Changed(rule.name(), rule.origin().file(), rule.origin().line(), what);
    }

    private void add(List<String> what, Rule rule, BiPredicate<ConsequenceClause, Action> concerns, String sentence) {
        if (rule.then().stream()
                .anyMatch(clause -> after.actions().containsKey(clause.action())
                        && before.actions().containsKey(clause.action())
                        && concerns.test(clause, after.actions().get(clause.action())))) {
            what.add(sentence);
        }
    }

    private Action old(Action action) {
        return before.actions().get(action.id());
    }

    private boolean isChosenAmongOthers(ConsequenceClause clause, Action action) {
        return old(action).prefer() == Preference.SCORE
                && clause.amount() != null
                && after.rules().stream()
                        .flatMap(rule -> rule.then().stream())
                        .filter(other -> other.action().equals(action.id())
                                && other.about() == clause.about()
                                && !clause.amount().equals(other.amount()))
                        .findAny()
                        .isPresent();
    }

    private static int coolDownDays(Action action) {
        Integer days = action.usage().repetition().coolDownDays();
        return days == null ? 0 : days;
    }

    private static boolean isJoined(Action action) {
        return Incidents.COMPLAINT.equals(action.incident())
                || Incidents.LATE_ORDER.equals(action.incident())
                || Incidents.INCOMPLETE_ORDER.equals(action.incident());
    }

    private static boolean mentions(Rule rule, String field) {
        return rule.when().text().contains(field)
                || rule.then().stream()
                        .anyMatch(clause -> clause.amount() instanceof Amount.Each each
                                        && each.count().text().contains(field)
                                || clause.amount() instanceof Amount.Percent percent
                                        && percent.base().text().contains(field));
    }
}
