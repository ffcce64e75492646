package org.holdfast.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.holdfast.facts.Survey;
import org.junit.jupiter.api.Test;

class UnsubscribeLinksTest {

    private static final String ACTION = "f47ac10b-58cc-4372-a567-0e02b2c3d479.25";
    private static final URI PUBLIC_URL = URI.create("https://care.example/");

    private final UnsubscribeLinks links = new UnsubscribeLinks(new byte[32], PUBLIC_URL);

    private String token() {
        return links.link(ACTION).substring("https://care.example/u/".length());
    }

    @Test
    void aLinkLeadsToItsMessage() {
        assertThat(links.link(ACTION)).matches("https://care\\.example/u/[A-Za-z0-9_-]{46}");
        assertThat(links.message(token())).hasValueSatisfying(message -> {
            assertThat(message.actionId()).isEqualTo(ACTION);
            assertThat(message.decisionId()).isEqualTo("f47ac10b-58cc-4372-a567-0e02b2c3d479");
        });
    }

    @Test
    void aLinkWithAnyChangedBitIsInvalid() {
        byte[] bytes = Base64.getUrlDecoder().decode(token());
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] other = bytes.clone();
            other[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(links.message(Base64.getUrlEncoder().withoutPadding().encodeToString(other)))
                    .as("bit " + bit)
                    .isEmpty();
        }
    }

    @Test
    void linksOfOtherInstallationsAndOtherKindsAreInvalid() {
        byte[] other = new byte[32];
        other[0] = 1;
        SurveyLinks surveys = new SurveyLinks(new byte[32], PUBLIC_URL, Duration.ofDays(30));
        String survey = surveys.link(ACTION, Survey.Kind.NPS, Instant.parse("2026-03-15T10:00:00Z"));

        assertThat(new UnsubscribeLinks(other, PUBLIC_URL).message(token())).isEmpty();
        assertThat(links.message(survey.substring("https://care.example/s/".length())))
                .isEmpty();
        assertThat(surveys.ticket(token())).isEmpty();
    }
}
