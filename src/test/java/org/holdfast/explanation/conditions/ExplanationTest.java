package org.holdfast.explanation.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import org.holdfast.Samples;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.Books;
import org.holdfast.rules.model.Rule;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final Rule RULE = Books.book(
                    "late.dslr", Books.sentences("""
            The customer has an order
              - that is late by at least 5 days
              - that is still under way
              - worth at least 30""").replace("Propose \"warn\"", "Propose \"warn\" for the order"))
            .rules()
            .get(0);
    /** Of the two orders, B is nearer: it fails one condition, A two. */
    private static final CustomerView TWO_ORDERS = Samples.view(
            "{'id':'c','orders':["
                    + "{'id':'A','placedAt':'2026-03-01','value':20,'currency':'EUR','promisedAt':'2026-03-12'},"
                    + "{'id':'B','placedAt':'2026-03-02','value':80,'currency':'EUR','promisedAt':'2026-03-13'}]}",
            "2026-03-15");

    @Test
    void theNearestItemRepresentsItsList() {
        assertThat(RuleExplanation.of(RULE, TWO_ORDERS).firstFailure().orElseThrow())
                .hasToString(
                        "\"- that is late by at least 5 days\" is not met for Order B: daysLate is 2, needed >= 5");
    }

    @Test
    void theRequestedItemRepresentsItsListEvenIfAnotherIsNearer() {
        assertThat(RuleExplanation.of(RULE, TWO_ORDERS, 1, "A").firstFailure().orElseThrow())
                .hasToString(
                        "\"- that is late by at least 5 days\" is not met for Order A: daysLate is 3, needed >= 5");
        assertThat(RuleExplanation.of(RULE, TWO_ORDERS, 1, "gone")
                        .firstFailure()
                        .orElseThrow()
                        .about())
                .hasToString("Order B");
    }
}
