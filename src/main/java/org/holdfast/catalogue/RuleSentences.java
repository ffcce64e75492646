package org.holdfast.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.ListPattern;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;

/**
 * A rule in the sentences of a language; where that language has no such sentence, in the words of its author.
 *
 * @param when its conditions, in their order
 * @param then what it proposes
 */
public record RuleSentences(List<Words> when, List<Words> then) {

    /**
     * A sentence.
     *
     * @param detail whether it says more about the thing of the sentence above it
     * @param line number of the line in the file, from 1
     */
    public record Words(String text, boolean detail, int line) {}

    public static RuleSentences of(Rule rule, RuleBook book, String language) {
        Set<SourceLocation> when = new LinkedHashSet<>();
        for (ConditionLine line : rule.when().customer()) {
            when.addAll(lines(line.origin()));
        }
        for (ListPattern pattern : rule.when().eaches()) {
            lines(pattern.origin()).stream().limit(1).forEach(when::add);
            pattern.lines().forEach(line -> when.addAll(lines(line.origin())));
        }
        Set<SourceLocation> then = new LinkedHashSet<>();
        for (ConsequenceClause clause : rule.then()) {
            then.addAll(lines(clause.origin()));
        }
        return new RuleSentences(words(when, rule, book, language), words(then, rule, book, language));
    }

    /** Returns the sentences that a location consists of, each by itself. */
    private static List<SourceLocation> lines(SourceLocation origin) {
        return origin.sentence().isEmpty()
                ? List.of(origin)
                : origin.sentence()
                        .lines()
                        .map(each -> origin.withText(each.strip()))
                        .toList();
    }

    private static List<Words> words(Set<SourceLocation> lines, Rule rule, RuleBook book, String language) {
        List<Words> words = new ArrayList<>();
        for (SourceLocation line : lines) {
            words.add(new Words(
                    book.inLanguage(rule, line, language).strip(),
                    line.sentence().startsWith("- "),
                    line.line()));
        }
        return List.copyOf(words);
    }

    /**
     * Returns the first condition as one line, such as "The customer has an order – that is late by at least 1 day".
     */
    public String firstCondition() {
        if (when.isEmpty()) {
            return "";
        }
        boolean more = when.size() > 1 && !when.get(0).detail() && when.get(1).detail();
        return more
                ? when.get(0).text() + " – " + when.get(1).text()
                : when.get(0).text();
    }
}
