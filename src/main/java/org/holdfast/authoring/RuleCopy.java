package org.holdfast.authoring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.holdfast.authoring.NewRule.Answer;
import org.holdfast.authoring.NewRule.Ready;
import org.holdfast.authoring.NewRule.Refused;
import org.holdfast.diagnostics.Problem;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.table.TableReader;
import org.holdfast.simulation.RuleBookValidator;
import org.holdfast.simulation.ValidationReport;

/**
 * Starts a new rule from one that there is: its sentences, those of its examples that look at this rule alone, its
 * texts and its action, under a new name and paused. Where the book does not allow an action of its own, the copy
 * proposes the same one.
 */
public final class RuleCopy {

    private static final int MAX_PROBLEMS = 5;

    private final RuleBookValidator validator;

    public RuleCopy(RuleBookValidator validator) {
        this.validator = validator;
    }

    /**
     * Returns the files of the copy. Nothing is written.
     *
     * @param like name of the rule to start from
     * @param name name of the new rule
     */
    public Answer copy(String like, String name, BookSource source) {
        String invalid = Slugs.problemOfName(name);
        if (invalid != null) {
            return Refused.invalidRequest(invalid);
        }
        ValidationReport before = validator.check(source);
        if (before.book() == null || !before.passed()) {
            return Refused.because("The rule book already has errors. Correct them first.");
        }
        RuleBook book = before.book().rules();
        Optional<Rule> rule = book.rule(like);
        if (rule.isEmpty()) {
            return Refused.invalidRequest("There is no rule \"" + like + "\".");
        }
        String conflict = NewRule.conflict(rule.get().area(), name, book);
        if (conflict != null) {
            return Refused.because(conflict);
        }
        return TableReader.isTable(rule.get().origin().file())
                ? Refused.because("The rule \"" + like + "\" is a row of a table. Copy the row in the table instead.")
                : copy(rule.get(), name, book);
    }

    private Answer copy(Rule rule, String name, RuleBook book) {
        List<String> actions =
                rule.then().stream().map(ConsequenceClause::action).distinct().toList();
        String own = Slugs.actionId(Slugs.slug(name));
        List<String> problems = List.of();
        boolean canHaveOwn = actions.size() == 1 && !book.actions().containsKey(own);
        for (String action : canHaveOwn ? List.of(own, actions.get(0)) : List.of(actions.get(0))) {
            CopiedFiles copied = new CopiedFiles(rule, name, action, book);
            ValidationReport after = validator.check(book.source().with(copied.files()));
            if (after.passed()) {
                return new Ready(
                        copied.files(), copied.rulePath(), copied.pausedLine(), rule.language(), action, false);
            }
            problems = after.problems().stream()
                    .filter(Problem::isError)
                    .limit(MAX_PROBLEMS)
                    .map(Problem::toString)
                    .toList();
        }
        return new Refused(
                false,
                Stream.concat(
                                Stream.of("This rule cannot be copied. With the copy, the check reports:"),
                                problems.stream())
                        .toList());
    }
}
