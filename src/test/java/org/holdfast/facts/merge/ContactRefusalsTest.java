package org.holdfast.facts.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.Samples.customer;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Consents;
import org.holdfast.facts.Consents.Permission;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.merge.ContactRefusals.Hearing;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A refusal remains in effect until a later answer; a day ends before anything that is later begins. */
class ContactRefusalsTest {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
    private static final Hearing HEARING =
            new Hearing(ZoneId.of("Europe/Chisinau"), Instant.parse("2026-02-01T00:00:00Z"), NOW);

    /** {@code yes}, {@code no} or {@code back}, and a time or a hyphen. */
    private static Consent answer(String text) {
        String[] parts = text.split(" ");
        DateOrInstant at = parts[1].equals("-") ? null : DateOrInstant.parse(parts[1]);
        return parts[0].equals("back")
                ? new Consent(Channel.SMS, Purpose.SERVICE, null, at, "asked to forget it", null, null, null, null)
                : new Consent(Channel.SMS, Purpose.SERVICE, parts[0].equals("yes"), at);
    }

    private static List<Consent> answers(String text) {
        return text.equals("none")
                ? List.of()
                : List.of(text.split(", ")).stream()
                        .map(ContactRefusalsTest::answer)
                        .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no 2026-01-05 | none | kept",
                "no - | none | kept",
                "no 2026-01-05 | yes - | kept",
                "no - | yes - | kept",
                "no 2026-01-05 | yes 2026-01-05 | kept",
                "no 2026-01-05 | yes 2026-01-05T12:00:00Z | kept",
                "no 2026-01-05 | yes 2026-01-04 | kept",
                "no 2026-01-05 | back 2026-01-04 | kept",
                "no - | yes 2026-01-31 | kept",
                "no 2026-01-05 | yes 2026-03-16 | kept",
                "no 2026-01-05 | no 2026-01-02 | kept",
                "no 2026-01-05 | yes 2026-01-06 | gone",
                "no 2026-01-05 | back 2026-01-06 | gone",
                "no - | yes 2026-02-02 | gone",
                "no 2026-01-05 | no 2026-01-05 | gone",
                "no 2026-01-05 | no 2026-01-09 | gone",
                "no 2026-01-05 | no - | gone",
                "no 2026-01-05, yes 2026-01-09 | none | gone",
            })
    void onlyALaterAnswerEndsARefusal(String before, String received, String expected) {
        assertThat(ContactRefusals.kept(answers(before), answers(received), HEARING))
                .hasSize(expected.equals("kept") ? 1 : 0);
        assertThat(ContactRefusals.kept(answers(before), null, HEARING).isEmpty())
                .isEqualTo(before.contains("yes"));
    }

    @ParameterizedTest
    @CsvSource({"back 2026-03-01, UNKNOWN", "back 2026-01-01, REFUSED", "back 2026-02-01, REFUSED"})
    void aWithdrawnAnswerLeavesThePermissionUnknown(String back, Permission expected) {
        List<Consent> answers = List.of(answer("no 2026-02-01"), answer(back));

        assertThat(Consents.of(answers, NOW, ZoneId.of("UTC")).permission(Channel.SMS, Purpose.SERVICE))
                .isEqualTo(expected);
        assertThat(Consents.of(List.of(answer("yes 2026-02-01"), answer("back 2026-03-01")), NOW, ZoneId.of("UTC"))
                        .permission(Channel.SMS, Purpose.SERVICE))
                .isEqualTo(Permission.UNKNOWN);
        assertThat(Consents.of(List.of(answer("back 2026-02-01"), answer("yes 2026-03-01")), NOW, ZoneId.of("UTC"))
                        .permission(Channel.SMS, Purpose.SERVICE))
                .isEqualTo(Permission.GIVEN);
    }

    @Test
    void aWithdrawalRequiresAReasonAndATime() {
        String about = "{'id':'c','consents':[{'channel':'sms','purpose':'service',";

        assertThatThrownBy(() -> customer(about + "'given':null,'at':'2026-03-01'}]}"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("null with a reason");
        assertThatThrownBy(() -> customer(about + "'given':null,'reason':' ','at':'2026-03-01'}]}"))
                .hasMessageContaining("null with a reason");
        assertThatThrownBy(() -> customer(about + "'given':null,'reason':'r'}]}"))
                .hasMessageContaining("from when on");
        assertThatThrownBy(() -> customer(about + "'given':false,'reason':'r'}]}"))
                .hasMessageContaining("only expected with \"given\": null");
        Customer back = customer(about + "'given':null,'reason':'wrong person','at':'2026-03-01'}]}");
        assertThat(FactsJson.read(FactsJson.write(back))).isEqualTo(back);
    }

    @Test
    void theResultDoesNotDependOnTheOrderOfArrival() {
        List<Consent> received = new ArrayList<>(answers(
                "no 2026-02-05, yes 2026-02-05T12:00:00Z, yes 2026-02-07, back 2026-02-07, no 2026-02-06T09:00:00Z, "
                        + "no 2026-02-07T09:00:00Z, yes 2026-03-20"));
        List<Consent> expected = null;
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(received, new Random(seed));
            List<Consent> all = List.of();
            for (Consent each : received) {
                List<Consent> next = ContactRefusals.with(all, each, HEARING);
                all = next == null ? all : next;
            }
            List<Consent> sorted =
                    all.stream().sorted(Comparator.comparing(Consent::toString)).toList();
            expected = expected == null ? sorted : expected;
            assertThat(sorted).as("seed %d", seed).isEqualTo(expected);
        }
        assertThat(Consents.of(expected, NOW, HEARING.zone()).permission(Channel.SMS, Purpose.SERVICE))
                .isEqualTo(Permission.REFUSED);
    }

    /**
     * Answers about topics and addresses, some of which end, in any order: what is kept refuses whatever all refuse.
     */
    @Test
    void noRefusalIsLostWhateverTheOrderOfArrival() {
        List<String> topics = List.of("", "news", "sales");
        List<String> addresses = List.of("", "a@example.org", "A+tag@Example.org", "b@example.org");
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            List<Consent> received = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int kind = random.nextInt(5);
                DateOrInstant at = DateOrInstant.parse("2026-02-" + (10 + random.nextInt(9)));
                String topic = topics.get(random.nextInt(3));
                String address = addresses.get(random.nextInt(4));
                received.add(new Consent(
                        Channel.EMAIL,
                        Purpose.MARKETING,
                        kind == 4 ? null : kind > 1,
                        random.nextInt(8) == 0 && kind < 4 ? null : at,
                        kind == 4 ? "asked to forget it" : null,
                        null,
                        address.isEmpty() ? null : address,
                        topic.isEmpty() ? null : topic,
                        kind == 3 ? DateOrInstant.parse("2026-03-20") : null));
            }
            List<Consent> kept = List.of();
            for (Consent each : received) {
                List<Consent> next = ContactRefusals.with(kept, each, HEARING);
                kept = next == null ? kept : next;
            }
            for (Instant when : List.of(NOW, NOW.plusSeconds(30L * 86_400))) {
                Consents all = Consents.of(received, when, HEARING.zone());
                Consents left = Consents.of(kept, when, HEARING.zone());
                for (String topic : topics) {
                    for (String address : addresses.subList(1, 4)) {
                        Consents.Use use = new Consents.Use(
                                Channel.EMAIL, Purpose.MARKETING, address, topic.isEmpty() ? null : topic);
                        // An answer without a time counts from when it was heard, which only storing knows.
                        if (all.refusals(use).stream().anyMatch(no -> no.at() != null)) {
                            assertThat(left.permission(use))
                                    .as("seed %d: %s", seed, use)
                                    .isEqualTo(Permission.REFUSED);
                        }
                    }
                }
            }
        }
    }
}
