package org.holdfast.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.decisions.offers.OfferBooks.action;
import static org.holdfast.decisions.offers.OfferBooks.rule;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.Samples;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.offers.OfferBooks;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.Purpose;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.ActionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The explanation says which offer wins and why, which limit is reached, and when it lifts. */
class OfferExplanationTest {

    private static final Decider DECIDER = new Decider(Guardrails.all());
    private static final Instant NOW = Instant.parse("2026-03-18T12:00:00Z");
    private static final String GROUP = "group: { name: summer, choose: customer }";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The customer gets one offer of the group \"summer\", and \"Big\" gives more: 20 instead of 5.",
                "ru | Клиент получает одно предложение из группы «summer», и «Big» даёт больше: 20 вместо 5.",
                "ro | Clientul primește o singură ofertă din grupul „summer”, iar „Big” dă mai mult: 20 în loc de 5.",
            })
    void theWinnerOfAGroupIsNamedInTheLanguageOfTheReader(String language, String text) {
        DecisionModel book = OfferBooks.of(
                action("small", "40", GROUP) + action("big", "40", GROUP),
                rule("Small", "small", "5", 0) + rule("Big", "big", "20", 0));

        assertThat(explain(book, ContactHistory.NONE, language, "Small").whyNot())
                .singleElement()
                .satisfies(whyNot -> {
                    assertThat(whyNot.guardrail()).isEqualTo("group");
                    assertThat(whyNot.text()).isEqualTo(text);
                });
    }

    @Test
    void theOtherOfferComesWhenTheSeasonOfTheWinnerEnds() {
        DecisionModel book = OfferBooks.of(
                action("small", "40", GROUP) + action("big", "40", GROUP),
                rule("Small", "small", "5", 0)
                        + rule("Big", "big", "20", 1).replace("@priority(1)", "@until(\"2026-03-31\")"));

        assertThat(explain(book, ContactHistory.NONE, "en", "Small").whenYes())
                .singleElement()
                .satisfies(when -> assertThat(when.from()).isEqualTo("2026-04-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The customer can get this 2 times a month, and that is used up.",
                "ru | Клиент может получить это 2 раза в месяц, и это исчерпано.",
                "ro | Clientul poate primi asta de 2 ori pe lună, iar limita este atinsă.",
            })
    void theLimitThatIsReachedLiftsWithTheNextMonth(String language, String text) {
        DecisionModel book = OfferBooks.of(
                action("gift", "10", "timesPerCustomer: { times: 2, in: month }"), rule("Give", "gift", "5", 0));
        DecisionExplanation explanation = explain(
                book,
                new ContactHistory(List.of(act("2026-03-10T12:00:00Z"), act("2026-03-02T12:00:00Z")), Map.of()),
                language,
                "Give");

        assertThat(explanation.whyNot()).singleElement().satisfies(whyNot -> {
            assertThat(whyNot.guardrail()).isEqualTo("use-limit");
            assertThat(whyNot.text()).isEqualTo(text);
            assertThat(whyNot.liftsAt()).isEqualTo("2026-04-01T00:00:00Z");
        });
        assertThat(explanation.whenYes())
                .singleElement()
                .satisfies(when -> assertThat(when.from()).isEqualTo("2026-04-01T00:00:00Z"));
    }

    private static DecisionExplanation explain(
            DecisionModel book, ContactHistory history, String language, String rule) {
        DecisionInput input = new DecisionInput(
                CustomerView.of(Samples.customer("{'id':'c','timeZone':'UTC'}"), book.viewpoint(NOW)),
                "",
                null,
                DecisionMoment.REVIEW,
                1,
                AuthorityLevel.AUTOMATIC,
                history);
        return new Explainer(DECIDER).explain(book, input, DECIDER.decide(book, input), language, Set.of(rule));
    }

    private static RecordedAction act(String when) {
        Instant at = Instant.parse(when);
        return new RecordedAction(
                when,
                "d",
                at,
                new Decision.ActionRef("gift", ActionKind.GOODWILL, Purpose.SERVICE),
                "Give",
                new Decision.Contact(Channel.EMAIL, true),
                new Decision.Matter(null, null),
                new BigDecimal("5"),
                null,
                new RecordedAction.LastOutcome(RecordedAction.Status.ACCEPTED, at),
                null,
                null);
    }
}
