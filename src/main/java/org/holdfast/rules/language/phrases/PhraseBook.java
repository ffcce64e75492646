package org.holdfast.rules.language.phrases;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;

/** Generates the page that lists every sentence of a language with an example, from the language files. */
public final class PhraseBook {

    private PhraseBook() {}

    /** Returns the pages by their paths inside {@code rules/}, such as {@code language/en/PHRASES.md}. */
    public static Map<String, String> write(BookSource source, Problems problems) {
        Sentences sentences = Sentences.read(source, problems);
        SentenceExamplesFile examples = SentenceExamplesFile.read(source, problems);
        Map<String, String> pages = new TreeMap<>();
        sentences.all().stream()
                .map(Sentence::language)
                .distinct()
                .forEach(language -> pages.put(
                        "language/" + language + "/PHRASES.md", page(language, sentences, examples, source, problems)));
        return pages;
    }

    private static String page(
            String language, Sentences sentences, SentenceExamplesFile examples, BookSource source, Problems problems) {
        PhrasePageTexts texts = PhrasePageTexts.in(language);
        StringBuilder page = new StringBuilder("# ")
                .append(texts.title())
                .append("\n\n")
                .append(texts.introduction())
                .append('\n')
                .append(new PatternTables(sentences, language).text())
                .append("\n## ")
                .append(texts.written())
                .append('\n');
        String file = "";
        for (Sentence sentence : sentences.all()) {
            if (!sentence.language().equals(language)) {
                continue;
            }
            if (!file.equals(sentence.origin().file())) {
                file = sentence.origin().file();
                page.append(heading(file, source.text(file, problems)));
                page.append("\n\n");
            }
            String dash = sentence.section() == RuleSection.DETAIL ? "- " : "";
            page.append("- `")
                    .append(dash)
                    .append(examples.of(sentence)
                            .map(each -> Sentences.write(sentence, each.values()))
                            .orElse(sentence.readable()))
                    .append("`\n");
        }
        return page.toString();
    }

    /**
     * Returns the heading for a language file. The comment at the top of the file provides it: its first sentence is
     * the heading, the others follow below. A file without a comment has its name as the heading.
     */
    private static String heading(String file, String text) {
        String comment = text.lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+", "").strip())
                .collect(Collectors.joining(" "));
        String[] sentences = comment.split("(?<=\\.)\\s+(?!\\p{Ll})", 2);
        if (comment.isEmpty()) {
            return "\n### " + file.substring(file.lastIndexOf('/') + 1);
        }
        String note = sentences.length < 2 ? "" : "\n\n" + sentences[1];
        return "\n### " + sentences[0].replaceFirst("\\.$", "") + note;
    }
}
