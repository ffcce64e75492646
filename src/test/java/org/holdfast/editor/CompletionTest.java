package org.holdfast.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.holdfast.diagnostics.Problems;
import org.holdfast.editor.completion.CompletionItem;
import org.holdfast.editor.completion.CompletionItem.Kind;
import org.holdfast.editor.text.TextRange;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be written at the cursor, in the shipped rule book. */
class CompletionTest {

    private static final String RULE = "areas/delivery/new.dslr";
    private static final String EXAMPLES = "areas/delivery/warn-late-delivery.scenarios.yaml";

    @ParameterizedTest
    @CsvSource({
        "en, rule, when, The customer has an order",
        "ru, правило, когда, У клиента есть заказ",
        "ro, regula, când, Clientul are o comandă"
    })
    void afterAnOrderComesWhatCanBeSaidOfAnOrder(String language, String rule, String when, String order) {
        List<String> details =
                Desk.complete(RULE, rule + " \"x\"\n  " + when + "\n    " + order + "\n      - |").items().stream()
                        .map(CompletionItem::label)
                        .toList();
        List<String> ofOrders = Sentences.read(Desk.SHIPPED, new Problems()).all().stream()
                .filter(each ->
                        each.section() == RuleSection.DETAIL && each.language().equals(language))
                .filter(each -> "Order".equals(each.scope()) || each.scope() == null)
                .filter(each ->
                        each.meaning().replaceAll("\\$(customer|order)", "").indexOf('$') < 0)
                .map(Sentence::meaning)
                .toList();
        assertThat(details).hasSizeGreaterThan(ofOrders.size()).allMatch(label -> label.startsWith("- "));
    }

    @ParameterizedTest
    @CsvSource({
        "правило, когда, У клиента есть заказ, оформлен, - оформлен за последние",
        "правило, когда, У клиента нет заказов, оформлен, - оформленных за последние",
        "правило, когда, У клиента не меньше 2 заказов, оформлен, - оформленных за последние",
        "regula, când, Clientul are o comandă, plasat, - plasată în ultimele",
        "regula, când, Clientul are cel puțin 2 comenzi, plasat, - plasate în ultimele"
    })
    void aDetailAgreesWithWhatIsAboveIt(String rule, String when, String above, String typed, String detail) {
        String text = rule + " \"x\"\n  " + when + "\n    " + above + "\n      - " + typed + "|";
        assertThat(Desk.complete(RULE, text).items())
                .extracting(CompletionItem::label)
                .anyMatch(label -> label.startsWith(detail));
    }

    @Test
    void whatIsFoundInAGroupIsNotWhatAProposalIsAbout() {
        String group = "rule \"x\"\n  when\n    One of these is true:\n      The customer has an order\n";

        assertThat(Desk.texts(RULE, group + "  then\n    Propose|")).noneMatch(each -> each.contains("for the order"));
        assertThat(Desk.texts(RULE, group + "    The customer has a complaint\n  then\n    Propose|"))
                .anyMatch(each -> each.contains("for the complaint"))
                .noneMatch(each -> each.contains("for the order"));
    }

    @Test
    void aDetailIsIndentedBelowItsCondition() {
        CompletionItem first = Desk.complete(RULE, "rule \"x\"\n  when\n    The customer has an order\n    |")
                .items()
                .get(0);
        assertThat(first.kind()).isEqualTo(Kind.DETAIL);
        assertThat(first.snippet()).isEqualTo("  - that is late by at least ${1:2} days");
        assertThat(first.range()).isEqualTo(TextRange.at(4, 5));
    }

    @Test
    void theHeaderOffersItsLinesAndNothingElse() {
        assertThat(Desk.texts(RULE, "rule \"x\"\n  |"))
                .containsExactly(
                        "owned by \"who\"",
                        "with priority 10",
                        "from 2026-12-01",
                        "until 2026-12-31",
                        "paused because \"the warehouse moves\"",
                        "when");
    }

    @ParameterizedTest
    @CsvSource({"|, when", "п|, когда", "reg|, când"})
    void aNewRuleComesWithItsParts(String typed, String when) {
        CompletionItem rule = Desk.complete(RULE, typed).items().get(0);
        assertThat(rule.snippet()).contains("\n  " + when + "\n    $0\n");
    }

    @Test
    void theOwnersOfTheBookAreOffered() {
        assertThat(Desk.texts(RULE, "rule \"x\"\n  owned by \"del|\"")).containsExactly("Delivery team");
    }

    @Test
    void whatIsTypedInTheMiddleOfASentenceFindsIt() {
        assertThat(Desk.texts(RULE, "rule \"x\"\n  when\n    The customer has an order\n      - late|"))
                .first()
                .isEqualTo("- that is late by at least 2 days");
        assertThat(Desk.texts(RULE, "rule \"x\"\n  when\n    BIRTHDAY|")).contains("It is the customer's birthday");
    }

    @Test
    void typedValuesAreKeptAndInflected() {
        assertThat(Desk.texts(RULE, "rule \"x\"\n  when\n    The customer has ordered at least 1|"))
                .contains("The customer has ordered at least 1 time");
        assertThat(Desk.texts(
                        RULE, "правило \"x\"\n  когда\n    У клиента есть заказ\n      - который опаздывает не мень|"))
                .containsExactly("- который опаздывает не меньше чем на 2 дня");
    }

