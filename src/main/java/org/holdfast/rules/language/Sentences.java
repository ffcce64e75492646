package org.holdfast.rules.language;

import java.math.BigDecimal;
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
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.QuotedLine;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.language.spelling.NumberNormalizer;
import org.holdfast.rules.language.spelling.Spelling;
import org.holdfast.rules.language.spelling.UnitHint;
import org.holdfast.rules.language.spelling.UnknownCharacter;
import org.holdfast.rules.language.spelling.WrittenNumber;
import org.jspecify.annotations.Nullable;

/** The dictionary: every sentence of every language, found by its first word. */
public final class Sentences {

    private static final Comparator<Sentence> MOST_SPECIFIC =
            Comparator.comparingInt(Sentence::literals).reversed().thenComparing(Sentence::text);

    private final List<Sentence> all;
    private final Map<RuleSection, Map<String, List<Sentence>>> byFirstWord = new EnumMap<>(RuleSection.class);
    private final AuthorsLanguage authorsLanguage;

    private Sentences(List<Sentence> all) {
        this.all = List.copyOf(all);
        this.authorsLanguage = new AuthorsLanguage(all);
        for (Sentence sentence : all) {
            byFirstWord
                    .computeIfAbsent(sentence.section(), ruleSection -> new HashMap<>())
                    .computeIfAbsent(sentence.firstWord(), word -> new ArrayList<>())
                    .add(sentence);
        }
        byFirstWord.values().forEach(words -> words.values().forEach(list -> list.sort(MOST_SPECIFIC)));
    }

    public static Sentences read(BookSource source, Problems problems) {
        return new Sentences(new DslReader(problems).read(source));
    }

    public List<Sentence> all() {
        return all;
    }

    /** ISO code of the language in which a file of rules is written. */
    public String languageOf(SourceMappedText text) {
        return authorsLanguage.of(text);
    }

    /**
     * A line, understood.
     *
     * @param drl what it stands for
     * @param denied whether the line says that the sentence does not hold
     */
    public record Found(Sentence sentence, Map<String, String> values, String drl, boolean denied) {

        private static Found of(Sentence sentence, Map<String, String> values) {
            return new Found(sentence, values, sentence.drl(values), false);
        }

        private @Nullable Found opposite() {
            String opposite = Opposite.of(sentence.section(), drl);
            return opposite == null ? null : new Found(sentence, values, opposite, true);
        }

        /**
         * The line as it was written, where it was written as the sentence is; else as it was meant, to be shown to
         * people.
         */
        String words(String line) {
            return denied || sentence.values(line) != null ? line : Sentences.write(sentence, values);
        }
    }

    /**
     * The most specific sentence that a whole line is: as it is written, or else in plain signs, so that a line never
     * comes to mean something else by what is taken for what.
     *
     * @param scope kind of thing that a detail narrows
     */
    public @Nullable Found find(RuleSection ruleSection, @Nullable String scope, String line) {
        Found found = findSaid(ruleSection, scope, line);
        for (String said : found == null ? NumberNormalizer.variants(line) : List.<String>of()) {
            found = found == null ? findSaid(ruleSection, scope, said) : found;
        }
        String denied = found == null && (ruleSection == RuleSection.WHEN || ruleSection == RuleSection.DETAIL)
                ? Opposite.denied(line)
                : null;
        Found sentence = denied == null ? null : findSaid(ruleSection, scope, denied);
        return sentence == null ? found : sentence.opposite();
    }

    private @Nullable Found findSaid(RuleSection ruleSection, @Nullable String scope, String line) {
        String plain = QuotedLine.sentence(line);
        String bare = Spelling.bare(plain);
        List<Sentence> candidates = candidates(ruleSection, scope, bare)
                .filter(sentence -> sentence.canBe(bare))
                .toList();
        Found exactly = first(candidates, sentence -> sentence.values(line));
        return exactly != null ? exactly : first(candidates, sentence -> sentence.plainValues(plain));
    }

    private static @Nullable Found first(
            List<Sentence> candidates, Function<Sentence, @Nullable Map<String, String>> reading) {
        for (Sentence sentence : candidates) {
            Map<String, String> values = reading.apply(sentence);
            if (values != null) {
                return Found.of(sentence, values);
            }
        }
        return null;
    }

    /**
     * Which gaps placeholders stand in, by placeholder. None where no sentence takes them as whole gaps: then they
     * stand for other words.
     *
     * @param line of any kind of thing, with placeholders such as {@code $1} where values will be
     */
    public Map<String, SentenceGap> slots(RuleSection ruleSection, String line, Collection<String> placeholders) {
        for (Sentence sentence : all) {
            Map<String, String> values =
                    placeholders.isEmpty() || sentence.section() != ruleSection ? null : sentence.relaxedValues(line);
            Map<String, SentenceGap> found = new HashMap<>();
            if (values != null) {
                sentence.slots().stream()
                        .filter(gap -> placeholders.contains(values.get(gap.name())))
                        .forEach(gap -> found.put(values.get(gap.name()), gap));
                boolean others = sentence.slots().stream()
                        .allMatch(gap ->
                                placeholders.contains(values.get(gap.name())) || gap.accepts(values.get(gap.name())));
                if (others && found.keySet().containsAll(placeholders)) {
                    return found;
                }
            }
        }
        return Map.of();
    }

