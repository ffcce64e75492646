package org.holdfast.facts.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.holdfast.Samples;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consents.Use;
import org.holdfast.facts.Purpose;
import org.junit.jupiter.api.Test;

/** What rules can ask about consents is what the guardrail sees. */
class ContactStateTest {

    private static ContactState state(String consents) {
        return ContactState.of(
                Samples.customer(
                        "{'id':'c','emails':[{'address':'a@example.org'},{'address':'b@example.org'}],'consents':["
                                + consents + "]}"),
                Instant.parse("2026-03-15T12:00:00Z"),
                ZoneOffset.UTC);
    }

    private static String answer(boolean given, String more) {
        return "{'channel':'email','purpose':'marketing','given':" + given + ",'at':'2026-01-01'" + more + "}";
    }

    @Test
    void aRefusalOfOneAddressIsNoneWhileAnotherMayBeUsed() {
        ContactState one = state(answer(true, "") + "," + answer(false, ",'address':'a@example.org'"));
        assertThat(one.marketingBy()).contains("email");
        assertThat(one.refusedBy(Purpose.MARKETING)).isEmpty();

        ContactState both = state(answer(false, ",'address':'a@example.org','source':'shared-address'") + ","
                + answer(false, ",'address':'b@example.org'"));
        assertThat(both.marketingBy()).isEmpty();
        assertThat(both.refusedBy(Purpose.MARKETING)).containsExactly("email");
        assertThat(both.reachability().isAllowed(new Use(Channel.EMAIL, Purpose.MARKETING)))
                .isFalse();
    }

    @Test
    void whoWasEverAskedIsNotUnasked() {
        assertThat(state("").marketingUnaskedBy()).contains("email", "sms");
        assertThat(state(answer(true, ",'endsAt':'2026-02-01'")).marketingUnaskedBy())
                .doesNotContain("email")
                .contains("sms");
        assertThat(state("{'channel':'email','purpose':'marketing','given':true,'at':'2026-03-16'}")
                        .marketingUnaskedBy())
                .contains("email");
        assertThat(ContactState.of(
                                Samples.customer("{'id':'c'}"), Instant.parse("2026-03-15T12:00:00Z"), ZoneOffset.UTC)
                        .marketingUnaskedBy())
                .isNull();
    }

    @Test
    void aTopicIsRefusedOnItsOwnOrWithEverything() {
        ContactState topic = state(answer(true, "") + "," + answer(false, ",'topic':'news'"));
        assertThat(topic.topicsRefused()).containsExactly("email/news");
        assertThat(topic.topicsAgreed()).isEmpty();

        ContactState only = state(answer(true, ",'topic':'news'"));
        assertThat(only.topicsAgreed()).containsExactly("email/news");
        assertThat(only.marketingBy()).isEmpty();
    }
}
