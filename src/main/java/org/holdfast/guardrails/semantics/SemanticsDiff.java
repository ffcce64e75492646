package org.holdfast.guardrails.semantics;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.holdfast.guardrails.incidents.Incidents;
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
 * Lists the rules of a book that change their meaning under different {@link Semantics}. It names possible changes; the
 * effect on customers is the subject of a comparison over their facts.
 */
public final class SemanticsDiff {

    /** Days after which release 0.1.0 ignored a cool-down. */
    private static final int FORGOTTEN_AFTER = 400;

    private final RuleBook before;
    private final RuleBook after;

    private SemanticsDiff(RuleBook before, RuleBook after) {
        this.before = before;
        this.after = after;
    }

    /**
     * A rule with a different meaning.
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
                                ? "It is no longer read as a rule."
                                : "Its conditions or amounts are read differently."));
        addChangesOfActions(what, rule);
        addChangesOfFields(what, rule);
        return new Changed(rule.name(), rule.origin().file(), rule.origin().line(), what);
    }

    private void addChangesOfActions(List<String> what, Rule rule) {
        add(
                what,
                rule,
                this::isChosenAmongOthers,
                "If several rules propose the same action for one subject, the highest amount is chosen; before, "
                        + "the best score, which usually was the lowest amount.");
        add(
                what,
                rule,
                (clause, action) -> clause.about() != 0
                        && !action.usage()
                                .repetition()
                                .equals(old(action).usage().repetition()),
                "Its cool-down counts per customer; before, per order, complaint or other subject.");
        add(
                what,
                rule,
                (clause, action) -> coolDownDays(action) > FORGOTTEN_AFTER,
                "Its cool-down lasts as long as it says; before, at most " + FORGOTTEN_AFTER + " days.");
        add(
                what,
                rule,
                (clause, action) -> action.kind() == ActionKind.GOODWILL && isJoined(action),
                "A late or incomplete order and a complaint about it are compensated once; before, each.");
        add(
                what,
                rule,
                (clause, action) -> action.kind() == ActionKind.OBLIGATION
                        && Incidents.COMPLAINT.equals(action.incident())
                        && !action.content().choices().isEmpty()
                        && !action.grant().unasked(),
                "It is owed once for several complaints about the same topic of an order; before, for each.");
    }

    private static void addChangesOfFields(List<String> what, Rule rule) {
        if (mentions(rule, "workingDays") || mentions(rule, "daysOpenAfter")) {
            what.add("Working days exclude weekends and public holidays of the customer's country; before, they were "
                    + "Mondays to Fridays.");
        }
        if (mentions(rule, "yearsWithUs")) {
            what.add("Customers since 29 February complete a year on 28 February; before, on 1 March.");
        }
        if (mentions(rule, "missingDiscount")
                || rule.then().stream().anyMatch(clause -> clause.amount() instanceof Amount.Percent)) {
            what.add("An amount below the smallest unit of the currency counts as nothing; before, it was given as "
                    + "0.00.");
        }
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
        return Objects.requireNonNull(before.actions().get(action.id()), "Only actions of both books are compared");
    }

    private boolean isChosenAmongOthers(ConsequenceClause clause, Action action) {
        Amount amount = clause.amount();
        return old(action).prefer() == Preference.SCORE
                && amount != null
                && after.rules().stream()
                        .flatMap(rule -> rule.then().stream())
                        .anyMatch(other -> other.action().equals(action.id())
                                && other.about() == clause.about()
                                && !amount.equals(other.amount()));
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
                        .map(ConsequenceClause::amount)
                        .map(amount -> amount == null ? null : amount.base())
                        .anyMatch(base -> base != null && base.text().contains(field));
    }
}
