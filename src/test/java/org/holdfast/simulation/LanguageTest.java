package org.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.problemsWith;
import static org.holdfast.Samples.shippedTexts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.language.phrases.PhraseBook;
import org.holdfast.rules.language.phrases.SentenceExamplesFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The three languages have the same sentences, every sentence has examples, and the phrase books are up to date. */
class LanguageTest {

    private static final BookSource SHIPPED = BookSource.of(shippedTexts());
    private static final Sentences SENTENCES = Sentences.read(SHIPPED, new Problems());

    private static String conditions(String rule) {
        RuleBook book = Books.book("r.dslr", rule);
        return book.rules().get(0).when().text()
                + book.rules().get(0).then().stream()
                        .map(clause -> " " + clause.action() + " " + clause.about() + " " + clause.amount())
                        .toList();
    }

    @Test
    void aRuleAboutLateOrdersIsTheSameInThreeLanguages() {
        String english = conditions("""
                rule "Late"
                  owned by "Care team"
                  when
                    The customer has an order
                      - that is late by at least 4 days
                      - that is still under way
                      - worth at least 50
                    The customer has no complaint about the order
                    The customer lives in "MD"
                  then
                    Propose "warn" for the order with 10 EUR
                end
                """);
        String russian = conditions("""
                правило "Опоздание"
                  отвечает "Служба заботы"
                  когда
                    У клиента есть заказ
                      - который опаздывает не меньше чем на 4 дня
                      - который ещё в пути
                      - на сумму не меньше 50
                    У клиента нет жалоб на этот заказ
                    Клиент живёт в стране "MD"
                  то
                    Предложить "warn" по заказу на 10 EUR
                конец
                """);
        String romanian = conditions("""
                regula "Întârziere"
                  răspunde "Echipa de relații cu clienții"
                  când
                    Clientul are o comandă
                      - care întârzie cu cel puțin 4 zile
                      - care este încă pe drum
                      - în valoare de cel puțin 50
                    Clientul nu are nicio reclamație despre comandă
                    Clientul locuiește în țara "MD"
                  atunci
                    Propune "warn" pentru comandă cu 10 EUR
                sfârșit
                """);

        assertThat(russian).isEqualTo(english);
        assertThat(romanian).isEqualTo(english);
        assertThat(english).contains("daysLate >= 4, onItsWay, value >= 50, count(Complaint(orderId == $1.id)");
    }

    @Test
    void aRuleAboutComplaintsIsTheSameInThreeLanguages() {
        String english = conditions("""
                rule "Complaint"
                when
                The customer has a complaint
                - that has waited more than 1 working day for an answer
                - of severity 3 or more
                - that was not caused by the customer
                The customer has at least 2 complaints
                - opened in the last 90 days
                then
                Propose "warn" for the complaint
                end
                """);
        String russian = conditions("""
                правило "Жалоба"
                когда
                У клиента есть жалоба
                - которая ждёт ответа больше 1 рабочего дня
                - с тяжестью 3 или больше
                - вызванная не клиентом
                У клиента не меньше 2 жалоб
                - открытая за последние 90 дней
                то
                Предложить "warn" по жалобе
                конец
                """);
        String romanian = conditions("""
                regula "Reclamație"
                când
                Clientul are o reclamație
                - care așteaptă răspuns de mai mult de 1 zi lucrătoare
                - de gravitate 3 sau mai mare
                - care nu a fost provocată de client
                Clientul are cel puțin 2 reclamații
                - deschisă în ultimele 90 de zile
                atunci
                Propune "warn" pentru reclamație
                sfârșit
                """);

        assertThat(russian).isEqualTo(english);
        assertThat(romanian).isEqualTo(english);
    }

    @Test
    void aRuleAboutTheCustomerIsTheSameInThreeLanguages() {
        String english = conditions("""
                rule "Quiet"
                when
                The customer has ordered at least 3 times in the last 365 days
                The customer has been quiet for at least 2.5 times the usual gap
                The customer spent less than 100 in the last 90 days
                The customer is not a detractor
                The customer has no late order under way
                The customer has mentioned a competitor
                - in the last 30 days
                then
                Propose "gift"
                end
                """);
        String russian = conditions("""
                правило "Молчит"
                когда
                Клиент заказывал не меньше 3 раз за последние 365 дней
                Клиент молчит не меньше 2,5 обычных перерывов
                Клиент потратил меньше 100 за последние 90 дней
                Клиент не отговаривает от нас
                У клиента нет опаздывающих заказов в пути
                Клиент упоминал конкурента
                - за последние 30 дней
                то
                Предложить "gift"
                конец
                """);
        String romanian = conditions("""
                regula "Tace"
                când
                Clientul a comandat de cel puțin 3 ori în ultimele 365 de zile
                Clientul tace de cel puțin 2,5 ori pauza obișnuită
                Clientul a cheltuit mai puțin de 100 în ultimele 90 de zile
                Clientul nu este detractor
                Clientul nu are comenzi întârziate pe drum
                Clientul a pomenit un concurent
                - în ultimele 30 de zile
                atunci
                Propune "gift"
                sfârșit
                """);

        assertThat(russian).isEqualTo(english);
        assertThat(romanian).isEqualTo(english);
    }

