package org.holdfast.rules.language;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.rules.files.QuotedLine;
import org.holdfast.rules.language.spelling.Spelling;
import org.holdfast.rules.language.spelling.UnitHint;
import org.holdfast.rules.language.spelling.UnknownCharacter;
import org.holdfast.rules.language.spelling.WrittenNumber;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Explains why a line is not a sentence: an invalid value, another unit, a wrong place, or unknown words. */
public final class SentenceDiagnosis {

    private static final Pattern SEVERAL_WORDS = Pattern.compile("\\pL.*\\s|\\s.*\\pL");

    private static final Pattern AMOUNT_WITH_CURRENCY =
            Pattern.compile("\\p{Sc}?\\s*([0-9][0-9.,]*)\\s*[\\p{Sc}\\pL.]*");

    private final Sentences sentences;

    public SentenceDiagnosis(Sentences sentences) {
        this.sentences = sentences;
    }

    /** @param scope entity to which a detail applies */
    public ProblemText of(RuleSection section, @Nullable String scope, String line) {
        String plain = QuotedLine.sentence(line);
        ProblemText value = invalidValue(section, scope, plain);
        if (value != null) {
            return value;
        }
        Optional<String> unit = UnitHint.wrongIn(line, inDays -> sentences.find(section, scope, inDays) != null);
        if (unit.isPresent()) {
            return ProblemText.of("unit", "unit", unit.get(), "line", line);
        }
        ProblemText misplaced = misplaced(section, scope, line);
        if (misplaced != null) {
            return misplaced;
        }
        List<String> nearest = NearestSentences.to(plain, sentences.similar(section, scope, plain));
        return UnknownCharacter.in(plain)
                .map(character -> character.problem(line))
                .orElseGet(() -> unknown(line, plain, nearest))
                .maybe(nearest);
    }

    private static ProblemText unknown(String line, String plain, List<String> nearest) {
        String fault = nearest.isEmpty() ? null : NearestSentences.fault(plain, nearest.get(0));
        return fault == null
                ? ProblemText.of("unknown-sentence", "line", line)
                : ProblemText.of("unknown-word", "line", line, "word", fault);
    }

    /** Returns the problem of a detail that has no condition above it. */
    public ProblemText ofDetailWithoutCondition(String line) {
        return sentences.find(RuleSection.WHEN, null, line) == null
                ? ProblemText.of("detail-alone")
                : ProblemText.of("dash-too-many", "line", line);
    }

    /** Returns the problem of a line that would be a sentence if exactly one value were valid. */
    private @Nullable ProblemText invalidValue(RuleSection section, @Nullable String scope, String plain) {
        for (Sentence sentence :
                sentences.possible(section, scope, Spelling.bare(plain)).toList()) {
            Map<String, String> values = sentence.relaxedValues(plain);
            if (values != null) {
                List<SentenceGap> invalid = sentence.slots().stream()
                        .filter(gap -> !gap.accepts(gap.valueIn(values)))
                        .toList();
                String value = invalid.size() == 1 ? invalid.get(0).valueIn(values) : "";
                if (invalid.size() == 1 && !(SEVERAL_WORDS.matcher(value).find() && isRatherAnother(sentence, plain))) {
                    return invalidValue(sentence, invalid.get(0), value);
                }
            }
        }
        return null;
    }

    /** Returns whether a line is more like another sentence: a gap takes any words, also those of other sentences. */
    private boolean isRatherAnother(Sentence sentence, String plain) {
        double similarity = NearestSentences.similarity(plain, sentence);
        return sentences.similar(sentence.section(), sentence.scope(), plain).stream()
                .anyMatch(each -> NearestSentences.similarity(plain, each) > similarity);
    }

    private static ProblemText invalidValue(Sentence sentence, SentenceGap gap, String value) {
        List<BigDecimal> readings = gap.isNumber() ? WrittenNumber.readings(value) : List.of();
        if (readings.size() > 1) {
            return ProblemText.of(
                    "two-readings",
                    "value",
                    value,
                    "one",
                    readings.get(0).stripTrailingZeros().toPlainString(),
                    "other",
                    readings.get(1).toPlainString());
        }
        ProblemText text =
                ProblemText.of("gap", "value", value, "expected", gap.words(), "sentence", sentence.readable());
        Matcher amount = AMOUNT_WITH_CURRENCY.matcher(value);
        return gap.isAmount() && amount.matches() && gap.accepts(amount.group(1))
                ? text.withHint(ProblemText.of("amount-alone", "number", amount.group(1)))
                : text;
    }

    /** Returns the problem of a sentence in the wrong place: without its dash, with one, or about another entity. */
    private @Nullable ProblemText misplaced(RuleSection section, @Nullable String scope, String line) {
        if (section != RuleSection.WHEN && section != RuleSection.DETAIL) {
            return null;
        }
        if (section == RuleSection.DETAIL && sentences.find(RuleSection.WHEN, null, line) != null) {
            return ProblemText.of("dash-too-many", "line", line);
        }
        List<String> kinds = scopesOf(line);
        if (kinds.isEmpty()) {
            return null;
        }
        if (section == RuleSection.WHEN) {
            return ProblemText.of("dash-missing", "line", line);
        }
        return ProblemText.of(
                "detail-of-another",
                "line",
                line,
                "kinds",
                ProblemText.joined(
                        "list.comma",
                        kinds.stream().map(SentenceDiagnosis::kind).toList()),
                "kind",
                kind(scope == null ? "Customer" : scope));
    }

    private static ProblemText kind(String entity) {
        return Vocabulary.kindText(entity);
    }

    /** Returns the entities for which a line is a detail. */
    private List<String> scopesOf(String line) {
        return sentences.vocabulary().entities().stream()
                .map(Entity::name)
                .sorted()
                .filter(scope -> sentences.find(RuleSection.DETAIL, scope, line) != null)
                .toList();
    }
}
