package org.holdfast.facts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.holdfast.facts.Customer;
import org.holdfast.facts.validation.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Numbers that would exhaust memory when printed or scaled are rejected. */
class NumbersInJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1e1000000000",
                "1e1000000000",
                "1e-1000000000",
                "0e99999",
                "0e-20000",
                "-0e-9999",
                "1e99999999999",
                "1e-99999999999",
                "1E+101",
                "0e101",
                "1.5e-101",
                "-1e2147483647",
                "1e-2147483648"
            })
    void exponentsAreBoundedAndTheNumberIsNeverPrinted(String number) {
        InvalidInput problem = refused(
                "{\"id\":\"c\",\"orders\":[{\"id\":\"1\",\"placedAt\":\"2026-03-01\",\"value\":" + number + "}]}");

        assertThat(problem.field()).isEqualTo("orders[0].value");
        assertThat(problem.getMessage()).contains("100").doesNotContain(number).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @CsvSource({"name", "id", "birthday", "language", "timeZone", "preferredChannel", "membership", "orders", "nonsense"
    })
    void theLimitsApplyWhereNoNumberIsExpected(String field) {
        InvalidInput problem = refused("{\"" + field + "\":1e99999999999}");

        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.getMessage()).hasSizeLessThan(400).doesNotContain("java.", "99999999999");
    }

    @Test
    void aNumberOfTooManyDigitsNamesItsField() {
        InvalidInput problem = refused("{\"id\":\"c\",\"orders\":[{\"id\":\"1\",\"placedAt\":\"2026-03-01\",\"value\":"
                + "7".repeat(101) + "}]}");

        assertThat(problem.field()).isEqualTo("orders[0].value");
        assertThat(problem.getMessage()).contains("100 digits").doesNotContain("777");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1e99", "-0.000000000000000000000001", "-555555555555555555555"})
    void rejectedNumbersAreNotQuoted(String number) {
        InvalidInput problem = refused(
                "{\"id\":\"c\",\"orders\":[{\"id\":\"1\",\"placedAt\":\"2026-03-01\",\"value\":" + number + "}]}");

        assertThat(problem.field()).isEqualTo("orders[0].value");
        assertThat(problem.getMessage()).contains("negative").doesNotContain(number, "000000");
    }

    @Test
    void theLimitsApplyToTrees() {
        InvalidInput problem = catchThrowableOfType(
                InvalidInput.class, () -> FactsJson.tree("[{\"data\":{\"a~/b\":1e5000}}]".getBytes()));

        assertThat(problem.field()).isEqualTo("[0].data.a~/b");
    }

    @Test
    void ordinaryNumbersAreAcceptedUnchanged() {
        Customer customer =
                FactsJson.read("{\"id\":\"c\",\"orders\":[{\"id\":\"1\",\"placedAt\":\"2026-03-01\",\"value\":1e3,"
                        + "\"promisedDiscount\":-0.0,\"appliedDiscount\":12.50}]}");

        assertThat(FactsJson.write(customer))
                .contains("\"value\":1000,\"promisedDiscount\":0.0,\"appliedDiscount\":12.50");
        assertThat(FactsJson.read(FactsJson.write(customer))).isEqualTo(customer);
        assertThat(FactsJson.read(
                                "{\"id\":\"c\",\"orders\":[{\"id\":\"1\",\"placedAt\":\"2026-03-01\",\"value\":0e50}]}")
                        .orders())
                .first()
                .extracting("value")
                .hasToString("0");
    }

    @ParameterizedTest
    @CsvSource({"value,' '", "value,''", "value,'\t'", "value,7", "promisedDiscount,'  '"})
    void textsAreNotAcceptedAsNumbers(String field, String text) {
        InvalidInput problem = refused("{\"id\":\"c\",\"orders\":[{\"id\":\"1\",\"placedAt\":\"2026-03-01\",\"" + field
                + "\":\"" + text.replace("\t", "\\t") + "\"}]}");

        assertThat(problem.field()).isEqualTo("orders[0]." + field);
        assertThat(problem.getMessage()).contains("a number without quotes");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"id\":\"c\",\"complaints\":[{\"id\":\"1\",\"openedAt\":\"2026-03-01\",\"severity\":\" \"}]}',"
                + "complaints[0].severity",
        "'{\"id\":\"c\",\"membership\":{\"programme\":\"p\",\"stamps\":\" \"}}',membership.stamps",
        "'{\"id\":\"c\",\"consents\":[{\"channel\":\"email\",\"purpose\":\"service\",\"given\":\""
                + " \"}]}',consents[0].given",
        "'{\"id\":\"c\",\"consents\":[{\"channel\":\""
                + " \",\"purpose\":\"service\",\"given\":true}]}',consents[0].channel",
        "'{\"id\":\"c\",\"orders\":\" \"}',orders",
        "'{\"id\":\"c\",\"membership\":\" \"}',membership",
        "'{\"id\":\"c\",\"sources\":\" \"}',sources",
        "'{\"id\":\"c\",\"birthday\":\" \"}',birthday",
        "'{\"id\":\"c\",\"timeZone\":\" \"}',timeZone",
        "'{\"id\":\"c\",\"customerSince\":\" \"}',customerSince"
    })
    void blankTextsAreNotAcceptedAsOtherTypes(String json, String field) {
        assertThat(refused(json).field()).isEqualTo(field);
    }

    @Test
    void nullStaysUnknown() {
        JsonNode tree = FactsJson.tree("{\"id\":\"c\",\"name\":null}".getBytes());

        assertThat(FactsJson.read(tree, Customer.class).name()).isNull();
    }

    private static InvalidInput refused(String json) {
        InvalidInput problem = catchThrowableOfType(InvalidInput.class, () -> FactsJson.read(json));
        assertThat(problem).as(json).isNotNull();
        return problem;
    }
}
