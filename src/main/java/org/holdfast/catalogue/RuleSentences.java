package org.holdfast.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.diagnostics.SentenceLine;
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
     * @param depth how many of the sentences above it, such as "One of these is true:", it belongs to
     * @param line number of the line in the file, from 1
     */
    public record Words(String text, boolean detail, int depth, int line) {}

    public static RuleSentences of(Rule rule, RuleBook book, String language) {
        Set<SourceLocation> when = new LinkedHashSet<>();
        for (ConditionLine line : rule.when().customer()) {
            when.add(line.origin());
        }
        for (ListPattern pattern : rule.when().eaches()) {
            SourceLocation origin = pattern.origin();
            when.add(origin.withText(origin.sentence().lines().findFirst().orElse("")));
            pattern.lines().forEach(line -> when.add(line.origin()));
        }
        Set<SourceLocation> then = new LinkedHashSet<>();
        for (ConsequenceClause clause : rule.then()) {
            then.add(clause.origin());
        }
        return new RuleSentences(words(when, rule, book, language), words(then, rule, book, language));
    }

    private static List<Words> words(Set<SourceLocation> origins, Rule rule, RuleBook book, String language) {
        List<Words> words = new ArrayList<>();
        for (SourceLocation origin : origins) {
            if (origin.sentence().isEmpty()) {
                words.add(new Words(origin.text().strip(), false, 0, origin.line()));
            }
            for (SentenceLine line : SentenceLine.of(origin.sentence())) {
                String text = book.inLanguage(rule, line, language).words();
                words.add(new Words(text, line.detail(), line.depth(), origin.line()));
            }
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
