package org.holdfast.rules.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.rules.Books.book;
import static org.holdfast.rules.Books.problems;

import java.util.List;
import org.holdfast.diagnostics.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake in the frame of a rule is reported once, at that rule, and the rest of the file is read regardless. */
class RuleFrameTest {

    private static final String FIRST =
            "rule \"First\"\n  when\n    The customer lives in \"BG\"\n  then\n    Propose \"gift\" with 2 EUR\nend\n";
    private static final String SECOND =
            "\nrule \"Second\"\n  when\n    The customer lives in \"GR\"\n  then\n    Propose \"gift\" with 2 "
                    + "EUR\nend\n";
    private static final String DRL_FIRST =
            "rule \"First\"\nwhen\n  Customer( country == \"BG\" )\nthen\n  propose(\"gift\");\nend\n";
    private static final String DRL_SECOND =
            "\nrule \"Second\"\nwhen\n  Customer( country == \"GR\" )\nthen\n  propose(\"gift\");\nend\n";

    private static List<String> messages(String file, String content) {
        return problems(file, content).stream()
                .map(Problem::toString)
                .map(each -> each.substring("areas/test/".length()))
                .toList();
    }

    /** @param original part of the two rules that is replaced, with line breaks written as bars */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "EUR|end ¦ EUR ¦ r.dslr, line 6: The rule \"First\" has no \"end\". Maybe add it here, below the "
                        + "last line of the rule.",
                "EUR|end|| ¦ EUR| ¦ r.dslr, line 5: The rule \"First\" has no \"end\". Maybe add it here, below the "
                        + "last line of the rule.",
                "  then|    Propose ¦     Propose ¦ r.dslr, line 4: The word \"then\" is missing above this line. "
                        + "A rule has the lines rule \"NAME\", when, conditions, then, what it proposes, end.",
                "  when|    The customer lives in \"BG\" ¦     The customer lives in \"BG\" ¦ "
                        + "r.dslr, line 2: The word \"when\" is missing above this line. A rule has the lines rule "
                        + "\"NAME\", when, conditions, then, what it proposes, end.",
                "  then|    Propose \"gift\" with 2 EUR|end|| ¦ end|| ¦ "
                        + "r.dslr, line 4: The rule \"First\" has no \"then\", so it proposes nothing. "
                        + "Maybe add \"then\" below its conditions, and what the rule proposes.",
                "\"First\"|  when ¦ \"First\"|  when|  when ¦ r.dslr, line 3: The word \"when\" appears for the "
                        + "second time in the rule \"First\". Maybe the \"end\" of one rule and the name of another "
                        + "are missing above.",
                "EUR|end|| ¦ EUR|end|end|| ¦ r.dslr, line 7: \"end\" is outside of a rule. Maybe the word "
                        + "\"rule\", \"when\" or \"then\" is missing above.",
                "rule \"First\" ¦ rule First ¦ r.dslr, line 1: The name of a rule must be in quotation marks. "
                        + "Maybe rule \"First\".",
                "in \"BG\"| ¦ in \"BG\"|until 2026-12-31| ¦ r.dslr, line 4: \"until 2026-12-31\" is below "
                        + "\"when\". Maybe move it up, between the name of the rule and \"when\".",
                "EUR|end|| ¦ EUR|    The customer has an order|end|| ¦ "
                        + "r.dslr, line 6: \"The customer has an order\" is a condition, but it is below \"then\". "
                        + "Maybe move it up, between \"when\" and \"then\".",
            })
    void reportsMistakesInSentencesAtTheirRule(String original, String replacement, String problem) {
        String broken = replaceFirst(FIRST + SECOND, original.replace('|', '\n'), replacement.replace('|', '\n'));

        assertThat(messages("r.dslr", broken)).containsExactly(problem);
    }

    private static String replaceFirst(String text, String original, String replacement) {
        int index = text.indexOf(original);
        assertThat(index).as(original).isNotNegative();
        return text.substring(0, index) + replacement + text.substring(index + original.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                ";|end| ¦ ;| ¦ r.drl, line 6: The rule \"First\" has no \"end\".",
                "then|  propose(\"gift\");|end ¦ end ¦ r.drl, line 4: The rule \"First\" has no \"then\"",
                "then|  propose ¦   propose ¦ r.drl, line 5: The rule \"First\" has no \"then\"",
                "\"BG\" ) ¦ \"BG\" ¦ r.drl, line 3: A bracket in \"Customer( country == \"BG\"\" is not closed.",
                "\"BG\" ) ¦ \"BG ) ¦ r.drl, line 3: A quotation mark in",
                "\"BG\" ) ¦ \"BG\" ) ) ¦ r.drl, line 3: The bracket \")\" in",
                "rule \"First\"|when ¦ rule \"First\"|when|when ¦ r.drl, line 3: The word \"when\" appears for "
                        + "the second time in the rule \"First\".",
                "rule \"First\"|when| ¦ rule \"First\"|/* when| ¦ r.drl, line 2: A comment that begins here",
                "propose(\"gift\"); ¦ propose(\"gift\"; ¦ r.drl, line 5: A bracket in",
            })
    void reportsMistakesInDrlAtTheirRule(String original, String replacement, String problem) {
        String broken =
                replaceFirst(DRL_FIRST + DRL_SECOND, original.replace('|', '\n'), replacement.replace('|', '\n'));

        List<String> messages = messages("r.drl", broken);

        assertThat(messages).isNotEmpty();
        assertThat(messages.get(0)).startsWith(problem);
        assertThat(messages)
                .allMatch(
                        each -> Integer.parseInt(each.replaceAll(".*line (\\d+):.*", "$1")) <= 7,
                        "reported at the first rule");
    }

    @Test
    void reportsTheLastRuleAtTheEndOfTheFile() {
        assertThat(messages("r.dslr", FIRST + SECOND.replace("end\n", "")))
                .containsExactly("r.dslr, line 13: The rule \"Second\" has no \"end\". Maybe add it here, "
                        + "below the last line of the rule.");
        assertThat(messages("r.dslr", FIRST + SECOND.replace("\nend\n", "")))
                .singleElement()
                .asString()
                .startsWith("r.dslr, line 12: The rule \"Second\" has no \"end\".");
    }

    @Test
    void reportsOtherProblemsOfTheNextRule() {
        assertThat(messages("r.dslr", FIRST.replace("end\n", "") + SECOND.replace("lives", "loves")))
                .hasSize(2)
                .anyMatch(each -> each.startsWith("r.dslr, line 6: The rule \"First\" has no \"end\"."))
                .anyMatch(
                        each -> each.startsWith("r.dslr, line 9: I do not know the sentence \"The customer loves in"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "правило \"Первое\" ¦ когда ¦ Клиент живёт в стране \"BG\" ¦ то ¦ Предложить \"gift\" ¦ "
                        + "У правила «Первое» нет слова «конец» (end).",
                "regula \"Prima\" ¦ când ¦ Clientul locuiește în țara \"BG\" ¦ atunci ¦ Propune \"gift\" ¦ "
                        + "Regula „Prima” nu are „sfârșit” (end).",
            })
    void reportsInTheLanguageOfTheAuthor(
            String rule, String when, String condition, String then, String action, String message) {
        assertThat(messages("r.dslr", String.join("\n", rule, when, condition, then, action, "")))
                .anyMatch(each -> each.contains("line 6: " + message));
    }

    @ParameterizedTest
    @MethodSource("frames")
    void acceptsValidFrames(String file, String content) {
        assertThat(problems(file, content)).isEmpty();
    }

    static List<Arguments> frames() {
        return List.of(
                Arguments.of(
                        "r.dslr",
                        "> rule \"R\"\n> when\n> Customer( country == \"BG\" )\n> then\n> propose(\"gift\");\n> end\n"),
                Arguments.of(
                        "r.dslr",
                        "> rule \"R\" @owner(\"care\")\nwhen\nThe customer lives in \"BG\"\nthen\n> "
                                + "propose(\"gift\");\nend\n"),
                Arguments.of(
                        "r.drl",
                        "rule \"the end\" when Customer( country == \"BG\" ) then propose(\"gift\"); end rule \"B\" "
                                + "when Customer( "
                                + "country == \"RO\" ) // when this ends\nthen propose(\"gift\"); end\n"),
                Arguments.of("r.dslr", FIRST + "# rule \"Later\"\n" + SECOND));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "until 31/12/2026 ¦ \"31/12/2026\" is not a day such as 2026-12-31 or 31.12.2026, also with a time "
                        + "such as 18:00. The sentence is \"until …\".",
                "until 31.02.2026 ¦ \"31.02.2026\" is not a day such as 2026-12-31 or 31.12.2026, or a day with a "
                        + "time such as 31.12.2026 18:00.",
                "until Christmas ¦ \"Christmas\" is not a day such as 2026-12-31 or 31.12.2026",
                "untill 2026-12-31 ¦ I do not know the sentence \"untill 2026-12-31\": \"untill\" does not fit.",
            })
    void reportsInvalidDates(String line, String message) {
        assertThat(messages("r.dslr", FIRST.replace("  when", "  " + line + "\n  when")))
                .singleElement()
                .asString()
                .startsWith("r.dslr, line 2: " + message);
    }

    @Test
    void acceptsCommonDateFormats() {
        String rule =
                FIRST.replace("  when", "  from 1.11.2026\n  until 31.12.2026\n  when\n    It is 05.12.2026 or later");

        assertThat(book("r.dslr", rule).rules().get(0).when().text())
                .contains("today >= \"2026-11-01\"", "today <= \"2026-12-31\"", "today >= \"2026-12-05\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '~',
            value = {
                "The customer spent at least 1 000 in the last 90 days ¦ spendIn(90) >= 1000",
                "The customer spent at least 1.000,50 in the last 90 days ¦ spendIn(90) >= 1000.5",
                "The customer spent at least 1,000.50 in the last 90 days ¦ spendIn(90) >= 1000.5",
                "The customer's card gives at least 5% ¦ cardDiscount >= 5",
                "The customer's card gives at least 5,5 % ¦ cardDiscount >= 5.5",
                "The customer's favourite category is \"1 000 %\" ¦ favouriteCategory == \"1 000 %\"",
            })
    void acceptsCommonNumberFormats(String sentence, String condition) {
        assertThat(book("r.dslr", FIRST.replace("The customer lives in \"BG\"", sentence))
                        .rules()
                        .get(0)
                        .when()
                        .text())
                .contains(condition);
    }

    @Test
    void acceptsCurrencySignsAndRejectsAmbiguousAmounts() {
        assertThat(book("r.dslr", FIRST.replace("2 EUR", "€2"))
                        .rules()
                        .get(0)
                        .then()
                        .get(0)
                        .amount()
                        .of(new Object[0]))
                .isEqualByComparingTo("2");
        assertThat(book("r.dslr", FIRST.replace("2 EUR", "2,50€"))
                        .rules()
                        .get(0)
                        .then()
                        .get(0)
                        .amount()
                        .of(new Object[0]))
                .isEqualByComparingTo("2.5");
        assertThat(messages("r.dslr", FIRST.replace("2 EUR", "1.000 EUR")))
                .singleElement()
                .isEqualTo("r.dslr, line 5: \"1.000\" can be read as 1 or as 1000. Maybe write 1000, or 1.");
    }

    @Test
    void reportsASecondConditionForTheSameVariable() {
        String order =
                "The customer has an order\n      - that is late\n    The customer has an order\n      - that has "
                        + "been delivered";

        assertThat(messages("r.dslr", FIRST.replace("The customer lives in \"BG\"", order)))
                .containsExactly(
                        "r.dslr, line 5: Line 3 of this rule (\"The customer has an order\") already looks for "
                                + "the same. Maybe put the details below line 3, each with a dash; to require "
                                + "others, use \"The customer has at least 1 order\".");
    }
}
