package org.holdfast.authoring;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.text.Typography;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;

/** The lines between the name of a rule in sentences and its conditions, such as {@code owned by "Care team"}. */
final class SentenceHead {

    /** Names of the annotations that say when a rule is active. */
    static final Set<String> VALIDITY = Set.of("from", "until", "paused");

    private static final Map<String, String> VALUES = Map.of("from", "day", "until", "day", "paused", "why");

    private final List<String> lines;
    private final Sentences sentences;
    private final String language;

    SentenceHead(String file, String text, Sentences sentences) {
        this.lines = List.of(text.split("\n", -1));
        this.sentences = sentences;
        this.language = sentences.languageOf(SourceMappedText.of(file, text));
    }

    private String keyword(String line) {
        String visible = Typography.strip(Typography.visible(line));
        String keyword =
                sentences.keyword(visible.startsWith(">") ? visible.substring(1).strip() : visible);
        return keyword == null ? "" : keyword;
    }

    /** Returns the name of the annotation that a line stands for; empty for any other line. */
    String annotation(String line) {
        String keyword = keyword(line);
        return keyword.startsWith("@") ? keyword.substring(1).replaceFirst("\\W.*", "") : "";
    }

    /** Returns the index of the line behind the head of the rule that begins on a line. */
    int end(int ruleLine) {
        int end = ruleLine;
        while (end < lines.size()
                && (keyword(lines.get(end)).isEmpty() || keyword(lines.get(end)).startsWith("@"))) {
            end++;
        }
        return end;
    }

    /** Returns a line that says something of when a rule is active, in the language of the file. */
    String line(String annotation, String value) {
        String meaning = "@" + annotation + "(\"{" + VALUES.get(annotation) + "}\")";
        return "  "
                + sentences.all().stream()
                        .filter(each -> each.section() == RuleSection.KEYWORD
                                && each.language().equals(language)
                                && each.meaning().equals(meaning)
                                && each.slots().stream().allMatch(gap -> !gap.isTime() || gap.accepts(value)))
                        .findFirst()
                        .map((Sentence found) ->
                                Sentences.write(found, Map.of(String.valueOf(VALUES.get(annotation)), value)))
                        .orElse("@" + annotation + "(\"" + value + "\")");
    }
}