    /** The sentence with its gaps filled, grammatically. */
    public static String write(Sentence sentence, Map<String, String> values) {
        return SentenceExample.of(sentence, values);
    }

    /** A sentence of another language that means the same. */
    public Optional<Sentence> inLanguage(Sentence sentence, String language) {
        return sentence.language().equals(language)
                ? Optional.of(sentence)
                : all.stream()
                        .filter(each -> each.language().equals(language)
                                && each.section() == sentence.section()
                                && Objects.equals(each.scope(), sentence.scope())
                                && each.meaning().equals(sentence.meaning()))
                        .findFirst();
    }

    /**
     * The sentence of a language that says that there is at least one of a kind of thing, which needs no name for it.
     */
    Optional<String> thatThereAreSome(String entity, String language) {
        return all.stream()
                .filter(each -> each.language().equals(language)
                        && each.section() == RuleSection.WHEN
                        && each.meaning().matches("accumulate\\( " + entity + "\\(\\) from .*>= \\{count} \\)"))
                .findFirst()
                .map(each -> write(each, Map.of("count", "1")));
    }

    private Stream<Sentence> candidates(RuleSection ruleSection, @Nullable String scope, String bare) {
        Map<String, List<Sentence>> words = byFirstWord.getOrDefault(ruleSection, Map.of());
        String first = bare.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        List<Sentence> beginning =
                words.getOrDefault(first, words.getOrDefault(first.replaceFirst("[.,;:!]+$", ""), List.of()));
        return Stream.concat(beginning.stream(), words.getOrDefault("", List.of()).stream())
                .filter(sentence -> sentence.scope() == null || sentence.scope().equals(scope));
    }

    /**
     * A sentence that is one, only not here: it lacks its dash, has one too many, or speaks of another kind of thing.
     */
    private @Nullable ProblemText elsewhere(RuleSection ruleSection, @Nullable String scope, String line) {
        if (ruleSection == RuleSection.DETAIL && find(RuleSection.WHEN, null, line) != null) {
            return ProblemText.of("dash-too-many", "line", line);
        }
        List<String> kinds =
                ruleSection == RuleSection.WHEN || ruleSection == RuleSection.DETAIL ? kindsOf(line) : List.of();
        if (kinds.isEmpty()) {
            return null;
        }
        return ruleSection == RuleSection.WHEN
                ? ProblemText.of("dash-missing", "line", line)
                : ProblemText.of(
                        "detail-of-another",
                        "line",
                        line,
                        "kinds",
                        String.join(", ", kinds),
                        "kind",
                        String.valueOf(scope));
    }

    /** Of which kinds of things a line could be a detail. */
    private List<String> kindsOf(String line) {
        return all.stream()
                .filter(sentence -> sentence.section() == RuleSection.DETAIL)
                .map(Sentence::scope)
                .filter(Objects::nonNull)
                .distinct()
                .filter(kind -> find(RuleSection.DETAIL, kind, line) != null)
                .toList();
    }

    /** A line behind a dash above which there is no condition. */
    ProblemText alone(String line) {
        return find(RuleSection.WHEN, null, line) == null
                ? ProblemText.of("detail-alone")
                : ProblemText.of("dash-too-many", "line", line);
    }

    /** What is wrong with a line that is no sentence: a gap filled wrongly, another unit, or words nobody knows. */
    ProblemText diagnose(RuleSection ruleSection, @Nullable String scope, String line) {
        String plain = QuotedLine.sentence(line);
        for (Sentence sentence :
                candidates(ruleSection, scope, Spelling.bare(plain)).toList()) {
            Map<String, String> values = sentence.relaxedValues(plain);
            if (values != null) {
                List<SentenceGap> wrong = sentence.slots().stream()
                        .filter(gap -> !gap.accepts(values.get(gap.name())))
                        .toList();
                if (wrong.size() == 1) {
                    List<BigDecimal> readings = wrong.get(0).isNumber()
                            ? WrittenNumber.readings(values.get(wrong.get(0).name()))
                            : List.of();
                    if (readings.size() > 1) {
                        return ProblemText.of(
                                "two-readings",
                                "value",
                                values.get(wrong.get(0).name()),
                                "one",
                                readings.get(0).stripTrailingZeros().toPlainString(),
                                "other",
                                readings.get(1).toPlainString());
                    }
                    return ProblemText.of(
                            "gap",
                            "value",
                            values.get(wrong.get(0).name()),
                            "expected",
                            wrong.get(0).words(),
                            "sentence",
                            sentence.readable());
                }
            }
        }
        Optional<String> unit = UnitHint.wrongIn(line, inDays -> find(ruleSection, scope, inDays) != null);
        if (unit.isPresent()) {
            return ProblemText.of("unit", "unit", unit.get(), "line", line);
        }
        ProblemText elsewhere = elsewhere(ruleSection, scope, line);
        if (elsewhere != null) {
            return elsewhere;
        }
        List<Sentence> fitting = all.stream()
                .filter(sentence -> sentence.section() == ruleSection)
                .filter(sentence -> sentence.scope() == null
                        || scope == null
                        || sentence.scope().equals(scope))
                .toList();
        return UnknownCharacter.in(plain)
                .map(sign -> sign.problem(line))
                .orElse(ProblemText.of("unknown-sentence", "line", line))
                .maybe(NearestSentences.to(plain, fitting));
    }
}
