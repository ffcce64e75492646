package org.holdfast.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.Books;
import org.holdfast.rules.SentenceProbe;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.grammar.Grammar;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedSentencesTest {

    private static final Sentences SENTENCES = Sentences.read(BookSource.of(Books.texts("r.dslr", "")), new Problems());

    private static Map<String, String> examples(Sentence sentence) {
        Map<String, String> values = new HashMap<>();
        sentence.slots().forEach(gap -> values.put(gap.name(), gap.exampleValue()));
        return values;
    }

    @Test
    void everyLanguageSaysTheSame() {
        Map<String, Set<String>> meanings = SENTENCES
                .ofKnownFacts()
                .collect(Collectors.groupingBy(
                        Sentence::language,
                        Collectors.mapping(each -> each.scope() + " " + each.meaning(), Collectors.toSet())));

        assertThat(meanings.keySet()).containsExactlyInAnyOrder("en", "ru", "ro");
        assertThat(meanings.get("ru")).isEqualTo(meanings.get("en"));
        assertThat(meanings.get("ro")).isEqualTo(meanings.get("en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "ro"})
    void everySentenceIsUnderstoodAsItself(String language) {
        List<String> others = new ArrayList<>();
        SENTENCES
                .ofKnownFacts()
                .filter(each -> each.language().equals(language))
                .forEach(sentence -> {
                    Map<String, String> values = examples(sentence);
                    String line = Sentences.write(sentence, values);
                    Sentences.Found found = SENTENCES.find(sentence.section(), sentence.scope(), line);
                    if (found == null || !found.drl().equals(sentence.drl(values))) {
                        others.add(sentence.scope() + ": " + line + " = " + sentence.drl(values) + " but "
                                + (found == null ? "unknown" : found.drl()));
                    }
                });

        assertThat(others).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "ro"})
    void everyFormOfADetailMeansTheSame(String language) {
        List<String> others = new ArrayList<>();
        SENTENCES
                .ofKnownFacts()
                .filter(each -> each.language().equals(language) && each.text().startsWith("("))
                .forEach(sentence -> {
                    Map<String, String> values = examples(sentence);
                    String rest = Sentences.write(sentence, values);
                    List<String> forms = List.of(sentence.text()
                            .substring(1, sentence.text().indexOf(')'))
                            .split("\\|"));
                    for (String form : forms) {
                        String line = form + rest.substring(forms.get(0).length());
                        Sentences.Found found = SENTENCES.find(sentence.section(), sentence.scope(), line);
                        if (found == null || !found.drl().equals(sentence.drl(values))) {
                            others.add(sentence.scope() + ": " + line + " = " + sentence.drl(values));
                        }
                    }
                });

        assertThat(others).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ru, Order, оформлены в этом месяце",
        "ru, Order, оформленных за последние 90 дней",
        "ru, Order, который оформлен в этом месяце",
        "ru, Order, опаздывающих",
        "ru, Order, не доставлены",
        "ru, Order, отменены",
        "ru, Parcel, возвращённых нам",
        "ru, Subscription, которые действуют",
        "ru, Return, оформленных в этом году",
        "ro, Order, plasate luna aceasta",
        "ro, Order, care a fost plasată luna aceasta",
        "ro, Order, care au fost plasate luna aceasta",
        "ro, Order, neîntârziate",
        "ro, Parcel, care au ajuns la punctul de ridicare ieri",
        "ro, Return, făcute în ultimele 90 de zile",
        "ro, Cart, care nu sunt goale"
    })
    void detailsCanStandInThePlural(String language, String entity, String line) {
        assertThat(SENTENCES.find(RuleSection.DETAIL, entity, line))
                .extracting(found -> found.sentence().language())
                .isEqualTo(language);
    }

    @Test
    void everySentenceCanBeARule() {
        List<String> unread = new ArrayList<>();
        SENTENCES
                .ofKnownFacts()
                .filter(each -> each.language().equals("en")
                        && !each.meaning().startsWith(Grammar.GROUP)
                        && !each.meaning().contains(Grammar.REQUIRED))
                .forEach(sentence -> {
                    Problems problems = new Problems();
                    SentenceProbe.of(sentence, examples(sentence), "EUR", Vocabulary.KNOWN, problems);
                    problems.list().forEach(each -> unread.add(sentence.text() + ": " + each));
                });

        assertThat(unread).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "ro"})
    void aSentenceCanBeTranslatedThereAndBack(String language) {
        List<String> lost = new ArrayList<>();
        SENTENCES.ofKnownFacts().filter(each -> each.language().equals("en")).forEach(sentence -> {
            Map<String, String> values = examples(sentence);
            String there = SENTENCES
                    .inLanguage(sentence, language)
                    .map(each -> Sentences.write(each, values))
                    .orElse("");
            Sentences.Found found = SENTENCES.find(sentence.section(), sentence.scope(), there);
            Sentence back = found == null
                    ? null
                    : SENTENCES.inLanguage(found.sentence(), "en").orElse(null);
            if (back == null || !back.drl(found.values()).equals(sentence.drl(values))) {
                lost.add(Sentences.write(sentence, values) + " > " + there + " > " + back);
            }
        });

        assertThat(lost).isEmpty();
    }

    @Test
    void aConditionIsSaidInTheAuthorsLanguage() {
        assertThat(SENTENCES.meaning(RuleSection.DETAIL, "Order", "placedOn > $customer.monthsAgo(5)", "ru"))
                .contains("оформлен за последние 5 месяцев");
        assertThat(SENTENCES.meaning(RuleSection.WHEN, null, "Customer( age != 18 )", "ro"))
                .contains("La client, vârsta nu este 18");
    }
}
