package org.holdfast.editor.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.editor.sentence.PhrasePart.Blank;
import org.holdfast.editor.sentence.PhrasePart.Words;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.SentenceGap;
import org.holdfast.rules.language.Sentences;

/** Splits the text of a sentence, such as {@code late by {days:number} day(s)?}, into words and blanks. */
final class TemplateReader {

    private final Sentence sentence;
    private final Map<String, String> values;
    private final List<PhrasePart> parts = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();

    private TemplateReader(Sentence sentence, Map<String, String> values) {
        this.sentence = sentence;
        this.values = values;
    }

    /** @param values values of an example; empty if there is none */
    static Phrase phrase(Sentence sentence, Map<String, String> values, String help) {
        TemplateReader reader = new TemplateReader(sentence, values);
        reader.read(sentence.text());
        boolean complete = sentence.slots().stream().allMatch(gap -> values.containsKey(gap.name()));
        return new Phrase(
                role(sentence.section()),
                reader.parts,
                help,
                complete ? Sentences.write(sentence, values) : "",
                sentence.meaning(),
                sentence.language());
    }

    private static Phrase.Role role(RuleSection section) {
        return switch (section) {
            case KEYWORD -> Phrase.Role.KEYWORD;
            case WHEN -> Phrase.Role.CONDITION;
            case DETAIL -> Phrase.Role.DETAIL;
            case THEN -> Phrase.Role.PROPOSAL;
        };
    }

    private void read(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int close = text.indexOf(c == '{' ? '}' : ')', i);
            if (c == '{' && close > 0) {
                blank(text.substring(i + 1, close).split(":")[0]);
                i = close;
            } else if (c == '(' && close > 0) {
                boolean optional = close + 1 < text.length() && text.charAt(close + 1) == '?';
                forms(text.substring(i + 1, close), optional);
                i = optional ? close + 1 : close;
            } else if (c == '\\' && i + 1 < text.length()) {
                words.append(text.charAt(++i));
            } else if (c != '?') {
                words.append(c);
            }
        }
        endWords();
    }

    private void forms(String inside, boolean optional) {
        endWords();
        parts.add(new Words(optional ? List.of("", inside) : List.of(inside.split("\\|"))));
    }

    private void blank(String name) {
        endWords();
        SentenceGap gap = sentence.slots().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<String> choices = gap.kind().contains("|") ? List.of(gap.kind().split("\\|")) : List.of();
        String example = values.getOrDefault(name, choices.isEmpty() ? gap.exampleValue() : choices.get(0));
        parts.add(new Blank(name, gap.expression(), example, choices, BlankNames.of(sentence.meaning(), gap)));
    }

    private void endWords() {
        if (words.length() > 0) {
            parts.add(new Words(List.of(words.toString())));
            words.setLength(0);
        }
    }
}
