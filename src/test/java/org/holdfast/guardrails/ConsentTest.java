package org.holdfast.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consents.Permission;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.Purpose;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentTest {

    /** Applies to every channel and every kind of action. */
    private static final Map<Purpose, Map<Permission, String>> TABLE = Map.of(
            Purpose.SERVICE, Map.of(Permission.GIVEN, "yes", Permission.REFUSED, "refused", Permission.UNKNOWN, "yes"),
            Purpose.MARKETING,
                    Map.of(Permission.GIVEN, "yes", Permission.REFUSED, "objected", Permission.UNKNOWN, "no-consent"));

    private final ConsentGuardrail guardrail = new ConsentGuardrail();

    private static GuardrailCase asking(Channel channel, ActionKind kind, Purpose purpose, Permission permission) {
        String consents = permission == Permission.UNKNOWN
                ? ""
                : "{'channel':'%s','purpose':'%s','given':%s,'at':'2026-01-01'}"
                        .formatted(channel, purpose, permission == Permission.GIVEN);
        return GuardrailCase.plain()
                .facts("{'id':'c','consents':[" + consents + "]}")
                .on(channel)
                .wants(GuardrailCase.action(kind, purpose, null, null, null, Map.of()));
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void marketingNeedsConsentAndServiceNoRefusal(Channel channel) {
        TABLE.forEach((purpose, answers) -> answers.forEach((permission, expected) -> {
            for (ActionKind kind : ActionKind.values()) {
                assertThat(orYes(asking(channel, kind, purpose, permission).because(guardrail)))
                        .as("%s %s %s %s", channel, kind, purpose, permission)
                        .isEqualTo(expected);
            }
        }));
    }

    @Test
    void consentAppliesToItsChannelAndPurposeOnly() {
        GuardrailCase agreed = asking(Channel.EMAIL, ActionKind.OFFER, Purpose.MARKETING, Permission.GIVEN);

        assertThat(agreed.on(Channel.SMS).because(guardrail)).isEqualTo("no-consent");
        assertThat(asking(Channel.EMAIL, ActionKind.OFFER, Purpose.SERVICE, Permission.GIVEN)
                        .wants(GuardrailCase.action(ActionKind.OFFER, Purpose.MARKETING, null, null, null, Map.of()))
                        .because(guardrail))
                .isEqualTo("no-consent");
    }

    @Test
    void aCallerIsServedDespiteARefusalOfCalls() {
        GuardrailCase refused = asking(Channel.CALL, ActionKind.GOODWILL, Purpose.SERVICE, Permission.REFUSED);

        assertThat(refused.because(guardrail)).isEqualTo("refused");
        assertThat(refused.asked(Channel.CALL, DecisionMoment.INBOUND_CALL).because(guardrail))
                .isNull();
        assertThat(refused.asked(null, DecisionMoment.INBOUND_CALL).because(guardrail))
                .isNull();
        assertThat(refused.asked(Channel.CALL, DecisionMoment.REVIEW).because(guardrail))
                .isEqualTo("refused");
        assertThat(refused.asked(null, DecisionMoment.VISIT).because(guardrail))
                .as("a customer in the shop does not want to be called")
                .isEqualTo("refused");
    }

    @Test
    void marketingNeedsConsentAlsoWhenTheCustomerIsPresent() {
        for (Permission permission : new Permission[] {Permission.REFUSED, Permission.UNKNOWN}) {
            GuardrailCase advertising = asking(Channel.CALL, ActionKind.OFFER, Purpose.MARKETING, permission);
            assertThat(advertising
                            .asked(Channel.CALL, DecisionMoment.INBOUND_CALL)
                            .because(guardrail))
                    .isNotNull();
        }
    }

    @Test
    void consentsOfTheFutureDoNotCountYet() {
        GuardrailCase later = GuardrailCase.plain()
                .facts("{'id':'c','consents':[{'channel':'email','purpose':'service','given':false,"
                        + "'at':'2026-03-19'}]}");

        assertThat(later.because(guardrail)).isNull();
        assertThat(later.at("2026-03-19T00:00:00Z").because(guardrail)).isEqualTo("refused");
    }

    private static String orYes(@Nullable String because) {
        return because == null ? "yes" : because;
    }
}
