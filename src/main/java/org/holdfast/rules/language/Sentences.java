package org.holdfast.rules.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.declared.FactsSchemaReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.QuotedLine;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.language.spelling.NumberNormalizer;
import org.holdfast.rules.language.spelling.Spelling;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** The dictionary of all sentences of all languages, indexed by their first words. Immutable. */
public final class Sentences {

    private static final Comparator<Sentence> MOST_SPECIFIC =
            Comparator.comparingInt(Sentence::literals).reversed().thenComparing(Sentence::text);

    private final Vocabulary vocabulary;
    private final List<Sentence> all;
    private final Map<RuleSection, Map<String, List<Sentence>>> byFirstWord = new EnumMap<>(RuleSection.class);
    private final AuthorsLanguage authorsLanguage;

    Sentences(Vocabulary vocabulary, List<Sentence> all) {
        this.vocabulary = vocabulary;
        this.all = List.copyOf(all);
        this.authorsLanguage = new AuthorsLanguage(all);
        for (Sentence sentence : all) {
            byFirstWord
                    .computeIfAbsent(sentence.section(), section -> new HashMap<>())
                    .computeIfAbsent(sentence.firstWord(), word -> new ArrayList<>())
                    .add(sentence);
        }
        byFirstWord.values().forEach(words -> words.values().forEach(list -> list.sort(MOST_SPECIFIC)));
    }

    /** Reads the language of a rule book, unless another one with the same files has been read just before. */
    public static Sentences read(BookSource source, Problems problems) {
        DslReader.Language language = DslReader.language(source);
        problems.addAll(language.problems());
        return language.sentences();
    }

    /** Returns a text that differs for books with different sentences or facts, for caches. */
    public static String fingerprint(BookSource source) {
        StringBuilder content = new StringBuilder(source.fileHash(FactsSchemaReader.FILE)).append(' ');
        source.paths("language/", ".dsl")
                .forEach(path ->
                        content.append(path).append(source.fileHash(path)).append(' '));
        return content.toString();
    }

    /** Returns what sentences and rules can use. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public List<Sentence> all() {
        return all;
    }

    /**
     * Returns a line of the frame of a rule in the keywords of DRL, such as {@code when} or {@code @owner("Care
     * team")}; {@code null} for any other line.
     */
    public @Nullable String keyword(String line) {
        return FrameLines.keyword(line, this);
    }

    /** Returns the ISO code of the language in which a rule file is written. */
    public String languageOf(SourceMappedText text) {
        return authorsLanguage.of(text);
    }

    /** Returns the ISO code of the language of a rule file, or empty if it has no words that belong to any. */
    public Optional<String> languageIfKnown(SourceMappedText text) {
        return authorsLanguage.ifKnown(text);
    }

    /**
     * A line that matches a sentence.
     *
     * @param drl the DRL of the line
     * @param denied whether the line negates the sentence
     */
    public record Found(Sentence sentence, Map<String, String> values, String drl, boolean denied) {

        private static Found of(Sentence sentence, Map<String, String> values) {
            return new Found(sentence, values, sentence.drl(values), false);
        }

        private @Nullable Found opposite() {
            String opposite = Opposite.of(sentence.section(), drl);
            return opposite == null ? null : new Found(sentence, values, opposite, true);
        }

        /** Returns the line as it was written if it is spelt like the sentence, otherwise the corrected line. */
        String words(String line) {
            return denied || sentence.values(line) != null ? line : Sentences.write(sentence, values);
        }
    }

    /**
     * Finds the most specific sentence that matches a whole line. The line is matched as it is written first, and with
     * typographic characters replaced only if that fails, so that the replacement never changes the meaning of a line.
     *
     * @param scope entity to which a detail applies
     */
    public @Nullable Found find(RuleSection section, @Nullable String scope, String line) {
        Found found = findAffirmed(section, scope, line);
        if (found != null) {
            return found;
        }
        for (String variant : NumberNormalizer.variants(line)) {
            found = findAffirmed(section, scope, variant);
            if (found != null) {
                return found;
            }
        }
        return section == RuleSection.WHEN || section == RuleSection.DETAIL ? findDenied(section, scope, line) : null;
    }

    private @Nullable Found findAffirmed(RuleSection section, @Nullable String scope, String line) {
        String plain = QuotedLine.sentence(line);
        String bare = Spelling.bare(plain);
        List<Sentence> candidates = candidates(section, scope, bare)
                .filter(sentence -> sentence.canMatch(bare))
                .toList();
        Found exact = first(candidates, sentence -> sentence.values(line));
        return exact != null ? exact : first(candidates, sentence -> sentence.plainValues(plain));
    }

