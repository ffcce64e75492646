package org.holdfast.ingestion.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.holdfast.facts.validation.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactPropertiesTest {

    private final ContactProperties properties = new ContactProperties(
            Map.of("tier", "segment", "born", "birthday", "sms_ok", "opt-in:sms:service", "phone", ""));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "email                | ana@example.com | customer.changed | " + "{\"email\":\"ana@example.com\"}",
                "hs_language          | pt-br           | customer.changed | " + "{\"language\":\"pt\"}",
                "createdate           | 1564113600000   | customer.changed | "
                        + "{\"customerSince\":\"2019-07-26T04:00:00Z\"}",
                "firstname            | Ana             | customer.changed | " + "{\"givenName\":\"Ana\"}",
                "city                 | Cahul           | customer.changed | " + "{\"city\":\"Cahul\"}",
                "state                | Moldova         | customer.changed | " + "{\"region\":\"Moldova\"}",
                "born                 | --05-17         | customer.changed | " + "{\"birthday\":\"--05-17\"}",
                "tier                 | gold            | customer.changed | " + "{\"segment\":\"gold\"}",
                "born                 | 631152000000    | customer.changed | " + "{\"birthday\":\"1990-01-01\"}",
                "born                 | 1990-01-01      | customer.changed | " + "{\"birthday\":\"1990-01-01\"}",
                "hs_email_optout      | true            | consent.changed  | "
                        + "{\"channel\":\"email\",\"purpose\":\"marketing\",\"given\":false}",
                "hs_email_optout      | false           | consent.changed  | "
                        + "{\"channel\":\"email\",\"purpose\":\"marketing\",\"given\":true}",
                "sms_ok               | true            | consent.changed  | "
                        + "{\"channel\":\"sms\",\"purpose\":\"service\",\"given\":true}",
            })
    void aPropertyBecomesItsMappedFact(String property, String value, String type, String data) {
        ContactProperties.Change change = properties.change(property, value);

        assertThat(change.type()).isEqualTo(type);
        assertThat(change.data().toString()).isEqualTo(data);
    }

    @Test
    void unmappedAndEmptyPropertiesChangeNothing() {
        assertThat(properties.change("favourite_colour", "red")).isNull();
        assertThat(properties.change("phone", "+373 22 000 000"))
                .as("removed by an empty mapping")
                .isNull();
        assertThat(properties.change("email", " ")).isNull();
        assertThat(properties.change(null, "x")).isNull();
    }

    @Test
    void aConsentIsTrueOrFalse() {
        assertThatThrownBy(() -> properties.change("hs_email_optout", "perhaps"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("expected true or false");
    }

    @ParameterizedTest
    @CsvSource({
        "colour",
        "orders",
        "id",
        "sources",
        "opt-in:email",
        "opt-in:pigeon:marketing",
        "opt-in:email:fun",
        "opt-up:email:marketing"
    })
    void anInvalidMappingIsRefusedAtTheStart(String target) {
        assertThatThrownBy(() -> new ContactProperties(Map.of("x", target)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holdfast.hubspot.properties[x] is \"" + target + "\"")
                .hasMessageContaining("segment");
    }
}
