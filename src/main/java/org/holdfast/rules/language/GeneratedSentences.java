package org.holdfast.rules.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.rules.grammar.Definition;
import org.holdfast.rules.grammar.Grammar;
import org.holdfast.rules.language.spelling.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of the grammar, found by their {@link FirstWords}. There are tens of thousands of them, so each is read
 * only when a line begins like it.
 */
final class GeneratedSentences {

    /** Identifiers of DRL outside quotation marks and gaps: what a condition speaks about. */
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][\\w$.]*");

    private static final Pattern FIRST_CHOICE = Pattern.compile("\\(([^()]*\\|[^()]*)\\)(.*)");

    private static final Pattern VALUE = Pattern.compile("\"[^\"]*\"|\\{\\w+}");

    /** So many sentences are compared with an unknown line word by word. */
    private static final int MAX_SIMILAR = 80;

    private final List<GeneratedSentence> entries = new ArrayList<>();
    /** By section and scope, which is empty for sentences that are no details. */
    private final Map<RuleSection, Map<String, FirstWords>> places = new EnumMap<>(RuleSection.class);
    /** The entries that mean something about the same fields, by place and {@link #identifiers}; made when needed. */
    private @Nullable Map<String, List<GeneratedSentence>> byMeaning;

    private @Nullable SimilarSentences index;

    /** The sentences about what Holdfast knows, which are the same for all rule books. */
    private static final class Known {

        private static final GeneratedSentences ALL = new GeneratedSentences(Grammar.known());
    }

    GeneratedSentences(Collection<Definition> definitions) {
        for (Definition definition : definitions) {
            GeneratedSentence entry = new GeneratedSentence(definition);
            entries.add(entry);
            FirstWords place = places.computeIfAbsent(entry.section(), key -> new HashMap<>())
                    .computeIfAbsent(Objects.requireNonNullElse(definition.scope(), ""), key -> new FirstWords());
            beginnings(definition.text()).forEach(text -> place.add(text, entry));
        }
    }

    static GeneratedSentences known() {
        return Known.ALL;
    }

    private static String place(RuleSection section, @Nullable String scope) {
        return section + " " + scope;
    }

    /** Returns a text that begins with a choice once for each alternative. */
    static List<String> beginnings(String text) {
        if (!text.startsWith("(")) {
            return List.of(text);
        }
        Matcher choice = FIRST_CHOICE.matcher(text);
        return choice.matches()
                ? Stream.of(choice.group(1).split("\\|"))
                        .map(each -> each + choice.group(2))
                        .toList()
                : List.of(text);
    }

    /** Returns all sentences, which are many. */
    Stream<Sentence> all() {
        return entries.stream().map(GeneratedSentence::sentence);
    }

    /**
     * Returns the sentences whose first words are those of a line in the form of {@link Spelling#bare}.
     *
     * @param scope entity to which a detail applies; {@code null} for details of any, and for other sentences
     */
    List<Sentence> beginningLike(RuleSection section, @Nullable String scope, String bare) {
        Map<String, FirstWords> scopes = places.getOrDefault(section, Map.of());
        List<FirstWords> found = section == RuleSection.DETAIL && scope == null
                ? List.copyOf(scopes.values())
                : Stream.ofNullable(scopes.get(Objects.requireNonNullElse(scope, "")))
                        .toList();
        List<String> line = FirstWords.words(bare);
        return found.stream()
                .flatMap(place -> place.beginningLike(line))
                .map(GeneratedSentence::sentence)
                .toList();
    }

    /** Returns the sentences that speak about the same as a condition, and can mean it with values in their gaps. */
    Stream<Sentence> about(RuleSection section, @Nullable String scope, String drl, String language) {
        String key = key(section, scope, language, drl);
        return byMeaning().getOrDefault(key, List.of()).stream().map(GeneratedSentence::sentence);
    }

    private synchronized Map<String, List<GeneratedSentence>> byMeaning() {
        if (byMeaning == null) {
            byMeaning = new HashMap<>();
            for (GeneratedSentence entry : entries) {
                Definition definition = entry.definition();
                String key = key(entry.section(), definition.scope(), definition.language(), definition.meaning());
                byMeaning.computeIfAbsent(key, each -> new ArrayList<>(2)).add(entry);
            }
        }
        return byMeaning;
    }

    private static String key(RuleSection section, @Nullable String scope, String language, String drl) {
        StringBuilder key = new StringBuilder(section + " " + scope + " " + language);
        Matcher matcher = IDENTIFIER.matcher(VALUE.matcher(drl).replaceAll(" "));
        while (matcher.find()) {
            key.append(' ').append(matcher.group());
        }
        return key.toString();
    }

    private synchronized SimilarSentences index() {
        if (index == null) {
            index = new SimilarSentences(entries);
        }
        return index;
    }

    /** Returns the sentences that share the rarest words with a line. */
    List<Sentence> similar(RuleSection section, @Nullable String scope, String line) {
        return index().similar(line).stream()
                .filter(each -> each.section() == section
                        && Objects.equals(each.definition().scope(), scope))
                .limit(MAX_SIMILAR)
                .map(GeneratedSentence::sentence)
                .toList();
    }

    /** Returns the definitions of a language that can stand at a place, in their order. */
    Stream<GeneratedSentence> at(RuleSection section, @Nullable String scope, String language) {
        return entries.stream()
                .filter(entry -> entry.section() == section
                        && entry.definition().language().equals(language)
                        && Objects.equals(entry.definition().scope(), scope));
    }

    /** Returns the sentences that count the things of an entity. */
    Stream<Sentence> counting(String entity, String language) {
        String beginning = "accumulate( " + entity + "() ";
        return at(RuleSection.WHEN, null, language)
                .filter(entry -> entry.definition().meaning().startsWith(beginning))
                .map(GeneratedSentence::sentence);
    }
}
