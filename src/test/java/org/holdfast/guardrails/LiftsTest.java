package org.holdfast.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.decisions.Guardrail;
import org.holdfast.decisions.Guardrail.Verdict;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.rules.limits.Allowance;
import org.holdfast.rules.limits.ContactCap;
import org.holdfast.rules.limits.IncidentType;
import org.holdfast.rules.limits.Limits;
import org.holdfast.rules.limits.QuietHours;
import org.holdfast.rules.limits.ServiceRecovery;
import org.holdfast.rules.limits.Suppression;
import org.holdfast.rules.model.ActionKind;
import org.junit.jupiter.api.Test;

/** Random cases: a guardrail that names a lift date allows the action from then on, and not a second earlier. */
class LiftsTest {

    private static final List<String> ZONES =
            List.of("Europe/Chisinau", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC");
    private static final Instant START = Instant.parse("2026-02-20T00:00:00Z");
    private static final int CASES = 2500;

    @Test
    void everyLiftDateIsExact() {
        Random random = new Random(20260318);
        Limits limits = null;
        Map<String, Integer> lifted = new TreeMap<>();
        for (int i = 0; i < CASES; i++) {
            limits = i % 40 == 0 ? limits(random) : limits;
            GuardrailCase proposed = proposed(random, limits);
            for (Guardrail guardrail : Guardrails.all()) {
                Verdict.HeldBack held = proposed.held(guardrail);
                if (held != null && held.liftsAt() != null && !guardrail.name().equals("budget")) {
                    Lifts.exactly(guardrail, proposed);
                    lifted.merge(guardrail.name(), 1, Integer::sum);
                }
            }
        }
        assertThat(lifted.keySet())
                .containsExactly(
                        "allowance", "contact-cap", "cool-down", "open-incident", "quiet-hours", "suppression");
        assertThat(lifted.values()).allMatch(times -> times > 20);
    }

    private static GuardrailCase proposed(Random random, Limits limits) {
        Instant now = START.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 60)));
        ActionKind kind = ActionKind.values()[random.nextInt(5)];
        GuardrailCase proposed = GuardrailCase.of(limits)
                .at(now)
                .on(random.nextBoolean() ? Channel.EMAIL : Channel.CALL)
                .about(random.nextBoolean() ? null : "k")
                .facts("{'id':'c','timeZone':'" + ZONES.get(random.nextInt(ZONES.size())) + "'," + facts(random, now)
                        + "}")
                .giving(String.valueOf(1 + random.nextInt(30)))
                .wants(GuardrailCase.action(
                        kind,
                        Purpose.SERVICE,
                        null,
                        random.nextBoolean() ? null : random.nextInt(40),
                        random.nextBoolean() ? null : "5",
                        Map.of()));
        for (int past = random.nextInt(6); past > 0; past--) {
            proposed = proposed.did(
                    now.minus(Duration.ofMinutes(random.nextInt(40 * 24 * 60))).toString(),
                    Status.values()[random.nextInt(7)],
                    random.nextInt(4) == 0 ? "other" : GuardrailCase.ID,
                    random.nextBoolean() ? null : "k",
                    random.nextBoolean() ? null : "12");
        }
        return proposed;
    }

    private static String facts(Random random, Instant now) {
        String opened = now.minus(Duration.ofHours(100 + random.nextInt(900))).toString();
        String over = now.minus(Duration.ofHours(random.nextInt(100))).toString();
        return switch (random.nextInt(4)) {
            case 0 -> "'complaints':[{'id':'k','openedAt':'" + opened + "','resolvedAt':'" + over + "'}]";
            case 1 -> "'orders':[{'id':'o','placedAt':'2026-01-01','promisedAt':'" + opened + "'}]";
            case 2 ->
                "'orders':[{'id':'o','placedAt':'2026-01-01','promisedAt':'" + opened + "','deliveredAt':'" + over
                        + "'}]";
            default -> "'complaints':[]";
        };
    }

    private static Limits limits(Random random) {
        return new Limits(
                Limits.NONE.exchangeRates(),
                GuardrailCase.always(List.of(
                        new ContactCap(
                                Set.of(Channel.EMAIL, Channel.CALL),
                                null,
                                1 + random.nextInt(3),
                                1 + random.nextInt(10)),
                        new ContactCap(
                                Set.of(Channel.CALL), Purpose.SERVICE, 1 + random.nextInt(3), 1 + random.nextInt(10)))),
                GuardrailCase.always(List.of(hours(random), hours(random))),
                GuardrailCase.always(new Suppression(
                        random.nextInt(40), random.nextInt(3), 1 + random.nextInt(40), random.nextInt(60))),
                GuardrailCase.always(new ServiceRecovery(random.nextInt(10))),
                GuardrailCase.always(Map.of("late-order", new IncidentType(random.nextInt(60), 90))),
                Limits.NONE.budgets(),
                GuardrailCase.always(List.of(
                        new Allowance(
                                EnumSet.allOf(ActionKind.class),
                                new BigDecimal(10 + random.nextInt(30)),
                                1 + random.nextInt(40)),
                        new Allowance(
                                Set.of(ActionKind.OFFER, ActionKind.REWARD),
                                new BigDecimal(10 + random.nextInt(30)),
                                1 + random.nextInt(40)))),
                Limits.NONE.authority(),
                Limits.NONE.controlGroups(),
                Limits.NONE.weights());
    }

    private static QuietHours hours(Random random) {
        return new QuietHours(
                Set.of(Channel.CALL),
                LocalTime.of(random.nextInt(24), 30 * random.nextInt(2)),
                LocalTime.of(random.nextInt(24), 0),
                Set.copyOf(Arrays.asList(DayOfWeek.values()).subList(random.nextInt(3), 4 + random.nextInt(4))));
    }
}
