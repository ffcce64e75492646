package org.holdfast.rules.language;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;

/** Generates the page that lists every sentence of a language with an example, from the language files. */
public final class PhraseBook {

    /** The fixed texts of a page. */
    private record PageTexts(String title, String sentence, String example, String introduction) {}

    private static final PageTexts ENGLISH = new PageTexts(
            "Phrase book: English",
            "Sentence",
            "Example",
            "Every sentence a rule can use. Lines that begin with a dash say more about the line above them. "
                    + "This page is made from the files beside it by `java -jar target/holdfast.jar phrases`; "
                    + "edit those, not this.");
    private static final PageTexts RUSSIAN = new PageTexts(
            "Разговорник: русский",
            "Фраза",
            "Пример",
            "Все фразы, из которых можно составить правило. Строки с дефисом уточняют строку над ними. "
                    + "Эта страница создана из соседних файлов командой `java -jar target/holdfast.jar phrases`; "
                    + "правьте их, а не её.");
    private static final PageTexts ROMANIAN = new PageTexts(
            "Ghid de fraze: română",
            "Frază",
            "Exemplu",
            "Toate frazele din care se poate alcătui o regulă. Rândurile cu liniuță precizează rândul de deasupra. "
                    + "Pagina este generată din fișierele de alături cu `java -jar target/holdfast.jar phrases`; "
                    + "modificați-le pe ele, nu pagina.");
    private static final Map<String, PageTexts> TEXTS = Map.of("en", ENGLISH, "ru", RUSSIAN, "ro", ROMANIAN);

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
        PageTexts texts = TEXTS.getOrDefault(language, ENGLISH);
        StringBuilder page = new StringBuilder("# ")
                .append(texts.title())
                .append("\n\n")
                .append(texts.introduction())
                .append('\n');
        String file = "";
        for (Sentence sentence : sentences.all()) {
            if (!sentence.language().equals(language)) {
                continue;
            }
            if (!file.equals(sentence.origin().file())) {
                file = sentence.origin().file();
                page.append(heading(file, source.text(file, problems)));
                page.append("\n\n").append(row(texts.sentence(), texts.example()));
                page.append("|---|---|\n");
            }
            String dash = sentence.section() == RuleSection.DETAIL ? "- " : "";
            String example = examples.of(sentence)
                    .map(each -> dash + Sentences.write(sentence, each.values()))
                    .orElse("");
            page.append(row(dash + sentence.readable(), example));
        }
        return page.toString();
    }

    private static String row(String left, String right) {
        return "| " + left.replace("|", "\\|") + " | " + right.replace("|", "\\|") + " |\n";
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
            return "\n## " + file.substring(file.lastIndexOf('/') + 1);
        }
        String note = sentences.length < 2 ? "" : "\n\n" + sentences[1];
        return "\n## " + sentences[0].replaceFirst("\\.$", "") + note;
    }
}
