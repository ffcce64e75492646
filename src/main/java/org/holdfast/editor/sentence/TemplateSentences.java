package org.holdfast.editor.sentence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.RuleFrame.Part;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.language.expansion.RulePlace;
import org.holdfast.rules.language.phrases.SentenceExamplesFile;
import org.jspecify.annotations.Nullable;

/** The sentences of the files {@code language/<lang>/*.dsl}, in the order of those files. Immutable. */
public final class TemplateSentences implements SentenceSource {

    private static final String ENGLISH = "en";
    private static final Pattern VARIABLE = Pattern.compile("\\$[a-z]\\w*");
    private static final Pattern BINDING = Pattern.compile("(\\$\\w+)\\s*:\\s*[A-Z(c]");
    private static final Pattern TOP_BINDING = Pattern.compile("^(\\$\\w+)\\s*:\\s*[A-Z].*");

    private final List<Template> all;

    /**
     * A sentence with what decides where it can stand.
     *
     * @param needs the variables that conditions above must bind
     * @param binds the variable that it binds; {@code null} if there is none
     * @param order position in the files
     */
    private record Template(
            Sentence sentence,
            Phrase phrase,
            Set<String> needs,
            @Nullable String binds,
            int order) {}

    private TemplateSentences(List<Template> all) {
        this.all = List.copyOf(all);
    }

    /** Takes the sentences of a dictionary, with the examples that the rule book has for them. */
    public static TemplateSentences of(Sentences sentences, BookSource source) {
        SentenceExamplesFile examples = SentenceExamplesFile.read(source, new Problems());
        Map<String, String> headings = new HashMap<>();
        List<Template> all = new ArrayList<>();
        for (Sentence sentence : sentences.all()) {
            String heading = headings.computeIfAbsent(sentence.origin().file(), file -> FileHeading.of(source, file));
            Map<String, String> values = examples.of(sentence)
                    .map(SentenceExamplesFile.Meaning::values)
                    .orElse(Map.of());
            all.add(template(sentence, TemplateReader.phrase(sentence, values, heading), all.size()));
        }
        return new TemplateSentences(all);
    }

    private static Template template(Sentence sentence, Phrase phrase, int order) {
        Set<String> needs = new HashSet<>();
        Matcher used = VARIABLE.matcher(sentence.meaning());
        while (used.find()) {
            needs.add(used.group());
        }
        Matcher own = BINDING.matcher(sentence.meaning());
        while (own.find()) {
            needs.remove(own.group(1));
        }
        needs.remove("$customer");
        Matcher binds = TOP_BINDING.matcher(sentence.meaning());
        return new Template(sentence, phrase, Set.copyOf(needs), binds.matches() ? binds.group(1) : null, order);
    }

    @Override
    public List<Phrase> at(RulePlace place, String language, String typed) {
        Stream<Phrase> own = all.stream()
                .filter(each -> each.sentence.language().equals(language) && canStand(each, place))
                .sorted(Comparator.comparingInt(each -> each.needs.isEmpty() ? each.order : each.order - all.size()))
                .map(Template::phrase);
        Stream<Phrase> english = language.equals(ENGLISH) ? EnglishKeywords.at(place.part()) : Stream.of();
        return Stream.concat(own, english)
                .sorted(Comparator.comparingInt(phrase -> rank(phrase.role(), place)))
                .toList();
    }

    /**
     * Details come first, because the line above has just opened what they belong to, and then the next part of the
     * rule, if this one has begun.
     */
    private static int rank(Phrase.Role role, RulePlace place) {
        return switch (role) {
            case DETAIL -> 0;
            case KEYWORD -> place.part() == Part.WHEN && place.entity() != null ? 1 : 3;
            case CONDITION, PROPOSAL -> 2;
        };
    }

    private static boolean canStand(Template each, RulePlace place) {
        Sentence sentence = each.sentence;
        return switch (sentence.section()) {
            case KEYWORD -> KeywordPlace.of(sentence.meaning()).contains(place.part());
            case WHEN ->
                place.part() == Part.WHEN
                        && place.bound().containsAll(each.needs)
                        && (each.binds == null || !place.bound().contains(each.binds));
            case DETAIL ->
                place.part() == Part.WHEN
                        && place.entity() != null
                        && (sentence.scope() == null || sentence.scope().equals(place.entity()))
                        && place.bound().containsAll(each.needs);
            case THEN -> place.part() == Part.THEN && place.bound().containsAll(each.needs);
        };
    }
}
