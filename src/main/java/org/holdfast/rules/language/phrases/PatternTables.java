package org.holdfast.rules.language.phrases;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.rules.declared.FactsSchemaReader;
import org.holdfast.rules.language.GeneratedSentence;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.SentenceGap;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.ListField;
import org.jspecify.annotations.Nullable;

/** The part of a phrase book that follows from the facts: patterns with examples, and the names of all facts. */
final class PatternTables {

    /** A fact or list of each kind: text, yes or no, amount, what has happened, what is to come, list and so on. */
    private static final List<String> SAMPLES = List.of(
            "orderline.category",
            "order.late",
            "order.value",
            "order.placed",
            "subscription.renews",
            "customer.orders",
            "customer.orders.time",
            "customer.orders.value",
            "customer.orders.state",
            "bought.EVER",
            "bought.NEVER",
            "bought.PIECES",
            "bought.ORDERS",
            "bought.SPENT",
            "streak",
            "spent",
            "ordered",
            "group");

    /** Topics of facts and lists of the customer, without those of figures over lists. */
    private static final Pattern OF_CUSTOMER = Pattern.compile("customer\\.[^.]+");

    private static final Pattern LIST = Pattern.compile("(?:\"\\{[a-h]:text}\"(?:, | или | sau )?)+");
    private static final Pattern FIGURE = Pattern.compile("\\$n : (sum|average|min|max)\\(");
    /** Examples of the upper ends of ranges, and of a second value. */
    private static final Map<String, String> LATER = Map.of(
            "to number", "5",
            "to decimal", "4.5",
            "to amount", "50",
            "from date", "2026-12-01",
            "b text", "coffee");

    private final Sentences sentences;
    private final String language;
    private final PhrasePageTexts texts;

    PatternTables(Sentences sentences, String language) {
        this.sentences = sentences;
        this.language = language;
        this.texts = PhrasePageTexts.in(language);
    }

    String text() {
        StringBuilder page = new StringBuilder("\n## ").append(texts.patterns()).append("\n\n");
        page.append(texts.patternsNote()).append('\n');
        Map<String, List<GeneratedSentence>> byTopic =
                everything().collect(Collectors.groupingBy(GeneratedSentence::topic));
        for (String topic : SAMPLES) {
            pattern(byTopic.getOrDefault(topic, List.of()), page);
        }
        page.append("\n\n## ")
                .append(texts.names())
                .append("\n\n")
                .append(texts.namesNote())
                .append("\n\n");
        names(page);
        return page.toString();
    }

    private Stream<GeneratedSentence> everything() {
        Stream<GeneratedSentence> details = sentences.vocabulary().entities().stream()
                .flatMap(entity -> sentences.generated(RuleSection.DETAIL, entity.name(), language));
        return Stream.concat(sentences.generated(RuleSection.WHEN, null, language), details);
    }

    private void pattern(List<GeneratedSentence> all, StringBuilder page) {
        Set<String> shapes = new TreeSet<>();
        String examples = all.stream()
                .filter(each -> shapes.add(shape(each)))
                .map(each -> "`" + (each.section() == RuleSection.DETAIL ? "- " : "") + example(each.sentence()) + "`")
                .collect(Collectors.joining(" · "));
        if (!examples.isEmpty()) {
            page.append("\n- ").append(examples);
        }
    }

    /** Returns what sentences have in common of which one is enough: lists of any length, figures of any kind. */
    private static String shape(GeneratedSentence sentence) {
        String text = LIST.matcher(sentence.text()).replaceAll("list");
        Matcher figure = FIGURE.matcher(sentence.meaning());
        return figure.find() && !figure.group(1).equals("sum") ? figure.group(1) : text;
    }

    private static String example(Sentence sentence) {
        Map<String, String> values = new HashMap<>();
        for (SentenceGap gap : sentence.slots()) {
            String value = gap.kind().equals("text") ? "tea" : gap.exampleValue();
            values.put(gap.name(), LATER.getOrDefault(gap.name() + " " + gap.kind(), value));
        }
        return Sentences.write(sentence, values);
    }

    private void names(StringBuilder page) {
        line(page, texts.customer(), labels(null, false));
        Map<String, String> things = things();
        for (Entity entity : sentences.vocabulary().entities()) {
            line(page, things.getOrDefault(entity.name(), entity.name()), labels(entity.name(), false));
        }
        Stream<String> scopes = Stream.concat(
                Stream.of(""), sentences.vocabulary().entities().stream().map(Entity::name));
        String declared = scopes.map(scope -> labels(scope.isEmpty() ? null : scope, true))
                .filter(labels -> !labels.isEmpty())
                .collect(Collectors.joining(" · "));
        line(page, texts.declared(), declared);
    }

    /** Returns what the things of each kind are called. */
    private Map<String, String> things() {
        Map<String, String> labels = new HashMap<>();
        sentences
                .generated(RuleSection.WHEN, null, language)
                .forEach(each -> labels.putIfAbsent(each.topic(), each.label()));
        Map<String, String> things = new HashMap<>();
        for (Entity owner : sentences.vocabulary().entities()) {
            String holder =
                    Character.toLowerCase(owner.name().charAt(0)) + owner.name().substring(1);
            for (ListField list : owner.items()) {
                String label = labels.get(holder + "." + list.name());
                if (label != null) {
                    things.putIfAbsent(list.element().name(), label);
                }
            }
        }
        return things;
    }

    private static void line(StringBuilder page, String name, String labels) {
        if (!labels.isEmpty()) {
            page.append("- **").append(name).append("**: ").append(labels).append('\n');
        }
    }

    private String labels(@Nullable String scope, boolean declared) {
        RuleSection section = scope == null ? RuleSection.WHEN : RuleSection.DETAIL;
        Map<String, String> labels = new LinkedHashMap<>();
        sentences
                .generated(section, scope, language)
                .filter(each -> each.sentence().origin().file().equals(FactsSchemaReader.FILE) == declared)
                .filter(each -> !each.label().isEmpty())
                .filter(each ->
                        scope != null || OF_CUSTOMER.matcher(each.topic()).matches())
                .forEach(each -> labels.putIfAbsent(each.topic(), each.label()));
        return labels.values().stream().distinct().collect(Collectors.joining(" · "));
    }
}
