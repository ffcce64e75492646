package org.holdfast.authoring;

import java.util.List;
import java.util.Optional;
import org.holdfast.authoring.NewRule.Answer;
import org.holdfast.authoring.NewRule.Ready;
import org.holdfast.authoring.NewRule.Refused;
import org.holdfast.diagnostics.ProblemText;
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
        ProblemText invalid = Slugs.problemOfName(name);
        if (invalid != null) {
            return Refused.invalidRequest(invalid);
        }
        ValidationReport before = validator.check(source);
        if (before.book() == null || !before.passed()) {
            return Refused.because(ProblemText.of("book-has-errors"), before);
        }
        RuleBook book = before.book().rules();
        Optional<Rule> rule = book.rule(like);
        if (rule.isEmpty()) {
            return Refused.invalidRequest(ProblemText.of("rule-unknown", "rule", like));
        }
        ProblemText conflict = NewRule.conflict(rule.get().area(), name, book);
        if (conflict != null) {
            return Refused.because(conflict);
        }
        return TableReader.isTable(rule.get().origin().file())
                ? Refused.because(ProblemText.of("row-not-copied", "rule", like))
                : copy(rule.get(), name, book);
    }

    private Answer copy(Rule rule, String name, RuleBook book) {
        List<String> actions =
                rule.then().stream().map(ConsequenceClause::action).distinct().toList();
        String own = Slugs.actionId(Slugs.slug(name));
        boolean canHaveOwn = actions.size() == 1 && !book.actions().containsKey(own);
        Answer answer = canHaveOwn ? copy(rule, name, own, book) : null;
        return answer instanceof Ready ? answer : copy(rule, name, actions.get(0), book);
    }

    private Answer copy(Rule rule, String name, String action, RuleBook book) {
        CopiedFiles copied = new CopiedFiles(rule, name, action, book);
        ValidationReport after = validator.check(book.source().with(copied.files()));
        return after.passed()
                ? new Ready(copied.files(), copied.rulePath(), copied.pausedLine(), rule.language(), action, false)
                : Refused.because(ProblemText.of("rule-not-copied"), after);
    }
}
