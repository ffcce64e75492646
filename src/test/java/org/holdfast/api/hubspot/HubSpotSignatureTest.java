package org.holdfast.api.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubSpotSignatureTest {

    private static final String URI = "https://www.example.com/webhook_uri";
    private static final byte[] BODY = "{'example_field':'example_value'}".getBytes(StandardCharsets.UTF_8);
    private static final String AT = "1693657560000";
    private static final Instant NOW = Instant.ofEpochMilli(1693657560000L);

    /** The values of HubSpot's own tests in hubspot-api-python and hubspot-api-ruby. */
    private final HubSpotSignature signature = new HubSpotSignature("yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy");

    private final String right = "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=";

    @ParameterizedTest
    @CsvSource({
        "1693657560000, K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=",
        "1700000300000, " + "RnbPH7+UMKVkbV32P8bz450N4M56aPmcru1+D3kSDtw="
    })
    void signaturesEqualThePublishedOnes(String timestamp, String published) {
        assertThat(signature.sign("POST", URI, BODY, timestamp)).isEqualTo(published);
        assertThat(signature.refusal(
                        "POST", URI, BODY, timestamp, published, Instant.ofEpochMilli(Long.parseLong(timestamp))))
                .isNull();
    }

    @Test
    void anyChangeInvalidatesTheSignature() {
        assertThat(signature.refusal("PUT", URI, BODY, AT, right, NOW)).contains("does not match this request");
        assertThat(signature.refusal("POST", URI + "/", BODY, AT, right, NOW)).contains("does not match this request");
        assertThat(signature.refusal("POST", URI.replace("https", "http"), BODY, AT, right, NOW))
                .contains("does not match this request");
        assertThat(signature.refusal("POST", URI, new byte[] {1}, AT, right, NOW))
                .contains("does not match this request");
        assertThat(signature.refusal("POST", URI, BODY, "1693657560001", right, NOW))
                .contains("does not match this request");
        assertThat(signature.refusal("POST", URI, BODY, AT, right.toLowerCase(Locale.ROOT), NOW))
                .contains("does not match this request");
        assertThat(new HubSpotSignature("other").refusal("POST", URI, BODY, AT, right, NOW))
                .contains("does not match this request");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, x, X-HubSpot-Request-Timestamp is missing",
                "1693657560000, -, X-HubSpot-Signature-v3 is missing",
                "yesterday, x, is not a time in milliseconds",
                "-1, x, is not a time in milliseconds",
                "9999999999999999999, x, is not a time in milliseconds",
            })
    void timestampAndSignatureAreRequired(String timestamp, String shown, String refusal) {
        assertThat(signature.refusal("POST", URI, BODY, timestamp, shown, NOW)).contains(refusal);
    }

    @Test
    void requestsMoreThanFiveMinutesOldOrInTheFutureAreRefused() {
        Duration five = Duration.ofMinutes(5);

        assertThat(signature.refusal("POST", URI, BODY, AT, right, NOW.plus(five)))
                .isNull();
        assertThat(signature.refusal(
                        "POST", URI, BODY, AT, right, NOW.plus(five).plusMillis(1)))
                .contains("5 minutes ago");
        assertThat(signature.refusal("POST", URI, BODY, AT, right, NOW.minus(five)))
                .isNull();
        assertThat(signature.refusal(
                        "POST", URI, BODY, AT, right, NOW.minus(five).minusMillis(1)))
                .contains("5 minutes in the future");
    }

    @Test
    void onlyTheEscapesListedByHubSpotAreDecoded() {
        String encoded = URI + "?a=%3A%2f%3F%40%21%24%27%28%29%2A%2C%3b&b=%20%26%3D%25";

        assertThat(signature.sign("POST", encoded, BODY, AT))
                .isEqualTo(signature.sign("POST", URI + "?a=:/?@!$'()*,;&b=%20%26%3D%25", BODY, AT));
        assertThat(signature.sign("POST", encoded, BODY, AT))
                .isNotEqualTo(signature.sign("POST", URI + "?a=:/?@!$'()*,;&b= &=%", BODY, AT));
    }
}
