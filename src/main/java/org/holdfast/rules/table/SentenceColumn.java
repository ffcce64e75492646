package org.holdfast.rules.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.SentenceGap;
import org.holdfast.rules.language.Sentences;

/**
 * A column of conditions or actions.
 *
 * @param place index of the column, counted from 0
 * @param sentence the sentence with its placeholders, on one line
 * @param placeholders the placeholders in the order of the values in a cell; empty if cells contain yes or no
 */
record SentenceColumn(int place, RuleSection section, String sentence, List<Placeholder> placeholders) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$(param\\b|[1-9](?!\\d))");
    private static final Pattern DOLLAR = Pattern.compile("\\$\\w*");

    /** @throws CellRefused if a dollar sign is not followed by a placeholder, or the numbering has gaps */
    static SentenceColumn of(int place, boolean action, String cell, Sentences sentences) throws CellRefused {
        String sentence = cell.replaceAll("\\s+", " ").strip().replaceFirst(";$", "");
        RuleSection ruleSection = section(action, sentence);
        List<String> names = names(sentence);
        Map<String, SentenceGap> slots = sentences.slots(ruleSection, sentence.replaceFirst("^-\\s*", ""), names);
        if (slots.isEmpty()
                && ruleSection == RuleSection.WHEN
                && sentences.opensLines(PLACEHOLDER.matcher(sentence).replaceAll("1"))) {
            throw new CellRefused(ProblemText.of("column-of-lines", "line", sentence));
        }
        List<Placeholder> placeholders = new ArrayList<>();
        for (String name : names) {
            String after = sentence.substring(sentence.lastIndexOf(name) + name.length())
                    .strip();
            placeholders.add(new Placeholder(name, slots.get(name), after));
        }
        return new SentenceColumn(place, ruleSection, sentence, placeholders);
    }

    private static RuleSection section(boolean action, String sentence) {
        if (action) {
            return RuleSection.THEN;
        }
        return sentence.startsWith("-") ? RuleSection.DETAIL : RuleSection.WHEN;
    }

    private static List<String> names(String sentence) throws CellRefused {
        TreeSet<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(sentence);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        Matcher dollar = DOLLAR.matcher(PLACEHOLDER.matcher(sentence).replaceAll(""));
        if (dollar.find()) {
            throw new CellRefused(ProblemText.of("placeholder-unknown", "value", dollar.group()));
        }
        List<String> names = List.copyOf(found);
        for (int i = 0; i < names.size(); i++) {
            if (names.size() > 1 && !names.get(i).equals("$" + (i + 1))) {
                throw new CellRefused(ProblemText.of("placeholders-not-numbered", "list", String.join(", ", names)));
            }
        }
        return names;
    }

    boolean isDetail() {
        return section == RuleSection.DETAIL;
    }

    /** Returns the sentence with the values of one row. */
    String filled(List<String> values) {
        Matcher matcher = PLACEHOLDER.matcher(sentence);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            int index = placeholders.stream().map(Placeholder::name).toList().indexOf(matcher.group());
            matcher.appendReplacement(filled, Matcher.quoteReplacement(values.get(index)));
        }
        return matcher.appendTail(filled).toString();
    }
}
