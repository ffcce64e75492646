package org.holdfast.inventory;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.Problem;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.rules.model.Rule;

/** The errors of the newest text of the folder, by file; none if it is live. */
final class RefusedText {

    private static final String SCENARIOS = ".scenarios.yaml";

    private final Map<String, List<Problem>> byFile;
    private final Map<String, List<Rule>> rulesByFile;

    RefusedText(LiveRuleBook.State state) {
        LiveRuleBook.Refused refused = state.refused();
        this.byFile = refused == null
                ? Map.of()
                : refused.problems().stream()
                        .collect(Collectors.groupingBy(each -> each.origin().file()));
        this.rulesByFile = refused == null
                ? Map.of()
                : state.book().rules().rules().stream()
                        .collect(Collectors.groupingBy(rule -> rule.origin().file()));
    }

    /** Counts the errors that concern a rule: in its lines, in its file as a whole, and in its examples. */
    int problems(Rule rule) {
        if (byFile.isEmpty()) {
            return 0;
        }
        String file = rule.origin().file();
        long own = byFile.getOrDefault(file, List.of()).stream()
                .filter(problem -> problem.origin().line() == 0
                        || nearest(file, problem.origin().line()) == rule)
                .count();
        int examples = byFile.getOrDefault(file.replaceFirst("\\.[^.]*$", SCENARIOS), List.of())
                .size();
        return (int) own + examples;
    }

    /** Returns the rule that a line belongs to, as far as the lines of the live text still agree. */
    private Rule nearest(String file, int line) {
        List<Rule> rules = rulesByFile.getOrDefault(file, List.of());
        return rules.stream()
                .filter(rule -> rule.origin().line() <= line)
                .reduce((first, second) -> second)
                .orElse(rules.get(0));
    }
}
