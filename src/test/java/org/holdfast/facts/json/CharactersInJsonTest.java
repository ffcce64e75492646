package org.holdfast.facts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.holdfast.facts.Customer;
import org.holdfast.facts.validation.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersInJsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'id':'E\\ud800'} | id | surrogate",
                "{'id':'\\udfffE'} | id | surrogate",
                "{'id':'c','name':'a\\u0000'} | name | NUL",
                "{'id':'c','complaints':[{'id':'k','openedAt':'2026-03-01','text':'\\ud83d'}]} |"
                        + " complaints[0].text | surrogate",
                "{'id':'c','complaints':[{'id':'k','openedAt':'2026-03-01','text':'\\ud83d'}]}"
                        + " | complaints[0].text | surrogate",
                "{'id':'c','name':'a\\u0001'} | name | control",
                "{'id':'c','phone':'\\u001b[2J'} | phone | control",
                "{'id':'c','email':'a@b\\u007f'} | email | control",
                "{'id':'c\\u202E'} | id | U+202E",
                "{'id':'\\u200b'} | id | invisible",
                "{'id':'\\u2066c'} | id | direction",
                "{'id':'\\ufeff'} | id | invisible",
                "{'id':'\\u3164'} | id | invisible",
                "{'id':'c','orders':[{'id':'\\u200b\\u200d','placedAt':'2026-03-01'}]} | orders[0].id | invisible"
            })
    void unstorableAndInvisibleCharactersAreRejected(String json, String field, String problem) {
        InvalidInput refused = catchThrowableOfType(
                InvalidInput.class, () -> FactsJson.read(json.strip().replace('\'', '"')));

        assertThat(refused).isNotNull();
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.getMessage()).contains(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "Ана", "שלום", "a\\u200db", "e\\u0301", "gid://shopify/Customer/1"})
    void idsInAnyScriptAreAccepted(String id) {
        assertThat(FactsJson.read("{\"id\":\"" + id + "\",\"name\":\"two\\nlines\\tand a tab\"}")
                        .name())
                .contains("\n");
    }

    /** Earlier releases accepted these characters, so such customers must remain readable. */
    @Test
    void storedCustomersRemainReadable() {
        Customer customer = FactsJson.stored(
                "{\"id\":\"E\\ud800\",\"name\":\"a\\u0001b\\u0000\",\"segment\":\"\\u200b\"}", Customer.class);

        assertThat(customer.id()).isEqualTo("E\uFFFD");
        assertThat(customer.name()).isEqualTo("a\uFFFDb\uFFFD");
        assertThat(customer.segment()).isEqualTo("\uFFFD");
    }
}
