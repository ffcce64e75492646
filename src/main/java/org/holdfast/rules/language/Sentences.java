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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.declared.FactsSchemaReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.QuotedLine;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.grammar.Grammar;
import org.holdfast.rules.language.spelling.NumberNormalizer;
import org.holdfast.rules.language.spelling.Spelling;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** The dictionary of all sentences of all languages, indexed by their first words. Thread-safe. */
public final class Sentences {

    private static final Comparator<Sentence> MOST_SPECIFIC =
            Comparator.comparingInt(Sentence::literals).reversed().thenComparing(Sentence::text);

    private static final int MAX_RECENT = 20_000;

    private final Vocabulary vocabulary;
    private final List<Sentence> all;
    private final GrammarDictionary grammar;
    /** What lines mean: a book is read again after each edit, and most of its lines stay the same. */
    private final Map<String, Optional<Found>> recent = new ConcurrentHashMap<>();

    private final Map<RuleSection, Map<String, List<Sentence>>> byFirstWord = new EnumMap<>(RuleSection.class);
    private final AuthorsLanguage authorsLanguage;

    /** @param declared the sentences about declared facts */
    Sentences(Vocabulary vocabulary, List<Sentence> all, GeneratedSentences declared) {
        this.vocabulary = vocabulary;
        this.all = List.copyOf(all);
        this.grammar = new GrammarDictionary(
                declared, all.stream().map(Sentence::language).collect(Collectors.toSet()));
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

    /** Returns a text in small letters, in the form that is the same for all spellings that are understood. */
    public static String bare(String text) {
        return Spelling.bare(text).toLowerCase(Locale.ROOT);
    }

    /** Returns what sentences and rules can use. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Returns the sentences of the language files, without those of the grammar. */
    public List<Sentence> all() {
        return all;
    }

    /** Returns the sentences of the grammar about the facts that the book declares, which can be many. */
    public Stream<Sentence> ofDeclaredFacts() {
        return grammar.ofDeclaredFacts();
    }

    /** Returns the sentences of the grammar about all other facts, of which there are tens of thousands. */
    public Stream<Sentence> ofKnownFacts() {
        return grammar.ofKnownFacts();
    }

    /**
     * Returns the sentences of the grammar that can stand at a place, those about declared facts first.
     *
     * @param scope entity to which a detail applies; {@code null} for other sentences
     * @param language ISO code
     */
    public Stream<GeneratedSentence> generated(RuleSection section, @Nullable String scope, String language) {
        return grammar.at(section, scope, language);
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
        public String words(String line) {
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
        String key = section + " " + scope + " " + line;
        Optional<Found> known = recent.get(key);
        if (known == null) {
            known = Optional.ofNullable(findAnew(section, scope, line));
            if (recent.size() >= MAX_RECENT) {
                recent.clear();
            }
            recent.put(key, known);
        }
        return known.orElse(null);
    }

    private @Nullable Found findAnew(RuleSection section, @Nullable String scope, String line) {
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
        Found written = first(candidates, line, plain);
        return written == null ? generated(section, scope, line, plain, bare) : written;
    }

    private static @Nullable Found first(List<Sentence> candidates, String line, String plain) {
        Found exact = first(candidates, sentence -> sentence.values(line));
        return exact != null ? exact : first(candidates, sentence -> sentence.plainValues(plain));
    }

    /** A label that a company has chosen means its own fact, even if Holdfast has the same words for another one. */
    private @Nullable Found generated(
            RuleSection section, @Nullable String scope, String line, String plain, String bare) {
        if (section == RuleSection.KEYWORD) {
            return null;
        }
        Found own = first(grammar.ownLike(section, scope, bare), line, plain);
        return own == null ? first(grammar.knownLike(section, scope, bare), line, plain) : own;
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
        Stream<Sentence> written = all.stream().filter(each -> each.section() == section);
        Map<String, SentenceGap> gaps = PlaceholderGaps.of(written, line, placeholders);
        if (!gaps.isEmpty() || placeholders.isEmpty()) {
            return gaps;
        }
        String bare = Spelling.bare(QuotedLine.sentence(line));
        Stream<Sentence> generated =
                grammar.like(section, null, bare).filter(each -> !expectsLinesBelow(each.meaning()));
        return PlaceholderGaps.of(generated, line, placeholders);
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
        return Stream.concat(
                        all.stream()
                                .filter(each -> each.language().equals(language)
                                        && each.section() == sentence.section()
                                        && Objects.equals(each.scope(), sentence.scope())),
                        grammar.about(sentence.section(), sentence.scope(), sentence.meaning(), language))
                .filter(each -> each.meaning().equals(sentence.meaning()))
                .findFirst();
    }

    /**
     * Returns the sentence of a language that means a condition.
     *
     * @param scope entity to which a detail applies
     * @param drl the condition in DRL, as sentences are defined
     */
    public Optional<String> meaning(RuleSection section, @Nullable String scope, String drl, String language) {
        Stream<Sentence> written = all.stream()
                .filter(each -> each.language().equals(language)
                        && each.section() == section
                        && (each.scope() == null || each.scope().equals(scope)))
                .sorted(MOST_SPECIFIC);
        return Stream.concat(written, grammar.about(section, scope, drl, language))
                .flatMap(each -> Optional.ofNullable(each.valuesOf(drl)).map(values -> write(each, values)).stream())
                .findFirst();
    }

    /** Returns the sentence that says that at least one thing of an entity exists, without binding it to a variable. */
    public Optional<String> existenceSentence(String entity, String language) {
        return Stream.concat(all.stream(), grammar.counting(entity, language))
                .filter(each -> each.language().equals(language)
                        && each.section() == RuleSection.WHEN
                        && each.meaning().matches("accumulate\\( " + entity + "\\(\\) from .*>= \\{count} \\)"))
                .findFirst()
                .map(each -> write(each, Map.of("count", "1")));
    }

    /** Returns whether a line opens a group of conditions, or asks for something of every thing of a list. */
    public boolean opensLines(String line) {
        Found found = find(RuleSection.WHEN, null, line);
        return found != null && expectsLinesBelow(found.drl());
    }

    private static boolean expectsLinesBelow(String drl) {
        return drl.startsWith(Grammar.GROUP) || drl.contains(Grammar.REQUIRED);
    }

    /** Returns the sentences that are worth comparing with an unknown line. */
    List<Sentence> similar(RuleSection section, @Nullable String scope, String line) {
        Stream<Sentence> written = all.stream()
                .filter(each -> each.section() == section)
                .filter(each ->
                        each.scope() == null || scope == null || each.scope().equals(scope));
        return Stream.concat(written, grammar.similar(section, scope, line)).toList();
    }

    /** Returns all sentences that a line may be, also those of the grammar. */
    Stream<Sentence> possible(RuleSection section, @Nullable String scope, String bare) {
        return Stream.concat(candidates(section, scope, bare), grammar.like(section, scope, bare));
    }

    /** Returns the sentences that begin with the same word as a line, or with a gap or a choice. */
    private Stream<Sentence> candidates(RuleSection section, @Nullable String scope, String bare) {
        Map<String, List<Sentence>> words = byFirstWord.getOrDefault(section, Map.of());
        String first = bare.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        List<Sentence> beginning =
                words.getOrDefault(first, words.getOrDefault(first.replaceFirst("[.,;:!]+$", ""), List.of()));
        return Stream.concat(beginning.stream(), words.getOrDefault("", List.of()).stream())
                .filter(sentence -> sentence.scope() == null || sentence.scope().equals(scope));
    }
}
