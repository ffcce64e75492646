package org.holdfast.rules.language;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;

/**
 * The page that lists every sentence of a language with an example; made from the language files, so that it is never
 * out of date.
 */
public final class PhraseBook {

    /** What the page itself says, by language. */
    private static final Map<String, List<String>> WORDS = Map.of(
            "en",
                    List.of(
                            "Phrase book: English",
                            "Sentence",
                            "Example",
                            "Every sentence a rule can use. Lines that begin with a dash say more about the line above them. This page is made from the"
                                    + " files beside it by `java -jar target/holdfast.jar phrases`; edit those, not this."),
            "ru",
                    List.of(
                            "Разговорник: русский",
                            "Фраза",
                            "Пример",
                            "Все фразы, из которых можно составить правило. Строки с дефисом уточняют строку над ними. Эта страница создана из соседних"
                                    + " файлов командой `java -jar target/holdfast.jar phrases`; правьте их, а не её."),
            "ro",
                    List.of(
                            "Ghid de fraze: română",
                            "Frază",
                            "Exemplu",
                            "Toate frazele din care se poate alcătui o regulă. Rândurile cu liniuță precizează rândul de deasupra. Pagina este generată din"
                                    + " fișierele de alături cu `java -jar target/holdfast.jar phrases`; modificați-le pe ele, nu pagina."));

    private PhraseBook() {}

    /** The pages by path inside {@code rules/}, such as {@code language/en/PHRASES.md}. */
    public static Map<String, String> write(BookSource source, Problems problems) {
        Sentences sentences = Sentences.read(source, problems);
        SentenceExamplesFile sentenceExamplesFile = SentenceExamplesFile.read(source, problems);
        Map<String, String> pages = new TreeMap<>();
        sentences.all().stream()
                .map(Sentence::language)
                .distinct()
                .forEach(language -> pages.put(
                        "language/" + language + "/PHRASES.md",
                        page(language, sentences, sentenceExamplesFile, source, problems)));
        return pages;
    }

    private static String page(
            String language,
            Sentences sentences,
            SentenceExamplesFile sentenceExamplesFile,
            BookSource source,
            Problems problems) {
        List<String> words = WORDS.getOrDefault(language, WORDS.get("en"));
        StringBuilder page = new StringBuilder("# ")
                .append(words.get(0))
                .append("\n\n")
                .append(words.get(3))
                .append('\n');
        String file = "";
        for (Sentence sentence : sentences.all()) {
            if (!sentence.language().equals(language)) {
                continue;
            }
            if (!file.equals(sentence.origin().file())) {
                file = sentence.origin().file();
                page.append(heading(file, source.text(file, problems)))
                        .append("\n\n| ")
                        .append(words.get(1))
                        .append(" | ")
                        .append(words.get(2))
                        .append(" |\n|---|---|\n");
            }
            String dash = sentence.section() == RuleSection.DETAIL ? "- " : "";
            String example = sentenceExamplesFile
                    .of(sentence)
                    .map(each -> dash + Sentences.write(sentence, each.values()))
                    .orElse("");
            page.append("| ")
                    .append(cell(dash + sentence.readable()))
                    .append(" | ")
                    .append(cell(example))
                    .append(" |\n");
        }
        return page.toString();
    }

    /**
     * The comment at the top of a language file says what it is about: its first sentence is the heading, the others
     * stand below it. A file without one goes by its name.
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

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
