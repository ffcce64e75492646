package org.holdfast.rules.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.holdfast.diagnostics.Problem;
import org.holdfast.rules.Books;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the check of all rules finds in rules that are written in sentences, and in which words. */
class SentenceAnalysisTest {

    private static String rule(String name, String conditions) {
        return "rule \"" + name + "\"\n  when\n    "
                + conditions.replace("|", "\n    ").replace("_", "  ") + "\n  then\n    Propose \"warn\"\nend\n";
    }

    private static List<String> messages(String rules) {
        return Books.problems("r.dslr", rules).stream().map(Problem::message).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "The customer has exactly 2 orders|The customer has at least 3 orders => "
                        + "\"The customer has exactly 2 orders\" (line 3) and \"The customer has at least 3 orders\" (line 4)",
                "The customer has a complaint|- open|The customer has no complaints => "
                        + "\"The customer has a complaint (open)\" (line 3) and \"The customer has no complaints\" (line 5)",
                "The customer has bought \"tea\" in the last 30 days|The customer has never bought \"tea\" => "
                        + "\"The customer has bought \"tea\" in the last 30 days\" (line 3) and "
                        + "\"The customer has never bought \"tea\"\" (line 4)",
                "The total value of the customer's orders is at least 200|- placed this year|"
                        + "The total value of the customer's orders is less than 100 => "
                        + "\"The total value of the customer's orders is at least 200 (placed this year)\" (line 3) and "
                        + "\"The total value of the customer's orders is less than 100\" (line 5)",
                "The customer has agreed to e-mails about \"news\"|> Customer( !(emailTopics contains \"news\") ) => "
                        + "\"The customer has agreed to e-mails about \"news\"\" (line 3) and \"> Customer( !(emailTopics",
                "The customer agrees to marketing by e-mail|The customer does not agree to marketing by e-mail => "
                        + "\"The customer agrees to marketing by e-mail\" (line 3) and",
                "One of these is true:|_The customer's segment is \"a\"|_The customer's segment is \"b\"|"
                        + "The customer's segment is \"c\" => (line 3) and \"The customer's segment is \"c\"\" (line 6)",
                "None of these is true:|_The customer's segment is \"a\"|_The customer has at least 2 orders|"
                        + "The customer has exactly 4 orders => (line 3) and \"The customer has exactly 4 orders\" (line 6)",
            })
    void namesTheSentencesThatContradictEachOther(String conditions, String named) {
        assertThat(messages(rule("R", conditions)))
                .anySatisfy(message -> assertThat(message)
                        .startsWith("The rule \"R\" can never act: ")
                        .contains(named)
                        .endsWith(" contradict each other."));
    }

    @Test
    void namesASentenceThatContradictsItself() {
        String group =
                "At least 2 of these are true:|_The customer's segment is \"a\"|_The customer's segment is \"b\"";

        assertThat(messages(rule("R", "The customer has at least 3 orders|" + group)))
                .contains(
                        "The rule \"R\" can never act: \"At least 2 of these are true: The customer's segment is \"a\"; The "
                                + "customer's segment is \"b\"\" (line 4) can never be true.");
    }

    @Test
    void saysHowToWriteHoursThatReachOverMidnight() {
        String night = "It is between 22:00 and 06:00";
        String instead = "It is not between 06:00 and 22:00";

        assertThat(Books.problems("r.dslr", rule("R", night)))
                .extracting(Problem::hint)
                .anyMatch(hint -> hint.contains(instead));
        assertThat(Books.problems("r.dslr", rule("R", instead))).isEmpty();
    }

    @Test
    void speaksTheLanguageOfTheRule() {
        String rules = """
                правило "Р"
                когда
                  У клиента ровно 2 заказа
                  У клиента не меньше 3 заказов
                то
                  Предложить "warn"
                конец
                """;

        assertThat(messages(rules))
                .contains(
                        "Правило «Р» не сработает никогда: условия «У клиента ровно 2 заказа» (строка 3) и «У клиента не "
                                + "меньше 3 заказов» (строка 4) противоречат друг другу.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The customer has bought \"tea\" in the last 60 days|The customer has not bought \"tea\" in the last 30 days",
                "The customer has at least 3 orders|The customer has at most 2 orders|- late",
                "The customer has at least 2 orders|- placed this year|The customer has fewer than 2 orders|- late",
                "The total value of the customer's orders is at least 200|The total value of the customer's orders is less than "
                        + "100|- placed this year",
            })
    void doesNotAccuseRulesThatCanAct(String conditions) {
        assertThat(messages(rule("R", conditions))).noneMatch(message -> message.contains("can never act"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "The customer has bought \"tea\" in the last 60 days => The customer has bought \"tea\" in the last 30 days",
                "The customer has at least 2 orders => The customer has at least 3 orders|- late",
                "The total value of the customer's orders is at least 100 => "
                        + "The total value of the customer's orders is at least 100|- placed last year",
                "One of these is true:|_The customer has a complaint|_The customer has a return => The customer has a return",
                "At least 2 of these are true:|_The customer has a complaint|_The customer has a return|_The customer has an order"
                        + " => The customer has an order|The customer has a complaint",
                "One of these is true:|_The customer's segment is \"a\"|_The customer's segment is \"b\" => "
                        + "The customer's segment is \"b\"",
            })
    void findsARuleThatAnotherOneContains(String wide, String narrow) {
        assertThat(messages(rule("Wide", wide) + rule("Narrow", narrow)))
                .anyMatch(message -> message.startsWith("The rule \"Narrow\" never decides anything: \"Wide\""));
        assertThat(messages(rule("Wide", wide) + rule("Narrow", narrow)))
                .noneMatch(message -> message.startsWith("The rule \"Wide\" never decides anything"));
    }
}
