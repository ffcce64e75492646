package org.holdfast.editor.example;

import static org.assertj.core.api.Assertions.assertThat;

import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.simulation.scenario.ExampleCustomer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class PrivateFactsTest {

    @Test
    void theNameIsLeftOutAndOfTheBirthdayTheYear() {
        ObjectNode customer = (ObjectNode) FactsJson.mapper().readTree("""
                {"id": "c", "name": "Ana Rusu", "givenName": "Ana", "city": "Cahul", "birthday": "--05-17",
                 "carts": [{"id": "B-9", "orderId": "GONE-5"}]}
                """);

        assertThat(PrivateFacts.of(ExampleCustomer.read(customer), FactsSchema.EMPTY)
                        .toString())
                .contains("\"birthday\":\"--05-17\"", "\"city\":\"Cahul\"", "cart-1")
                .doesNotContain("Ana", "B-9", "GONE");
        customer.put("birthday", "1984-05-17");
        assertThat(PrivateFacts.of(ExampleCustomer.read(customer), FactsSchema.EMPTY)
                        .toString())
                .contains("\"birthday\":\"1990-05-17\"");
    }

    @Test
    void numbersAreReplacedWhereverTheyStand() {
        ObjectNode customer = (ObjectNode) FactsJson.mapper().readTree("""
                {"id": "c", "subscriptions": [{"id": "CT-77", "plan": "gym"}],
                 "complaints": [{"id": "K-1", "openedAt": "2026-03-01", "orderId": "GONE-5"}],
                 "payments": [{"id": "P-1", "at": "2026-03-01", "subscriptionId": "CT-77", "orderId": "GONE-5"},
                              {"id": "P-2", "at": "2026-03-02", "subscriptionId": "GONE-6"}]}
                """);

        assertThat(PrivateFacts.of(ExampleCustomer.read(customer), FactsSchema.EMPTY)
                        .toString())
                .contains("\"plan\":\"gym\"", "\"subscriptionId\":\"subscription-1\"")
                .doesNotContain("CT-77", "K-1", "P-1", "P-2", "GONE");
    }

    @Test
    void addressesAreInventedAndKeepTheirStates() {
        ObjectNode customer = (ObjectNode) FactsJson.mapper().readTree("""
                {"id": "c", "email": "ana@rusu.md", "phone": "+373 69 123456",
                 "emails": [{"address": "Ana@rusu.md", "state": "bounced", "label": "ana-home"}],
                 "phones": [{"number": "069 123 456"}],
                 "consents": [{"channel": "email", "purpose": "marketing", "given": false, "address": "ana@rusu.md"},
                              {"channel": "sms", "purpose": "service", "given": false, "address": "069123456"}]}
                """);

        assertThat(PrivateFacts.of(ExampleCustomer.read(customer), FactsSchema.EMPTY)
                        .toString())
                .contains("\"address\":\"address-1@example.org\",\"state\":\"bounced\"", "\"number\":\"+373 60 0000")
                .doesNotContain("rusu", "ana-home", "123456", "123 456");
    }
}
