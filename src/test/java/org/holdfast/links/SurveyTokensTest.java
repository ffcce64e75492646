package org.holdfast.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.holdfast.facts.Survey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyTokensTest {

    private static final SurveyTicket TICKET = new SurveyTicket(
            "f47ac10b-58cc-4372-a567-0e02b2c3d479.25", Survey.Kind.NPS, Instant.parse("2026-04-14T10:00:00Z"));

    private final SurveyTokens tokens = new SurveyTokens(new byte[32]);

    @ParameterizedTest
    @EnumSource
    void aTokenDecodesToItsTicket(Survey.Kind kind) {
        SurveyTicket ticket = new SurveyTicket(TICKET.actionId(), kind, TICKET.expiresAt());

        assertThat(tokens.read(tokens.write(ticket))).contains(ticket);
        assertThat(tokens.write(ticket)).hasSize(52).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void aTokenWithAnyChangedBitIsInvalid() {
        byte[] bytes = Base64.getUrlDecoder().decode(tokens.write(TICKET));
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] other = bytes.clone();
            other[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(tokens.read(Base64.getUrlEncoder().withoutPadding().encodeToString(other)))
                    .as("bit " + bit)
                    .isEmpty();
        }
    }

    @Test
    void aTokenOfAnotherSecretIsInvalid() {
        byte[] other = new byte[32];
        other[0] = 1;

        assertThat(new SurveyTokens(other).read(tokens.write(TICKET))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "!!!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void anInvalidTokenIsEmpty(String text) {
        assertThat(tokens.read(text)).isEmpty();
        assertThat(tokens.read(text.repeat(1000))).isEmpty();
    }
}
