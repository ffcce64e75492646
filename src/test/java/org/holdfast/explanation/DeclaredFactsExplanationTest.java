package org.holdfast.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.holdfast.Samples;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.explanation.conditions.RuleExplanation;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.declared.DeclaredBook;
import org.holdfast.rules.model.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why not, and when yes, for facts that a rule book declares: in the labels of the reader's language. */
class DeclaredFactsExplanationTest {

    private static final CustomerView VIEW = Samples.view(
            "{'id':'c','attributes':{'plan':'basic','rating':3,'contractEnds':'2027-03-01'},"
                    + "'lists':{'vehicle':[{'plate':'A 1','mileage':100}]}}",
            "2026-11-27");

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "Customer( plan == \"plus\" ) => en => plan",
                "Customer( plan == \"plus\" ) => ru => Тариф клиента",
                "Customer( plan == \"plus\" ) => ro => abonamentul",
                "Customer( rating >= 4.5 ) => ru => Оценка клиента не меньше 4.5",
                "Customer( rating >= 4, vegan ) => en => rating",
                "Customer( contractEndsInDays <= 30 ) => en => days until contract end",
                "Customer( contractEndsInDays <= 30 ) => ru => дней до: окончание договора",
                "exists Vehicle( mileage >= 5 && mileage < 90 ) from $customer.vehicle => en => vehicles",
                "exists Vehicle( mileage > 200 ) from $customer.vehicle => ro => mașini"
            })
    void theReaderSeesLabels(String when, String language, String text) {
        RuleBook rules = Books.declaring(DeclaredBook.FACTS, "r.drl", Books.drl(when));
        DecisionModel model = new DecisionModel(rules, Samples.shipped().book().messages(), Samples.ASSUMPTIONS);
        ConditionTexts texts = new ConditionTexts(model, ExplanationTexts.in(language));
        Rule rule = rules.rules().get(0);
        RuleExplanation explanation = RuleExplanation.of(rule, VIEW);
        List<String> said = texts.conditions(explanation).stream()
                .map(DecisionExplanation.Condition::text)
                .toList();

        assertThat(texts.change(explanation) + " " + said).contains(text);
    }
}
