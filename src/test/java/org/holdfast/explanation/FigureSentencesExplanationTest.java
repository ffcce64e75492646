package org.holdfast.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import org.holdfast.Samples;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.explanation.conditions.RuleExplanation;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a sentence about a figure or a group of sentences is not met: what was found, and what would be enough. */
class FigureSentencesExplanationTest {

    private static final CustomerView VIEW = Samples.view(
            "{'id':'c','segment':'tea','orders':["
                    + "{'id':'A','placedAt':'2026-03-01','value':20,'currency':'EUR','lines':["
                    + "{'sku':'g','category':'tea','quantity':2,'price':5}]},"
                    + "{'id':'B','placedAt':'2026-01-05','value':60,'currency':'EUR','lines':["
                    + "{'sku':'g','name':'Green','category':'tea','quantity':1,'price':5}]}]}",
            "2026-03-15");

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "The total value of the customer's orders is at least 200 ¦ en ¦ "
                        + "Found 80 EUR, needed at least 200 EUR. 120 EUR more would be enough.",
                "The total value of the customer's orders is at least 200 ¦ ru ¦ "
                        + "Сейчас 80 EUR, нужно самое меньшее 200 EUR. Хватило бы, если бы было на 120 EUR больше.",
                "The total value of the customer's orders is at least 200 ¦ ro ¦ "
                        + "Acum 80 EUR, este nevoie de cel puțin 200 EUR. Ar ajunge 120 EUR în plus.",
                "The average value of the customer's orders is at least 50 ¦ en ¦ "
                        + "Found 40 EUR, needed at least 50 EUR. It would have to be 50 EUR.",
                "Most orders of the customer; - value is at least 50 ¦ en ¦ "
                        + "Found 50 %, needed more than 50 %. It would have to be 100 %.",
                "The customer has bought at least 5 pieces of \"tea\" ¦ en ¦ Found 3, needed at least 5. 2 more would be enough.",
                "The customer has never bought \"tea\" ¦ en ¦ Found 2, needed 0. 2 less would be enough.",
                "The customer has bought \"coffee\" ¦ en ¦ Found 0, needed at least 1. 1 more would be enough.",
                "The customer has ordered in each of the last 3 months ¦ en ¦ It would have to be true.",
                "At least 2 of these are true:;  The total value of the customer's orders is at least 200;  "
                        + "The customer has bought \"coffee\";  The customer's segment is \"tea\" ¦ en ¦ "
                        + "Any one of these would do: total value of orders: at least 200 EUR (found 80 EUR); or purchases "
                        + "(article number is \"coffee\"; or names contain \"coffee\"): at least 1 (found 0).",
                "None of these is true:;  The total value of the customer's orders is at least 50;  "
                        + "The customer's segment is \"tea\" ¦ en ¦ "
                        + "Needed: total value of orders: less than 50 EUR (found 80 EUR) and segment: other than tea (found tea).",
                "The customer has an order;The customer has another order;- value is more than that of the order above;- late ¦ en ¦ "
                        + "Found 20 EUR, needed more than 60 EUR. Unknown for order A: “late”.",
            })
    void saysWhatWasFoundAndWhatWouldBeEnough(String sentences, String language, String text) {
        RuleBook rules = Books.book("r.dslr", Books.sentences("  " + sentences.replace(";", "\n  ")));
        DecisionModel model = new DecisionModel(rules, Samples.shipped().book().messages(), Samples.ASSUMPTIONS);
        ConditionTexts texts = new ConditionTexts(model, ExplanationTexts.in(language));

        assertThat(texts.change(RuleExplanation.of(rules.rules().get(0), VIEW))).endsWith(text);
    }
}
