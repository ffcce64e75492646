package org.holdfast.facts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.holdfast.facts.Customer;
import org.holdfast.facts.validation.InvalidInput;
import org.junit.jupiter.api.Test;

class FactsJsonTest {

    private static final String EVERYTHING = """
            {"id":"C-1","name":"Ана","language":"ro","timeZone":"Europe/Chisinau","country":"MD",\
            "birthday":"1990-02-28",\
            "customerSince":"2020-01-05","segment":"consumer","email":"a@example.org","phone":"+373 22 000 000",\
            "preferredChannel":"sms","assignedAgent":"Vera","referredBy":"C-9",\
            "consents":[{"channel":"email","purpose":"marketing","given":true,"at":"2024-05-02T10:00:00Z"}],\
            "membership":{"programme":"Club","joinedAt":"2024-01-01","tier":"gold","points":120,"stamps":3,\
            "cardDiscount":5.5},\
            "orders":[{"id":"1","placedAt":"2026-03-01T08:20:00Z","value":120.00,"currency":"EUR",\
            "promisedAt":"2026-03-12",\
            "shippedAt":"2026-03-03","deliveredAt":"2026-03-09T11:00:00Z","promisedDiscount":10,"appliedDiscount":4.50,\
            "lines":[{"sku":"t","name":"Tea","category":"tea","quantity":3,"delivered":2,"price":6.90}]},\
            {"id":"2","placedAt":"2026-03-02","cancelledAt":"2026-03-03"}],\
            "complaints":[{"id":"k","orderId":"1","openedAt":"2026-03-10","topic":"damage","severity":3,\
            "fault":"carrier",\
            "firstReplyAt":"2026-03-11","resolvedAt":"2026-03-12","channel":"call","text":"broken"}],\
            "returns":[{"id":"r","orderId":"1","at":"2026-03-13","value":6.90,"reason":"broken"}],\
            "surveys":[{"kind":"nps","score":9,"at":"2026-03-14","comment":"fine"}],\
            "interactions":[{"at":"2026-03-15","channel":"store","kind":"praise","employee":"Ion","note":"kind"}],\
            "observations":[{"at":"2026-03-16","place":"shop-1","kind":"queue","score":70,"note":"long"}],\
            "sources":{"orders":{"from":"shop","at":"2026-03-17T00:00:00Z"}}}""";

    @Test
    void everyFieldSurvivesARoundTrip() {
        Customer customer = FactsJson.read(EVERYTHING);

        assertThat(FactsJson.write(customer)).isEqualTo(EVERYTHING);
        assertThat(FactsJson.read(FactsJson.write(customer))).isEqualTo(customer);
    }

    @Test
    void equalFactsHaveEqualHashesHoweverTheyWereWritten() {
        Customer customer = FactsJson.read("{\"segment\":\"a\", \"id\":\"c\"}");

        assertThat(FactsHash.of(customer))
                .isEqualTo(FactsHash.of(FactsJson.read("{\"id\":\"c\",\"segment\":\"a\"}")))
                .startsWith("sha256:")
                .hasSize(71);
        assertThat(FactsHash.of(customer))
                .isNotEqualTo(FactsHash.of(FactsJson.read("{\"id\":\"c\",\"segment\":\"b\"}")));
    }

    @Test
    void malformedJsonIsReportedWithItsLine() {
        InvalidInput problem =
                catchThrowableOfType(InvalidInput.class, () -> FactsJson.read("{\"id\": \"c\",\n  oops }"));

        assertThat(problem).hasMessageContaining("line 2");
    }

    @Test
    void duplicateFieldsAreRejected() {
        InvalidInput problem =
                catchThrowableOfType(InvalidInput.class, () -> FactsJson.read("{\"id\":\"c\",\"id\":\"d\"}"));

        assertThat(problem).hasMessageContaining("Duplicate");
    }

    @Test
    void excessiveNestingIsRejected() {
        InvalidInput problem = catchThrowableOfType(InvalidInput.class, () -> FactsJson.read("[".repeat(5_000)));

        assertThat(problem).isNotNull();
    }

    @Test
    void trailingContentIsRejected() {
        assertThat(catchThrowableOfType(InvalidInput.class, () -> FactsJson.read("{\"id\":\"c\"} {}")))
                .isNotNull();
    }

    @Test
    void nullMeansUnknownLikeAnAbsentField() {
        assertThat(FactsJson.read("{\"id\":\"c\",\"orders\":null}")).isEqualTo(FactsJson.read("{\"id\":\"c\"}"));
    }
}