    @Test
    void romanianIsFoundWithoutDiacriticsAndRussianWithoutYo() {
        assertThat(Desk.texts(RULE, "regula \"x\"\n  când\n    Clientul are o com|"))
                .contains("Clientul are o comandă");
        assertThat(Desk.texts(RULE, "правило \"x\"\n  когда\n    У клиента есть заказ\n      - который ЕЩЕ НЕ ДОСТ|"))
                .containsExactly("- который ещё не доставлен");
    }

    @Test
    void proposalsAboutAnOrderNeedAnOrder() {
        assertThat(Desk.texts(RULE, "rule \"x\"\n  when\n    It is the customer's birthday\n  then\n    |"))
                .isNotEmpty()
                .noneMatch(text -> text.contains("for the order"));
        assertThat(Desk.texts(RULE, "rule \"x\"\n  when\n    The customer has an order\n  then\n    |"))
                .first()
                .isEqualTo("Propose \"action\" for the order");
    }

    @Test
    void actionsAreOfferedInTheirPlaceThoseOfTheAreaFirst() {
        var found =
                Desk.complete(RULE, "rule \"x\"\n  when\n    The customer has an order\n  then\n    Propose \"wa|x\"");
        assertThat(found.items().stream().map(CompletionItem::text))
                .startsWith("warn-delay-likely", "warn-late-delivery");
        assertThat(found.items().get(0).range()).isEqualTo(TextRange.inLine(5, 14, 17));
        assertThat(found.items().get(0).help()).contains("kind: warning", "purpose: service");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "The customer has the tier \"|\"; silver",
                "The customer takes part in \"|\"; Savings Card",
                "The customer's loyalty is \"|\"; attachment",
                "The customer likes to be reached by \"|\"; email"
            })
    void namesBelongIntoTheirBlanks(String line, String name) {
        assertThat(Desk.texts(RULE, "rule \"x\"\n  when\n    " + line)).contains(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "- name: A\\n  to|; today: ",
                "- name: A\\n  customer: |; dumitru",
                "- name: A\\n  customer: amira\\n  but: { or| }; orders: ",
                "- name: A\\n  customer: amira\\n  but: { orders: [ { id: 1, promisedA| } ] }; promisedAt: ",
                "- name: A\\n  customer: amira\\n  but: { interactions: [ { channel: | } ] }; email",
                "- name: A\\n  expect: { action: warn-la| }; warn-late-delivery",
                "- name: A\\n  expect: { rule: | }; Warn about a late delivery",
                "- name: A\\n  expectDecision: { heldBack: [ { by: | } ] }; cool-down"
            })
    void examplesAreCompleted(String text, String expected) {
        assertThat(Desk.texts(EXAMPLES, text.replace("\\n", "\n")).stream().map(String::strip))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "areas/delivery/actions.yaml; warn:\\n  ki|; kind: ",
                "areas/delivery/actions.yaml; warn:\\n  kind: |; goodwill",
                "areas/delivery/actions.yaml; warn:\\n  channels: [email, |]; push",
                "areas/delivery/actions.yaml; warn:\\n  budget: |; goodwill",
                "areas/delivery/actions.yaml; warn:\\n  promise: { | }; keptBy: ",
                "limits.yaml; con|; contactCaps: ",
                "limits.yaml; contactCaps:\\n  - from: 2026-01-01\\n    why: x\\n    caps:\\n      - { ch| }; channels: ",
                "programmes.yaml; Club:\\n  - from: 2026-01-01\\n    why: x\\n    |; joining: ",
                "customers/new.yaml; id: new\\nbir|; birthday: ",
                "messages/en.yaml; actions:\\n  warn-late-delivery:\\n    su|; subject: ",
                "messages/en.yaml; actions:\\n  warn-la|; warn-late-delivery: "
            })
    void keysAndValuesOfConfigurationAreCompleted(String path, String text, String expected) {
        assertThat(Desk.texts(path, text.replace("\\n", "\n")).stream().map(String::strip))
                .contains(expected);
    }

    @Test
    void nothingIsOfferedInCommentsAndUnknownFiles() {
        assertThat(Desk.texts(RULE, "# The customer|")).isEmpty();
        assertThat(Desk.texts("limits.yaml", "# con|")).isEmpty();
        assertThat(Desk.texts("areas/delivery/new.drl", "rule|")).isEmpty();
    }

    @Test
    void windowsLineEndsAndAMarkDoNotMoveTheRange() {
        CompletionItem item = Desk.complete(RULE, "\uFEFFrule \"x\"\r\n  when\r\n    The customer has an ord|")
                .items()
                .get(0);
        assertThat(item.range()).isEqualTo(TextRange.inLine(3, 5, 28));
    }

    @Test
    void anOffsetBeyondTheTextIsRefused() {
        assertThatThrownBy(() -> Desk.SERVICE.complete(Desk.file(RULE, "abc"), 4, "en"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("expected is a number from 0 to 3");
    }

    @Test
    void theOrderIsTheSameEachTime() {
        String text = "rule \"x\"\n  when\n    The customer |";
        assertThat(Desk.texts(RULE, text)).isEqualTo(Desk.texts(RULE, text)).hasSizeGreaterThan(20);
    }
}
