package org.holdfast.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.holdfast.Samples.customer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Consents;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.reach.Reachability;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.preferences.PreferenceChange.Selection;
import org.junit.jupiter.api.Test;

class ChosenConsentsTest {

    private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");
    private static final DateOrInstant AT = DateOrInstant.of(NOW);
    private static final List<Channel> CHANNELS = List.of(Channel.EMAIL, Channel.SMS);
    private static final List<String> TOPICS = List.of("news", "offers");
    private static final String AGREED = "{'channel':'email','purpose':'marketing','given':true,'at':'2026-01-01'}";

    private final List<Consent> answers = new ArrayList<>();
    private String addresses = "";

    private ChosenConsentsTest with(String... consents) {
        answers.addAll(customer("{'id':'c','consents':[" + String.join(",", consents) + "]}")
                .consents());
        return this;
    }

    private ChosenConsents chosen() {
        return new ChosenConsents(
                new Reachability(
                        customer("{'id':'c'" + addresses + "}").with(Map.of("consents", answers)), NOW, ZoneOffset.UTC),
                CHANNELS);
    }

    private List<Consent> choose(Set<Channel> channels, Set<String> topics) {
        return choose(new Selection(Set.copyOf(CHANNELS), Set.copyOf(TOPICS)), new Selection(channels, topics));
    }

    private List<Consent> choose(Selection offered, Selection wanted) {
        List<Consent> added = chosen().answers(new PreferenceChange(offered, wanted, null), TOPICS, AT);
        answers.addAll(added);
        return added;
    }

    private static String text(Consent consent) {
        return consent.channel() + " " + consent.given() + " " + consent.topic();
    }

    @Test
    void onlyChangedBoxesBecomeAnswers() {
        with(AGREED);

        assertThat(choose(Set.of(Channel.EMAIL), Set.of("news", "offers"))).isEmpty();
        assertThat(choose(Set.of(Channel.SMS), Set.of("news", "offers")))
                .extracting(ChosenConsentsTest::text)
                .containsExactly("email false null", "sms true null");
        assertThat(chosen().isChosen(Channel.EMAIL)).isFalse();
        assertThat(chosen().isChosen(Channel.SMS)).isTrue();
    }

    @Test
    void whatWasNotOfferedStaysAsItIs() {
        with(AGREED);

        assertThat(choose(
                        new Selection(Set.of(Channel.SMS), Set.of("offers")),
                        new Selection(Set.of(Channel.SMS), Set.of("offers"))))
                .extracting(ChosenConsentsTest::text)
                .containsExactly("sms true null");
        assertThat(chosen().isChosen(Channel.EMAIL)).isTrue();
        assertThat(chosen().isChosen("news")).isTrue();
    }

    @Test
    void anEmptyBoxOfSomethingUnknownStaysUnknown() {
        assertThat(choose(Set.of(), Set.of("news", "offers"))).isEmpty();
        assertThat(Consents.of(answers, NOW, ZoneOffset.UTC).permission(Channel.EMAIL, Purpose.MARKETING))
                .isEqualTo(Consents.Permission.UNKNOWN);
    }

    @Test
    void aTopicIsRefusedOnEveryChannelAndAcceptedWhereItWasRefused() {
        with(AGREED);

        assertThat(choose(Set.of(Channel.EMAIL), Set.of("offers")))
                .extracting(ChosenConsentsTest::text)
                .containsExactly("email false news", "sms false news");
        assertThat(chosen().isChosen("news")).isFalse();
        assertThat(chosen().isChosen("offers")).isTrue();
    }

    @Test
    void whatWasRefusedCanBeChosenAgain() {
        with(
                "{'channel':'email','purpose':'marketing','given':false,'at':'2026-03-01'}",
                "{'channel':'email','purpose':'marketing','given':false,'at':'2026-03-01','topic':'news'}");

        assertThat(choose(Set.of(Channel.EMAIL), Set.of("news", "offers")))
                .extracting(ChosenConsentsTest::text)
                .containsExactly("email true null", "email true news");
        assertThat(chosen().isChosen(Channel.EMAIL)).isTrue();
        assertThat(chosen().isChosen("news")).isTrue();
    }

    @Test
    void everyAnswerNamesItsSourceAndTime() {
        assertThat(chosen().refusals(Set.of(Channel.SMS, Channel.EMAIL), AT))
                .extracting(Consent::channel, Consent::source, Consent::at, Consent::refuses)
                .containsExactly(
                        tuple(Channel.EMAIL, "preference-page", AT, true),
                        tuple(Channel.SMS, "preference-page", AT, true));
    }

    @Test
    void aRefusalThatStandsIsNotRepeated() {
        with("{'channel':'email','purpose':'marketing','given':false,'at':'2026-03-01'}");

        assertThat(chosen().refusals(Set.of(Channel.EMAIL), AT)).isEmpty();
    }

    @Test
    void aRefusalOfOneAddressDoesNotStandForAll() {
        addresses = ",'emails':[{'address':'a@example.org'},{'address':'b@example.org'}]";
        with(
                AGREED,
                "{'channel':'email','purpose':'marketing','given':false,'at':'2026-03-01','address':'a@example.org'}");

        assertThat(chosen().isChosen(Channel.EMAIL))
                .as("the other address is written to")
                .isTrue();
        assertThat(chosen().refusals(Set.of(Channel.EMAIL), AT)).hasSize(1);
        choose(Set.of(), Set.of("news", "offers"));
        assertThat(chosen().isChosen(Channel.EMAIL)).isFalse();
        assertThat(chosen().refusals(Set.of(Channel.EMAIL), AT)).isEmpty();
    }
}
