package org.holdfast.rules.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.SentenceProbe;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.grammar.Grammar;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredSentencesTest {

    private static final String CUSTOMER = """
            {'id':'c','attributes':{'plan':'plus','motto':'Always on time','tags':['VIP','new'],'vegan':true,'rating':4.5,
              'creditLimit':100,'deposit':100,'contractEnds':'2026-12-20','seenAt':'2026-11-20T12:00:00Z'},
             'orders':[{'id':'1','placedAt':'2026-11-20','attributes':{'giftWrapped':false,
                'deliverySlot':'2026-11-29T08:00:00Z'}}],
             'lists':{'vehicle':[{'plate':'A 1','mileage':25000,'inspectionDue':'2026-12-01','electric':false},
               {'plate':'B 2'}]}}
            """;

    private static final Sentences SENTENCES = sentences(DeclaredBook.FACTS);

    private static Sentences sentences(String facts) {
        Map<String, String> texts = Books.texts("r.dslr", "");
        texts.put(FactsSchemaReader.FILE, facts);
        return Sentences.read(BookSource.of(texts), new Problems());
    }

    private static List<Sentence> declared() {
        return SENTENCES
                .ofDeclaredFacts()
                .filter(each -> each.origin().file().equals(FactsSchemaReader.FILE))
                .toList();
    }

    @Test
    void everyLanguageSaysTheSame() {
        Map<String, Set<String>> meanings = declared().stream()
                .collect(Collectors.groupingBy(
                        Sentence::language,
                        Collectors.mapping(each -> each.scope() + " " + each.meaning(), Collectors.toSet())));

        assertThat(meanings.keySet()).containsExactlyInAnyOrder("en", "ru", "ro");
        assertThat(meanings.get("ru")).isEqualTo(meanings.get("en"));
        assertThat(meanings.get("ro")).isEqualTo(meanings.get("en"));
    }

    @Test
    void everySentenceIsUnderstoodAsItselfAndCanBeARule() {
        for (Sentence sentence : declared()) {
            Map<String, String> values = new HashMap<>();
            sentence.slots().forEach(gap -> values.put(gap.name(), gap.exampleValue()));
            values.computeIfPresent("value", (name, value) -> value.equals("value") ? "plus" : value);
            String line = Sentences.write(sentence, values);
            Sentences.Found found = SENTENCES.find(sentence.section(), sentence.scope(), line);

            assertThat(found).as(line).isNotNull();
            assertThat(found.sentence().meaning()).as(line).isEqualTo(sentence.meaning());
            if (sentence.section() != RuleSection.THEN && !sentence.meaning().contains(Grammar.REQUIRED)) {
                Problems problems = new Problems();
                assertThat(SentenceProbe.of(sentence, values, "EUR", SENTENCES.vocabulary(), problems))
                        .as(line + " " + problems.list())
                        .isNotNull();
                assertThat(problems.list()).as(line).isEmpty();
            }
        }
    }

    private static List<Problem> errors(String rule) {
        return Books.readDeclaring(DeclaredBook.FACTS, "r.dslr", rule).problems().stream()
                .filter(Problem::isError)
                .toList();
    }

    private static int matches(String rule) {
        assertThat(errors(rule)).isEmpty();
        RuleBook book = Books.declaring(DeclaredBook.FACTS, "r.dslr", rule);
        return book.proposals(Samples.view(CUSTOMER, "2026-11-27")).size();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "The customer's plan is \"plus\" => 1",
                "The customer's plan is not \"basic\" => 1",
                "The customer's plan is one of \"plus\", \"family\" => 1",
                "The customer's plan is one of \"basic\", \"family\" => 0",
                "The customer's motto contains \"time\" => 1",
                "The customer's tags contain \"vip\" => 1",
                "The customer's tags do not contain \"old\" => 1",
                "The customer's vegan: yes => 1",
                "The customer's vegan: no => 0",
                "The customer's rating is at least 4.5 stars => 1",
                "The customer's rating is between 4 and 5 stars => 1",
                "The customer's rating is more than 4.5 stars => 0",
                "The customer's credit limit is at most 100 => 1",
                "The customer's deposit is at least 100 USD => 1",
                "The customer's contract end is in at most 30 days => 1",
                "The customer's contract end is in at most 1 day => 0",
                "The customer's contract end is after 2026-12-01 => 1",
                "The customer's contract end is before 1.12.2026 => 0",
                "The customer's last visit was at least 7 days ago => 1",
                "The customer's last visit was at most 6 days ago => 0",
                "The customer's last visit is known => 1",
                "The customer has a vehicle => 2",
                "The customer has a vehicle|- mileage is at least 20000 km => 1",
                "The customer has a vehicle|- inspection due is in at most 7 days => 1",
                "The customer has a vehicle|- not electric => 1",
                "The customer has a vehicle|- electric is not known => 1",
                "The customer has at least 2 vehicles => 1",
                "The customer has no vehicles => 0",
                "The customer has an order|- not gift wrapped => 1",
                "The customer has an order|- delivery slot is in at most 2 days => 1"
            })
    void factsCanBeComparedInPlainWords(String conditions, int matches) {
        assertThat(matches(Books.sentences(conditions.replace('|', '\n')))).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "Тариф клиента — \"plus\" => 1",
                "Тариф клиента - \"plus\" или \"family\" => 1",
                "Метки клиента содержат «vip» => 1",
                "Веган клиента: нет => 0",
                "Оценка клиента не меньше 4,5 stars => 1",
                "Окончание договора клиента — не позднее чем через 30 дней => 1",
                "Последний визит клиента — не меньше 7 дней назад => 1",
                "У клиента есть автомобиль|- пробег от 20000 до 30000 km => 1",
                "У клиента не меньше 2 автомобилей => 1",
                "У клиента нет автомобилей => 0",
                "У клиента есть заказ|- подарочная упаковка: нет => 1"
            })
    void andInRussian(String conditions, int matches) {
        assertThat(matches("правило \"R\"\nкогда\n" + conditions.replace('|', '\n')
                        + "\nто\nПредложить \"warn\"\nконец\n"))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "La client, abonamentul este \"plus\" => 1",
                "La client, abonamentul este \"basic\" sau \"plus\" => 1",
                "La client, etichete conțin \"vip\" => 1",
                "La client, vegan: nu => 0",
                "La client, evaluarea este de cel puțin 4,5 stars => 1",
                "La client, sfârșitul contractului este peste cel mult 30 de zile => 1",
                "La client, ultima vizită a fost acum cel puțin 7 zile => 1",
                "Clientul are mașină|- kilometrajul este între 20000 și 30000 km => 1",
                "Clientul are o mașină|- kilometrajul este între 20000 și 30000 km => 1",
                "Clientul are cel puțin 2 mașini => 1",
                "Clientul nu are mașini => 0",
                "Clientul are o comandă|- ambalaj de cadou: nu => 1"
            })
    void andInRomanian(String conditions, int matches) {
        assertThat(matches("regula \"R\"\ncând\n" + conditions.replace('|', '\n')
                        + "\natunci\nPropune \"warn\"\nsfârșit\n"))
                .isEqualTo(matches);
    }

    @Test
    void aThingOfAListCanBeWhatAProposalIsAbout() {
        RuleBook book = Books.declaring(
                DeclaredBook.FACTS,
                "r.dslr",
                "rule \"R\"\nwhen\nThe customer has a vehicle\n- mileage is known\nthen\nPropose \"warn\" for the vehicle\nend\n");

        assertThat(book.proposals(Samples.view(CUSTOMER, "2026-11-27")))
                .singleElement()
                .satisfies(each -> assertThat(each.subject()).isEqualTo("A 1"));
    }

    @Test
    void aLabelThatMakesASentenceThatExistsIsRefusedWithItsLine() {
        List<Problem> problems = Books.readDeclaring(
                        "customer:\n  kind: { type: text, en: favourite category }\n", "r.dslr", "")
                .problems();

        assertThat(problems).anySatisfy(each -> {
            assertThat(each.isError()).isTrue();
            assertThat(each.origin().file()).isEqualTo("facts.yaml");
            assertThat(each.origin().line()).isEqualTo(2);
            assertThat(each.message()).contains("The customer's favourite category is");
            assertThat(each.hint()).contains("another label");
        });
    }

    @Test
    void twoFactsWithOneLabelAreRefusedOncePerLanguage() {
        String facts = "customer:\n"
                + "  a: { type: text, en: plan, ru: план, ro: abonament }\n"
                + "  b: { type: text, en: plan, ru: тариф, ro: plan }\n";

        assertThat(Books.readDeclaring(facts, "r.dslr", "").problems())
                .filteredOn(Problem::isError)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.origin().line()).isEqualTo(3);
                    assertThat(each.message())
                            .contains("The customer's plan is")
                            .endsWith("which already means something in facts.yaml, line 2.");
                });
    }

    @Test
    void theLongestNameLabelAndChoicesMakeASentence() {
        String name = "a".repeat(50);
        String label = "b".repeat(60);
        String facts = "customer:\n  " + name + ": { type: choice, of: [" + "c".repeat(50) + ", " + "d".repeat(50)
                + ", e, f], en: " + label + ", ru: " + label + ", ro: " + label + " }\n";

        assertThat(Books.readDeclaring(facts, "r.drl", Books.drl("Customer( " + name + " == \"e\" )"))
                        .problems())
                .filteredOn(Problem::isError)
                .isEmpty();
        assertThat(sentences(facts)
                        .find(RuleSection.WHEN, null, "The customer's " + label + " is one of \"e\", \"f\", \"e\""))
                .isNotNull();
    }

    @Test
    void fiveHundredFactsAreReadInTheTimeOfAReader() {
        String facts = IntStream.range(0, 500)
                .mapToObj(i ->
                        "  f" + i + ": { type: date, en: fact " + i + ", ru: факт " + i + ", ro: faptul " + i + " }\n")
                .collect(Collectors.joining());

        Sentences many = sentences("customer:\n" + facts);
        assertThat(many.find(RuleSection.WHEN, null, "The customer's fact 499 is in at most 3 days"))
                .isNotNull();
        assertThat(many.find(RuleSection.WHEN, null, "Факт 17 клиента — сегодня"))
                .isNotNull();
    }
}
