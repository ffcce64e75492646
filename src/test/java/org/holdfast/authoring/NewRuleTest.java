package org.holdfast.authoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.Samples;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Rule;
import org.holdfast.simulation.ValidationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewRuleTest {

    private static final CustomerView CUSTOMER =
            Samples.view("{'id':'1','orders':[{'id':'a','placedAt':'2026-03-10'}]}", "2026-03-15");

    private final Map<String, String> texts = Samples.shippedTexts();

    private NewRule.Answer draft(String area, String name, String action, String language) {
        return new NewRule(Samples.ASSUMPTIONS, Samples.sharedCheck(Samples.ASSUMPTIONS))
                .draft(new NewRule.Request(area, name, action, language, false), BookSource.of(texts));
    }

    private NewRule.Ready ready(String area, String name, String action, String language) {
        NewRule.Answer answer = draft(area, name, action, language);
        assertThat(answer).isInstanceOf(NewRule.Ready.class);
        return (NewRule.Ready) answer;
    }

    private static String text(NewRule.Ready ready, String path) {
        return new String(ready.files().get(path), StandardCharsets.UTF_8);
    }

    private Map<String, String> with(NewRule.Ready ready) {
        Map<String, String> all = new TreeMap<>(texts);
        ready.files().keySet().forEach(path -> all.put(path, text(ready, path)));
        return all;
    }

    private static ValidationReport check(Map<String, String> texts) {
        return Samples.checked(texts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | regulars | Thank a customer for a visit | thank-a-customer-for-a-visit",
                "ru | regulars | Спасибо за «объявление», щедрый клиент! | spasibo-za-obyavleniye-shchedryy-kliyent",
                "ro | window-shop | Mulțumește clientului: fără șmecherii | multumeste-clientului-fara-smecherii",
                "en | delivery | 3 days late, it's too much (no?) - really | 3-days-late-its-too-much-no-really",
            })
    void draftsRulesThatPassWhilePausedAndWhenActive(String language, String area, String name, String slug) {
        NewRule.Ready ready = ready(area, name, null, language);
        Map<String, String> written = with(ready);
        ValidationReport paused = check(written);

        assertThat(ready.rule()).isEqualTo("areas/" + area + "/" + slug + ".dslr");
        assertThat(paused.problems()).isEmpty();
        assertThat(paused.scenarios())
                .filteredOn(result -> result.scenario().ruleFile().equals(ready.rule()))
                .hasSize(2)
                .anyMatch(result -> result.acting().contains(name))
                .anyMatch(result -> result.silent().contains(name));
        Rule rule = paused.book().rules().rule(name).orElseThrow();
        assertThat(rule.paused()).isTrue();
        assertThat(paused.book().rules().proposals(CUSTOMER))
                .noneMatch(proposal -> proposal.rule().name().equals(name));

        written.computeIfPresent(ready.rule(), (path, text) -> text.replace("  " + ready.pausedLine() + "\n", ""));
        ValidationReport switchedOn = check(written);
        assertThat(switchedOn.problems()).isEmpty();
        assertThat(switchedOn.book().rules().proposals(CUSTOMER))
                .anyMatch(proposal -> proposal.rule().name().equals(name));
    }

    @Test
    void preservesExistingText() {
        texts.replaceAll((path, text) -> path.startsWith("messages/") ? text.replace("\n", "\r\n") : text);

        NewRule.Ready ready = ready("regulars", "Thank a customer", null, null);

        assertThat(ready.files().keySet())
                .containsExactlyInAnyOrder(
                        "areas/regulars/actions.yaml",
                        "messages/en.yaml",
                        "messages/ro.yaml",
                        "messages/ru.yaml",
                        "areas/regulars/thank-a-customer.dslr",
                        "areas/regulars/thank-a-customer.scenarios.yaml");
        assertThat(text(ready, "areas/regulars/actions.yaml")).startsWith(texts.get("areas/regulars/actions.yaml"));
        for (String language : List.of("en", "ru", "ro")) {
            String path = "messages/" + language + ".yaml";
            List<String> lines = new ArrayList<>(text(ready, path).lines().toList());
            assertThat(lines).containsSubsequence(texts.get(path).lines().toList());
            assertThat(text(ready, path).replace("\r\n", "")).doesNotContain("\n", "\r");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thank-regular",
                "warn-late-delivery",
                "credit-late-delivery",
                "answer-complaint",
                "compensate-complaint",
                "win-back"
            })
    void proposesExistingActionsWithTheArgumentsOfTheirTexts(String action) {
        NewRule.Ready ready = ready("at-risk", "Try another way", action, "ru");

        assertThat(ready.files()).doesNotContainKey("areas/at-risk/actions.yaml");
        assertThat(check(with(ready)).problems()).isEmpty();
    }

    @Test
    void refusesActionsWhoseTextsNeedMoreArguments() {
        assertThat(draft("regulars", "Another tier", "set-tier", null))
                .asInstanceOf(type(NewRule.Refused.class))
                .satisfies(refused ->
                        assertThat(refused.reasons("en")).anyMatch(reason -> reason.contains("has no {tier}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deliveri | A new one | There is no area \"deliveri\". Maybe \"delivery\".",
                "../etc | A new one | An area is a folder",
                "At Risk | A new one | Maybe \"at-risk\"",
                "regulars | ../../x | cannot contain the character /",
                "regulars | say \"hi\" | cannot contain the character \"",
                "regulars | a\\b | cannot contain the character \\",
                "regulars | Thank {customerName} | cannot contain the character {",
                "regulars | a\u0007b | an invisible character (U+0007)",
                "regulars | a\u202eb | an invisible character (U+202E)",
                "regulars | a\ud83d\ude00b | cannot contain the character \ud83d\ude00",
                "regulars | ... | must be a sentence",
                "regulars | '' | must be a sentence",
                "regulars | thank A REGULAR | There is already a rule \"Thank a regular\" in "
                        + "areas/regulars/thank-regular.drl, line 3.",
                "regulars | Birthday! | There is already a file areas/regulars/birthday.dslr",
                "delivery | Thank, regular | There is already an action \"thank-regular\" in "
                        + "areas/regulars/actions.yaml",
            })
    void refusesInvalidRequestsWithReasons(String area, String name, String words) {
        assertThat(draft(area, name, null, null))
                .asInstanceOf(type(NewRule.Refused.class))
                .satisfies(refused -> assertThat(refused.reasons("en"))
                        .singleElement()
                        .asString()
                        .contains(words));
    }

    @Test
    void refusesNamesThatAreTooLongAndShortensFileNames() {
        assertThat(draft("regulars", "x".repeat(101), null, null))
                .asInstanceOf(type(NewRule.Refused.class))
                .satisfies(refused -> assertThat(refused.reasons("en").get(0)).contains("at most 100 characters"));
        assertThat(ready("regulars", "Thank customers " + "very ".repeat(16) + "much", null, null)
                        .rule())
                .isEqualTo("areas/regulars/thank-customers-very-very-very-very-very-very-very-very-very.dslr");
    }

    @Test
    void refusesUnknownActionsAndLanguages() {
        assertThat(draft("regulars", "A new one", "thnak-regular", null))
                .asInstanceOf(type(NewRule.Refused.class))
                .satisfies(refused -> assertThat(refused.reasons("en").get(0)).contains("Maybe \"thank-regular\""));
        assertThat(draft("regulars", "A new one", null, "de"))
                .asInstanceOf(type(NewRule.Refused.class))
                .satisfies(refused -> assertThat(refused.reasons("en").get(0)).contains("Known: en, ro, ru"));
    }

    @Test
    void reportsExistingErrorsFirst() {
        texts.put("areas/at-risk/detractor.scenarios.yaml", "- [");

        assertThat(draft("regulars", "A new one", null, null))
                .asInstanceOf(type(NewRule.Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.invalidRequest()).isFalse();
                    assertThat(refused.reasons("en").get(0)).contains("already has errors");
                    assertThat(refused.reasons("en").get(1))
                            .startsWith("areas/at-risk/detractor.scenarios.yaml, line ");
                });
    }

    /** Reduces the rule book to one rule with texts in these languages, without customers and limits. */
    private void small(String messages, String... languages) {
        texts.remove("limits.yaml");
        texts.keySet()
                .removeIf(path ->
                        path.startsWith("areas/") || path.startsWith("customers/") || path.startsWith("messages/"));
        texts.put(
                "areas/shop/actions.yaml",
                "hello: { kind: offer, purpose: service, channels: [email], worth: 1, cost: 0 }");
        texts.put(
                "areas/shop/hello.drl",
                "rule \"Hello\"\nwhen\n  Customer( orderCount >= 1 )\nthen\n  propose(\"hello\");\nend\n");
        List.of(languages).forEach(language -> texts.put("messages/" + language + ".yaml", messages));
    }

    @Test
    void addsTextsInEachLanguageAndACustomerIfThereIsNone() {
        small("reasons:\n    Hello: x\nactions: # all\n    hello: { subject: a, body: b }", "en", "de");

        Map<String, String> written = with(ready("returns", "A new one", null, null));

        assertThat(written).containsKey("customers/somebody.yaml");
        assertThat(written.get("messages/de.yaml"))
                .contains(
                        "    A new one: \"You ordered from us lately.\"\nactions: # all\n",
                        "\n    a-new-one:\n      subject: Thank you\n");
        assertThat(check(written).problems())
                .extracting(Object::toString)
                .noneMatch(problem -> problem.contains("new"));
    }

    @Test
    void namesFilesThatCannotBeExtended() {
        small("{ reasons: { Hello: x }, actions: { hello: { subject: a, body: b } } }", "en");

        assertThat(draft("returns", "A new one", null, null))
                .asInstanceOf(type(NewRule.Refused.class))
                .satisfies(refused -> assertThat(refused.reasons("en"))
                        .anyMatch(reason -> reason.startsWith("messages/en.yaml: There is no text for the action")));
    }
}
