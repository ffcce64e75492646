package org.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problem;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Problems are reported in the language of the rule. */
class RuleProblemsLanguageTest {

    private static final RuleBookReader READER = new RuleBookReader("EUR");
    private static final Map<String, String> TEXTS = Books.texts("r.dslr", "");
    /** The frame of every rule, which determines the language even if the faulty line does not. */
    private static final String RUSSIAN = "правило \"П\"\nкогда\nУ клиента есть заказ\n%s\nто\n%s\nконец\n";

    private static final String ROMANIAN = "regula \"R\"\ncând\nClientul are o comandă\n%s\natunci\n%s\nsfârșit\n";
    private static final String ENGLISH = "rule \"R\"\nwhen\nThe customer has an order\n%s\nthen\n%s\nend\n";

    /** Faults in conditions or consequences, independent of the language of the frame. */
    static Stream<String[]> faults() {
        return Stream.of(
                when("Bla bla bla"),
                when("- bla bla"),
                when("> Customer( laguage == \"en\" )"),
                when("> Customer( points >= \"many\" )"),
                when("> Customer( language > \"en\" )"),
                when("> Customer( points )"),
                when("> Customer( points == 1 ^ points == 2 )"),
                when("> Customer( 1 == 2 )"),
                when("> Customer( points > null )"),
                when("> Customer( language matches \"a{3}\" )"),
                when("> Customer( language contains \"\" )"),
                when("> Customer( language soundslike \"x\" )"),
                when("> Customer( spendIn(\"x\") > 1 )"),
                when("> Customer( spendIn() > 1 )"),
                when("> Customer( spentIn(3) > 1 )"),
                when("> Customer( loyaltyLevel == \"high\" )"),
                when("> Customer( orders > 1 )"),
                when("> Customer( $n : points > 1 )"),
                when("> Ordr() from $customer.orders"),
                when("> Order( late )"),
                when("> exists Order( late ) from $customer.ordrs"),
                when("> exists Order( late ) from $customer.complaints"),
                when("> exists Order( late ) from $other.orders"),
                when("> not Customer( points > 1 )"),
                when("> eval( true )"),
                when("> forall( Order( late ) from $customer.orders )"),
                when("> order : Order() from $customer.orders"),
                when("> $order : Order() from $customer.orders"),
                when("> accumulate( Order( late ) from $customer.orders; $n : sum(1); $n >= 3 )"),
                when("> "
                        .concat("Customer( ")
                        .concat("(".repeat(12))
                        .concat("points > 1")
                        .concat(")".repeat(13))),
                when("x".repeat(1_001)),
                when("\u202Ex"),
                when("> Customer( language == \"\\u0041\" )"),
                when("\u2192 bla"),
                then("Bla"),
                then("> propose(\"nothing-such\");"),
                then("> propose(\"warn\").abut($order);"),
                then("> propose(\"warn\").about($x);"),
                then("> propose(\"warn\").about();"),
                then("> propose(\"warn\").amount(5, \"USD\");"),
                then("> propose(\"warn\").amount(\"x\");"),
                then("> propose(\"warn\").amount(0, \"EUR\");"),
                then("> propose(\"warn\").percent(500, $order.value);"),
                then("> propose(\"warn\").percent(5, $order.id);"),
                then("> propose(\"warn\").each(5, \"EUR\", $order.id);"),
                then("> propose(\"warn\").with(tier, 5);"),
                then("> propose(\"warn\").with(\"tier\", null);"),
                then("> delete($order);"),
                then("> propose(\"warn\");\n".repeat(9)),
                then(""));
    }

    private static String[] when(String line) {
        return new String[] {line, null};
    }

    private static String[] then(String line) {
        return new String[] {"", line};
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultIsReportedInTheLanguageOfTheSentences(String condition, String consequence) {
        List<Problem> english = problems(
                ENGLISH.formatted(condition, consequence == null ? "Propose \"warn\" for the order" : consequence));
        List<Problem> russian = problems(
                RUSSIAN.formatted(condition, consequence == null ? "Предложить \"warn\" по заказу" : consequence));
        List<Problem> romanian = problems(
                ROMANIAN.formatted(condition, consequence == null ? "Propune \"warn\" pentru comandă" : consequence));

        assertThat(english)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(words(each)).doesNotContainPattern("[\\p{IsCyrillic}ăâîșț„«]"));
        assertThat(russian)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(words(each))
                        .containsPattern("\\p{IsCyrillic}{2}")
                        .doesNotContain("Maybe", " the "));
        assertThat(romanian)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(words(each))
                        .doesNotContain("Maybe", " the ", " is ")
                        .containsPattern("[ăâîșț„]|Nu | nu | este | are | la | pe "));
        assertThat(russian)
                .extracting(each -> each.origin().line())
                .isEqualTo(romanian.stream().map(each -> each.origin().line()).toList());
    }

    @Test
    void duplicateNamesAndUnknownActionsAreReportedInTheLanguageOfTheRule() {
        String russian = RUSSIAN.formatted("", "Предложить \"wran\" по заказу");

        assertThat(problems(russian + "\n" + russian))
                .extracting(Problem::toString)
                .contains(
                        "areas/test/r.dslr, line 6: Действия «wran» нет. Возможно, «warn».",
                        "areas/test/r.dslr, line 9: Правило «П» уже есть: areas/test/r.dslr, строка 1. Возможно, "
                                + "одно из них стоит назвать иначе.");
    }

    private static String words(Problem problem) {
        return problem.message() + " " + problem.hint();
    }

    private static List<Problem> problems(String text) {
        TEXTS.put("areas/test/r.dslr", text);
        return READER.read(BookSource.of(TEXTS)).problems().stream()
                .filter(Problem::isError)
                .toList();
    }
}