    @Test
    void everySentenceExistsInEveryLanguage() {
        Map<String, Set<String>> meanings = SENTENCES.all().stream()
                .filter(sentence -> !sentence.origin().file().endsWith("frame.dsl"))
                .collect(Collectors.groupingBy(
                        Sentence::language,
                        Collectors.mapping(
                                each -> each.scope() + " " + each.meaning(), Collectors.toCollection(TreeSet::new))));

        assertThat(meanings.keySet()).containsExactlyInAnyOrder("en", "ru", "ro");
        assertThat(meanings.get("ru")).isEqualTo(meanings.get("en"));
        assertThat(meanings.get("ro")).isEqualTo(meanings.get("en"));
        assertThat(meanings.get("en")).hasSizeGreaterThan(120);
    }

    @Test
    void everySentenceHasAnExample() {
        SentenceExamplesFile sentenceExamplesFile = SentenceExamplesFile.read(SHIPPED, new Problems());

        assertThat(SENTENCES.all().stream()
                        .filter(sentence -> !sentence.slots().isEmpty()
                                && !sentence.meaning().startsWith("rule "))
                        .filter(sentence -> sentenceExamplesFile.of(sentence).isEmpty()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "ro"})
    void thePhraseBookIsUpToDate(String language) throws Exception {
        String path = "language/" + language + "/PHRASES.md";

        assertThat(Files.readString(Path.of("rules", path)))
                .as("regenerate it with: java -jar target/holdfast.jar phrases")
                .isEqualTo(PhraseBook.write(SHIPPED, new Problems()).get(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "# What we keep (programmes.yaml): points.# Stamps. And cards. ¦ ### What we keep (programmes.yaml): "
                        + "points",
                "# Version 2.5 of the sentences, i.e. all ¦ ### Version 2.5 of the sentences, i.e. all",
                "#Orders ¦ ### Orders",
                "[when]It is dark=Customer( today != null ) ¦ ### own.dsl",
            })
    void aHeadingOfThePhraseBookIsTheWholeFirstSentence(String top, String heading) {
        String dsl = top.replace(".# ", ".\n# ") + "\n[when]It is light=Customer( today != null )\n";
        String page = PhraseBook.write(BookSource.of(Map.of("language/en/own.dsl", dsl)), new Problems())
                .get("language/en/PHRASES.md");

        assertThat(page.lines().filter(line -> line.startsWith("### "))).containsExactly(heading);
        assertThat(page.contains("\n\nStamps. And cards.\n\n- `")).isEqualTo(top.contains("Stamps"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "{ days: 2 } ¦ { days: 40 } ¦ is not true for the example customer",
                "{ days: 2 } ¦ { days: 1 } ¦ is not false for the example customer",
                "{ days: 2 } ¦ { weeks: 2 } ¦ gives no value for a gap",
            })
    void anExampleThatFailsIsReported(String from, String to, String message) {
        String examples = shippedTexts().get(SentenceExamplesFile.FILE);
        String broken = examples.replaceFirst(
                "(means: \"daysLate >= \\{days}\"\\n  of: Order\\n  with: )\\{ days: 2 }",
                "$1" + to.replace("$", "\\$"));
        assertThat(broken).isNotEqualTo(examples).contains(from);

        assertThat(problemsWith(SentenceExamplesFile.FILE, broken))
                .extracting(Problem::message)
                .anyMatch(each -> each.contains(message));
    }

    @Test
    void sentencesOfDeclaredFactsNeedNoExampleButMayHaveOne() {
        SentenceExampleRunner runner = new SentenceExampleRunner(Samples.ASSUMPTIONS);
        Map<String, String> texts = shippedTexts();
        texts.merge(SentenceExamplesFile.FILE, """
                - means: "Customer( plan == \\"{value}\\" )"
                  with: { value: plus }
                  holds: { attributes: { plan: plus } }
                  fails: { attributes: { plan: basic } }
                """, String::concat);
        assertThat(problems(runner, texts))
                .singleElement()
                .satisfies(each -> assertThat(each.message()).startsWith("No sentence means"));

        texts.put("facts.yaml", "customer: { plan: { type: text, en: plan, ru: тариф, ro: abonament } }\n");
        assertThat(problems(runner, texts)).isEmpty();
    }

    private static List<Problem> problems(SentenceExampleRunner runner, Map<String, String> texts) {
        Problems problems = new Problems();
        BookSource source = BookSource.of(texts);
        runner.check(source, Sentences.read(source, problems), problems);
        return problems.list();
    }

    @Test
    void twoSentencesThatAreTooSimilarAreReported() {
        assertThat(problemsWith(
                        "language/en/more.dsl", "[when]The customer speaks \"ru\"=Customer( country == \"MD\" )"))
                .extracting(Problem::message)
                .anyMatch(each -> each.contains("\"The customer speaks \"ru\"\" is understood as"))
                .anyMatch(each -> each.contains("has no example"));
    }
}
