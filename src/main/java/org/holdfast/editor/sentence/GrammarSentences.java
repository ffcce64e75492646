package org.holdfast.editor.sentence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.holdfast.rules.files.RuleFrame.Part;
import org.holdfast.rules.language.GeneratedSentence;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.SentenceGap;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.language.expansion.RulePlace;
import org.jspecify.annotations.Nullable;

/**
 * The sentences that follow from the facts. There are thousands of them, so what is offered gets more detailed as more
 * is typed: one sentence for each fact first, everything that can be said about a fact once it has been named.
 */
public final class GrammarSentences implements SentenceSource {

    /** As long as this many facts fit what was typed, everything that can be said about them is offered. */
    private static final int FEW_TOPICS = 2;

    private static final Pattern VARIABLE = Pattern.compile("\\$[a-z]\\w*");
    /** Variables that are known everywhere, or that the sentence binds itself. */
    private static final Pattern OWN = Pattern.compile("(\\$\\w+)\\s*:");

    private final Sentences sentences;
    /** The DRL of the sentences in the language files, which say the same in better words. */
    private final Set<String> written;

    private final Map<String, List<Option>> byPlace = new ConcurrentHashMap<>();

    /**
     * A sentence with what decides whether it is offered.
     *
     * @param beginnings its first words in the form of {@link Sentences#bare}, in each form that they have
     * @param words all its words in that form
     * @param needs the variables that conditions above must bind
     */
    private record Option(GeneratedSentence sentence, List<String> beginnings, List<String> words, Set<String> needs) {

        static Option of(GeneratedSentence sentence) {
            Set<String> needs = new HashSet<>();
            Matcher used = VARIABLE.matcher(sentence.meaning());
            while (used.find()) {
                needs.add(used.group());
            }
            Matcher own = OWN.matcher(sentence.meaning());
            while (own.find()) {
                needs.remove(own.group(1));
            }
            needs.removeAll(Set.of("$customer", "$n"));
            String text = Sentences.bare(sentence.text().replaceAll("\\{[^}]*}|[()|?]", " "));
            return new Option(
                    sentence, sentence.beginnings(), List.of(text.strip().split(" ")), Set.copyOf(needs));
        }

        String topic() {
            return sentence.topic();
        }

        /** Returns whether a line has the whole beginning. */
        boolean isBegunBy(String line) {
            return beginnings.stream().anyMatch(each -> !each.isEmpty() && line.startsWith(each));
        }

        boolean beginsWith(String typed) {
            return beginnings.stream().anyMatch(each -> each.startsWith(typed));
        }

        boolean hasWords(List<String> typed) {
            return typed.stream().allMatch(each -> words.stream().anyMatch(word -> word.startsWith(each)));
        }
    }

    private GrammarSentences(Sentences sentences) {
        this.sentences = sentences;
        this.written = sentences.all().stream()
                .map(each -> key(each.section(), each.scope(), each.language(), each.meaning()))
                .collect(Collectors.toUnmodifiableSet());
    }

    public static GrammarSentences of(Sentences sentences) {
        return new GrammarSentences(sentences);
    }

    @Override
    public List<Phrase> at(RulePlace place, String language, String typed) {
        String begun = Sentences.bare(typed);
        List<Option> options = options(place, language).stream()
                .filter(each -> place.bound().containsAll(each.needs))
                .toList();
        Map<String, List<Option>> named = new LinkedHashMap<>();
        List<Option> offered = new ArrayList<>();
        for (Option option : options) {
            if (option.isBegunBy(begun)) {
                offered.add(option);
            } else if (!begun.isBlank() && option.beginsWith(begun)) {
                named.computeIfAbsent(option.topic(), topic -> new ArrayList<>())
                        .add(option);
            }
        }
        named.values().forEach(each -> offered.addAll(named.size() <= FEW_TOPICS ? each : each.subList(0, 1)));
        offered.addAll(byWords(options, begun, offered));
        return offered.stream()
                .distinct()
                .map(each -> place.many() ? ofMany(phrase(each)) : phrase(each))
                .toList();
    }

    /** Returns one sentence for each fact that has all typed words, wherever they stand. */
    private static List<Option> byWords(List<Option> options, String begun, List<Option> offered) {
        List<String> typed = Arrays.stream(begun.strip().split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
        Set<String> topics = offered.stream().map(Option::topic).collect(Collectors.toCollection(HashSet::new));
        return options.stream()
                .filter(each -> each.hasWords(typed) && topics.add(each.topic()))
                .toList();
    }

    private List<Option> options(RulePlace place, String language) {
        List<Option> options = new ArrayList<>();
        if (place.part() == Part.WHEN) {
            if (place.entity() != null) {
                options.addAll(options(RuleSection.DETAIL, place.entity(), language));
            }
            options.addAll(options(RuleSection.WHEN, null, language));
        } else if (place.part() == Part.THEN) {
            options.addAll(options(RuleSection.THEN, null, language));
        }
        return options;
    }

    private List<Option> options(RuleSection section, @Nullable String scope, String language) {
        return byPlace.computeIfAbsent(
                section + " " + scope + " " + language,
                key -> sentences
                        .generated(section, scope, language)
                        .filter(each -> !written.contains(key(section, scope, language, each.meaning())))
                        .map(Option::of)
                        .toList());
    }

    private static String key(RuleSection section, @Nullable String scope, String language, String meaning) {
        return section + " " + scope + " " + language + " " + meaning;
    }

    /** Returns a detail that begins with its second form, the plural, if it has several. */
    private static Phrase ofMany(Phrase phrase) {
        if (phrase.role() != Phrase.Role.DETAIL
                || !(phrase.parts().get(0) instanceof PhrasePart.Words words)
                || words.forms().size() == 1) {
            return phrase;
        }
        List<String> forms = new ArrayList<>(words.forms());
        forms.add(0, forms.remove(1));
        List<PhrasePart> parts = new ArrayList<>(phrase.parts());
        parts.set(0, new PhrasePart.Words(forms));
        String example = phrase.example().replace(words.forms().get(0), forms.get(0));
        return new Phrase(phrase.role(), parts, phrase.help(), example, phrase.meaning(), phrase.language());
    }

    private static Phrase phrase(Option option) {
        Sentence sentence = option.sentence.sentence();
        Map<String, String> values = new HashMap<>();
        for (SentenceGap gap : sentence.slots()) {
            values.put(gap.name(), gap.exampleValue());
        }
        return TemplateReader.phrase(sentence, values, "");
    }
}