    private @Nullable Found findDenied(RuleSection section, @Nullable String scope, String line) {
        String denied = Opposite.denied(line);
        Found sentence = denied == null ? null : findAffirmed(section, scope, denied);
        return sentence == null ? null : sentence.opposite();
    }

    private static @Nullable Found first(
            List<Sentence> candidates, Function<Sentence, @Nullable Map<String, String>> matcher) {
        for (Sentence sentence : candidates) {
            Map<String, String> values = matcher.apply(sentence);
            if (values != null) {
                return Found.of(sentence, values);
            }
        }
        return null;
    }

    /**
     * Returns the gaps that placeholders are in, by placeholder; empty if no sentence has all placeholders as values of
     * gaps, so that they represent other words.
     *
     * @param line sentence for any entity, with placeholders such as {@code $1} instead of values
     */
    public Map<String, SentenceGap> slots(RuleSection section, String line, Collection<String> placeholders) {
        if (placeholders.isEmpty()) {
            return Map.of();
        }
        for (Sentence sentence : all) {
            Map<String, String> values = sentence.section() == section ? sentence.relaxedValues(line) : null;
            Map<String, SentenceGap> gaps = values == null ? Map.of() : gaps(sentence, values, placeholders);
            if (!gaps.isEmpty()) {
                return gaps;
            }
        }
        return Map.of();
    }

    /** Returns the gaps of the placeholders; empty if one is missing, or if another value is invalid. */
    private static Map<String, SentenceGap> gaps(
            Sentence sentence, Map<String, String> values, Collection<String> placeholders) {
        Map<String, SentenceGap> gaps = new HashMap<>();
        for (SentenceGap gap : sentence.slots()) {
            String value = gap.valueIn(values);
            if (placeholders.contains(value)) {
                gaps.put(value, gap);
            } else if (!gap.accepts(value)) {
                return Map.of();
            }
        }
        return gaps.keySet().containsAll(placeholders) ? gaps : Map.of();
    }

    /** Writes a sentence with values in its gaps, in the grammatically correct form. */
    public static String write(Sentence sentence, Map<String, String> values) {
        return SentenceExample.of(sentence, values);
    }

    /** Returns the translation of a sentence into another language. */
    public Optional<Sentence> inLanguage(Sentence sentence, String language) {
        if (sentence.language().equals(language)) {
            return Optional.of(sentence);
        }
        return all.stream()
                .filter(each -> each.language().equals(language)
                        && each.section() == sentence.section()
                        && Objects.equals(each.scope(), sentence.scope())
                        && each.meaning().equals(sentence.meaning()))
                .findFirst();
    }

    /**
     * Returns the sentence of a language that means a condition.
     *
     * @param scope entity to which a detail applies
     * @param drl the condition in DRL, as sentences are defined
     */
    public Optional<String> meaning(RuleSection section, @Nullable String scope, String drl, String language) {
        return all.stream()
                .filter(each -> each.language().equals(language)
                        && each.section() == section
                        && (each.scope() == null || each.scope().equals(scope)))
                .sorted(MOST_SPECIFIC)
                .flatMap(each -> Optional.ofNullable(each.valuesOf(drl)).map(values -> write(each, values)).stream())
                .findFirst();
    }

    /** Returns the sentence that says that at least one thing of an entity exists, without binding it to a variable. */
    Optional<String> existenceSentence(String entity, String language) {
        return all.stream()
                .filter(each -> each.language().equals(language)
                        && each.section() == RuleSection.WHEN
                        && each.meaning().matches("accumulate\\( " + entity + "\\(\\) from .*>= \\{count} \\)"))
                .findFirst()
                .map(each -> write(each, Map.of("count", "1")));
    }

    /** Returns the sentences that begin with the same word as a line, or with a gap or a choice. */
    Stream<Sentence> candidates(RuleSection section, @Nullable String scope, String bare) {
        Map<String, List<Sentence>> words = byFirstWord.getOrDefault(section, Map.of());
        String first = bare.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        List<Sentence> beginning =
                words.getOrDefault(first, words.getOrDefault(first.replaceFirst("[.,;:!]+$", ""), List.of()));
        return Stream.concat(beginning.stream(), words.getOrDefault("", List.of()).stream())
                .filter(sentence -> sentence.scope() == null || sentence.scope().equals(scope));
    }
}
