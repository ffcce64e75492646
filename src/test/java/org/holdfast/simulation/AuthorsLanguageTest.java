package org.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an example shows is said in the language of the rule beside it. */
class AuthorsLanguageTest {

    private static final String RULE = "areas/delivery/warn-late-delivery.dslr";
    private static final String SCENARIOS = "areas/delivery/warn-late-delivery.scenarios.yaml";

    private static final Map<String, String> RULES = Map.of("ru", """
            правило "Warn about a late delivery"
              когда
                У клиента есть заказ
                  - который опаздывает не меньше чем на 1 день
                  - который ещё в пути
              то
                Предложить "warn-late-delivery" по заказу
            конец
            """, "ro", """
            regula "Warn about a late delivery"
              când
                Clientul are o comandă
                  - care întârzie cu cel puțin 1 zi
                  - care este încă pe drum
              atunci
                Propune "warn-late-delivery" pentru comandă
            sfârșit
            """);

    private static List<Problem> problems(String language, String before, String after, String scenario) {
        Map<String, String> texts = Samples.shippedTexts();
        texts.put(RULE, RULES.get(language).replace(before, after));
        texts.put(SCENARIOS, "- name: Test\n  today: 2026-03-15\n  customer: amira\n  " + scenario + "\n");
        return Samples.checked(texts).problems();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ru | expect: nothing | Пример «Test» не сходится: ничего не ожидалось, а предложено "
                        + "«warn-late-delivery» по правилу «Warn about a late delivery» для 5512, потому что «- который "
                        + "опаздывает не меньше чем на 1 день» выполняется (заказ 5512): daysLate = 3, а нужно >= 1 и «- "
                        + "который ещё в пути» выполняется (заказ 5512): onItsWay = true, а нужно = true.",
                "ro | expect: nothing | Exemplul „Test” nu se confirmă: nu se aștepta nimic, dar s-a propus "
                        + "„warn-late-delivery” după regula „Warn about a late delivery” pentru 5512, pentru că „- care "
                        + "întârzie cu cel puțin 1 zi” este îndeplinită (comanda 5512): daysLate = 3, dar trebuie >= 1 și "
                        + "„- care este încă pe drum” este îndeplinită (comanda 5512): onItsWay = true, dar trebuie = true.",
                "ru | expect: { action: warn-late-delivery, amount: 5 } | ожидалось «warn-late-delivery» на сумму 5, а "
                        + "предложено «warn-late-delivery» по правилу",
                "ro | expect: { action: warn-late-delivery, amount: 5 } | se aștepta „warn-late-delivery” cu suma 5, dar "
                        + "s-a propus „warn-late-delivery” după regula",
                "ru | expectDecision: { channel: sms } | в поле channel ожидалось «sms», а получилось «email».",
                "ro | expectDecision: { channel: sms } | în câmpul channel se aștepta „sms”, dar a rezultat „email”.",
                "ru | expectDecision: { desired: 5 } | в поле desired ожидалось 5, а получилось пусто.",
                "ro | expectDecision: { desired: 5 } | în câmpul desired se aștepta 5, dar a rezultat nimic.",
                "ru | expectDecision: { heldBack: [ { action: thank-regular, about: '5', by: consent } ] } | ожидалось, что "
                        + "«thank-regular» для 5 будет придержано ограничением consent, а придержано: ничего.",
                "ro | expectDecision: { heldBack: [ { action: thank-regular, about: '5', by: consent } ] } | se aștepta ca "
                        + "„thank-regular” pentru 5 să fie reținută de restricția consent, dar s-a reținut: nimic.",
                "ru | expect: { action: warn } | В примере «Test» ожидается действие «warn», но такого действия нет.",
                "ro | expect: { action: warn } | Exemplul „Test” așteaptă acțiunea „warn”, care nu există.",
            })
    void aFailedExampleIsExplained(String language, String scenario, String message) {
        assertThat(problems(language, "", "", scenario))
                .anySatisfy(problem -> assertThat(problem.message()).contains(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ru | Ни в одном примере правило «Warn about a late delivery» не молчит. | Возможно, такой пример нужно "
                        + "добавить в areas/delivery/warn-late-delivery.scenarios.yaml.",
                "ro | În niciun exemplu regula „Warn about a late delivery” nu tace. | Poate ar trebui adăugat unul în "
                        + "areas/delivery/warn-late-delivery.scenarios.yaml.",
            })
    void aRuleWithoutExamplesIsNamed(String language, String message, String hint) {
        assertThat(problems(language, "", "", "expect: { action: warn-late-delivery }"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).isEqualTo(message);
                    assertThat(problem.hint()).isEqualTo(hint);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ru | который ещё в пути | которая открыта | «которая открыта» — не о том, о чём условие выше (заказ), а о "
                        + "другом (корзина, жалоба).",
                "ro | care este încă pe drum | la care nu a răspuns nimeni | „la care nu a răspuns nimeni” nu se referă la același lucru ca "
                        + "condiția de mai sus (comanda), ci la altul (reclamația).",
            })
    void whatADetailIsAboutIsNamed(String language, String before, String after, String message) {
        assertThat(problems(language, before, after, "expect: nothing"))
                .extracting(Problem::message)
                .contains(message);
    }
}
