package org.holdfast.simulation.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Rule;

/** Quotes a rule on the page of the tour. */
record QuotedRule(BookSource source, Problems problems) {

    /** Returns the rule as written by its author up to its {@code end}, or the row of a table as sentences. */
    String of(Rule rule) {
        List<String> lines = source.text(rule.origin().file(), problems).lines().toList();
        int from = rule.origin().line() - 1;
        if (!rule.origin().file().endsWith(".dslr") && !rule.origin().file().endsWith(".drl")) {
            return inSentences(rule);
        }
        int to = from;
        while (to < lines.size() - 1 && !lines.get(to).strip().equals("end")) {
            to++;
        }
        return String.join("\n", lines.subList(from, to + 1));
    }

    /** Returns the row of a table as the sentences of its columns. */
    private static String inSentences(Rule rule) {
        List<SourceLocation> origins = new ArrayList<>();
        rule.when().eaches().forEach(pattern -> {
            origins.add(pattern.origin());
            pattern.lines().forEach(line -> origins.add(line.origin()));
        });
        rule.when().customer().forEach(line -> origins.add(line.origin()));
        rule.then().forEach(clause -> origins.add(clause.origin()));
        return "rule \"" + rule.name() + "\"\n"
                + origins.stream()
                        .map(SourceLocation::sentence)
                        .filter(words -> !words.isEmpty())
                        .distinct()
                        .map(words -> "    " + words.replace("\n", "\n    "))
                        .collect(Collectors.joining("\n"));
    }
}
