package org.holdfast.facts.json;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.holdfast.facts.Customer;
import org.holdfast.facts.validation.InvalidInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All missing fields are reported together. */
class MissingFieldsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | id | is missing; an identifier is expected",
                "{'id':'c','orders':[{'id':'1'}]} | orders[0].placedAt | is missing; a date or an instant is expected",
                "{'orders':[{},{'id':'2','placedAt':'2026-01-01'},{'placedAt':'2026-01-01'}]} | orders[0].id |"
                        + " is missing; an identifier is expected; also missing: orders[0].placedAt, orders[2].id, id",
                "{'id':'c','consents':[{}]} | consents[0].channel | is missing; one of email, sms, push, call, letter,"
                        + " chat, web, app, store, social, staff, whatsapp, viber, telegram is expected; also missing:"
                        + " consents[0].purpose, consents[0].given",
                "{'id':'c','orders':[{'id':'1','placedAt':'2026-01-01','lines':[{},{'sku':'a'}]}]} |"
                        + " orders[0].lines[0].sku | is missing; an identifier is expected; also missing:"
                        + " orders[0].lines[0].quantity, orders[0].lines[1].quantity",
                "{'id':'c','complaints':[{}],'returns':[{}],'surveys':[{}]} | complaints[0].id | is missing;"
                        + " an identifier is expected; also missing: complaints[0].openedAt, returns[0].id,"
                        + " returns[0].at, surveys[0].kind, surveys[0].score, surveys[0].at",
            })
    void allMissingFieldsAreNamed(String json, String field, String message) {
        String facts = json.replace('\'', '"');

        assertThatThrownBy(() -> FactsJson.read(facts, Customer.class))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        e -> Assertions.assertThat(e.field()).isEqualTo(field))
                .hasMessage(message);
        assertThatThrownBy(() -> FactsJson.read(facts.getBytes(StandardCharsets.UTF_8), Customer.class))
                .hasMessage(message);
        assertThatThrownBy(() -> FactsJson.read(FactsJson.mapper().readTree(facts), Customer.class))
                .hasMessage(message);
    }
}
