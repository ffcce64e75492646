package org.holdfast.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.holdfast.decisions.Guardrail;
import org.holdfast.decisions.Guardrail.Verdict;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.Purpose;
import org.holdfast.guardrails.contact.DoNotContactGuardrail;
import org.holdfast.guardrails.contact.OwnCapGuardrail;
import org.holdfast.guardrails.contact.ReachabilityGuardrail;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContactWishesTest {

    private static final Guardrail REACHABILITY = new ReachabilityGuardrail();
    private static final Guardrail DO_NOT_CONTACT = new DoNotContactGuardrail();
    private static final Guardrail OWN_CAP = new OwnCapGuardrail();

    private static GuardrailCase wanting(Purpose purpose, String facts) {
        return GuardrailCase.plain()
                .facts("{'id':'c'," + facts + "}")
                .wants(GuardrailCase.action(ActionKind.OFFER, purpose, null, null, null, Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"EMAIL,no-address", "SMS,-", "PUSH,-", "LETTER,-", "CHAT,-", "STAFF,-"})
    void aChannelNeedsAnAddressUnlessNothingIsKnown(Channel channel, @Nullable String because) {
        assertThat(because(wanting(Purpose.SERVICE, "'emails':[]").on(channel).ask(REACHABILITY)))
                .isEqualTo(because);
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"SMS", "CALL", "WHATSAPP", "VIBER", "TELEGRAM"})
    void wrongNumbersCannotBeUsedButWhoCallsIsAnswered(Channel channel) {
        GuardrailCase wrong = wanting(
                        Purpose.SERVICE, "'phone':'069123456','phones':[{'number':'069 123 456'," + "'state':'wrong'}]")
                .on(channel);

        assertThat(because(wrong.ask(REACHABILITY))).isEqualTo("address-unusable");
        assertThat(wrong.on(Channel.CALL)
                        .asked(null, DecisionMoment.INBOUND_CALL)
                        .ask(REACHABILITY))
                .isEqualTo(Verdict.ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({
        "SERVICE,EMAIL,true",
        "SERVICE,SMS,true",
        "SERVICE,STAFF,false",
        "SERVICE,WEB,false",
        "MARKETING,EMAIL,true",
        "MARKETING,STAFF,true",
        "MARKETING,WEB,true"
    })
    void onlyServiceThatWeDoNotStartRemains(Purpose purpose, Channel channel, boolean held) {
        Verdict verdict = wanting(
                        purpose, "'doNotContact':{'from':'2026-03-01','until':'2026-03-31','reason':'paused'}")
                .on(channel)
                .ask(DO_NOT_CONTACT);

        assertThat(verdict instanceof Verdict.HeldBack).isEqualTo(held);
        if (verdict instanceof Verdict.HeldBack hold) {
            assertThat(hold.liftsAt()).isEqualTo(Instant.parse("2026-04-01T00:00:00Z"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'doNotContact':{}                      | true",
                "'doNotContact':{'from':'2026-03-19'}   | false",
                "'doNotContact':{'until':'2026-03-17'}  | false",
                "'doNotContact':{'until':'2026-03-18'}  | true"
            })
    void itIsInForceFromItsStartToItsEnd(String facts, boolean held) {
        assertThat(wanting(Purpose.SERVICE, facts).ask(DO_NOT_CONTACT) instanceof Verdict.HeldBack)
                .isEqualTo(held);
    }

    @Test
    void theCustomersCapCountsAdvertisingOnly() {
        GuardrailCase once = wanting(Purpose.MARKETING, "'contactCap':{'times':1,'days':30}");

        assertThat(once.ask(OWN_CAP)).isEqualTo(Verdict.ALLOWED);
        assertThat(once.did("2026-03-01T10:00:00Z", Status.DELIVERED).ask(OWN_CAP))
                .isInstanceOfSatisfying(
                        Verdict.HeldBack.class,
                        hold -> assertThat(hold.liftsAt()).isEqualTo(Instant.parse("2026-03-31T00:00:00Z")));
        assertThat(once.did("2026-03-01T10:00:00Z", Status.FAILED).ask(OWN_CAP)).isEqualTo(Verdict.ALLOWED);
        assertThat(once.did("2026-02-01T10:00:00Z", Status.DELIVERED).ask(OWN_CAP))
                .isEqualTo(Verdict.ALLOWED);
        assertThat(wanting(Purpose.SERVICE, "'contactCap':{'times':0,'days':30}")
                        .ask(OWN_CAP))
                .isEqualTo(Verdict.ALLOWED);
        assertThat(wanting(Purpose.MARKETING, "'contactCap':{'times':0,'days':30}")
                        .ask(OWN_CAP))
                .isInstanceOf(Verdict.HeldBack.class);
        assertThat(wanting(Purpose.MARKETING, "'contactCap':{}").ask(OWN_CAP)).isEqualTo(Verdict.ALLOWED);
    }

    private static @Nullable String because(Verdict verdict) {
        return verdict instanceof Verdict.HeldBack held ? held.because() : null;
    }
}
