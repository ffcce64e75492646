package org.holdfast.rules.language;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of the grammar in the languages of a rule book: those about the facts that the book declares, and those
 * about the facts that Holdfast knows, which all books share.
 */
final class GrammarDictionary {

    private static final Comparator<Sentence> MOST_SPECIFIC =
            Comparator.comparingInt(Sentence::literals).reversed().thenComparing(Sentence::text);

    private final GeneratedSentences declared;
    private final Set<String> languages;

    /** @param languages ISO codes */
    GrammarDictionary(GeneratedSentences declared, Set<String> languages) {
        this.declared = declared;
        this.languages = Set.copyOf(languages);
    }

    /** Returns both parts; the known one, which takes a while to write, only when it is reached. */
    private Stream<GeneratedSentences> both() {
        return Stream.<Supplier<GeneratedSentences>>of(() -> declared, GeneratedSentences::known)
                .map(Supplier::get);
    }

    Stream<Sentence> ofDeclaredFacts() {
        return declared.all();
    }

    Stream<Sentence> ofKnownFacts() {
        return GeneratedSentences.known().all().filter(this::isRead);
    }

    private boolean isRead(Sentence sentence) {
        return languages.contains(sentence.language());
    }

    /** Returns the sentences that can stand at a place, those about declared facts first. */
    Stream<GeneratedSentence> at(RuleSection section, @Nullable String scope, String language) {
        return languages.contains(language)
                ? both().flatMap(each -> each.at(section, scope, language))
                : Stream.empty();
    }

    /** Returns the sentences about declared facts that a line may be, the most specific first. */
    List<Sentence> ownLike(RuleSection section, @Nullable String scope, String bare) {
        return like(declared, section, scope, bare).toList();
    }

    /** Returns the sentences about known facts that a line may be, the most specific first. */
    List<Sentence> knownLike(RuleSection section, @Nullable String scope, String bare) {
        return like(GeneratedSentences.known(), section, scope, bare).toList();
    }

    /** Returns the sentences that a line may be, those about declared facts first. */
    Stream<Sentence> like(RuleSection section, @Nullable String scope, String bare) {
        return both().flatMap(each -> like(each, section, scope, bare));
    }

    private Stream<Sentence> like(
            GeneratedSentences generated, RuleSection section, @Nullable String scope, String bare) {
        return generated.beginningLike(section, scope, bare).stream()
                .filter(each -> isRead(each) && each.canMatch(bare))
                .sorted(MOST_SPECIFIC);
    }

    /** Returns the sentences of a language that speak about the same as a condition. */
    Stream<Sentence> about(RuleSection section, @Nullable String scope, String drl, String language) {
        return languages.contains(language)
                ? both().flatMap(each -> each.about(section, scope, drl, language))
                : Stream.empty();
    }

    /** Returns the sentences that count the things of an entity. */
    Stream<Sentence> counting(String entity, String language) {
        return both().flatMap(each -> each.counting(entity, language));
    }

    /** Returns the sentences that share the rarest words with an unknown line. */
    Stream<Sentence> similar(RuleSection section, @Nullable String scope, String line) {
        return section == RuleSection.KEYWORD
                ? Stream.empty()
                : both().flatMap(each -> each.similar(section, scope, line).stream())
                        .filter(this::isRead);
    }
}
