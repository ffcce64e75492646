package org.holdfast.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.decisions.offers.OfferBooks.action;
import static org.holdfast.decisions.offers.OfferBooks.rule;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.holdfast.Samples;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.messages.MessagesReader;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.Test;

class PlacesLeftTest {

    private static DecisionModel book() {
        RuleBook rules = Objects.requireNonNull(new RuleBookReader("EUR")
                .read(BookSource.of(Map.of(
                        "areas/offers/actions.yaml",
                        action("opening-gift", "10", "first: 100") + action("coffee", "5", ""),
                        "areas/offers/offers.drl",
                        rule("Give", "opening-gift", "", 0) + rule("Serve", "coffee", "", 0),
                        "messages/en.yaml",
                        """
                        actions:
                          opening-gift: { subject: A gift for our opening, body: Take it. }
                          coffee: { subject: A coffee, body: Drink it. }
                        reasons: { Give: Because., Serve: Because. }
                        """)))
                .book());
        return new DecisionModel(
                rules, new MessagesReader("en", "EUR").read(rules, new Problems()), Samples.ASSUMPTIONS);
    }

    @Test
    void agentsReadWhatTheActionIs() {
        DecisionModel book = book();
        ContactHistory history =
                ContactHistory.NONE.withFirst(new ContactHistory.FirstCustomers(Map.of("opening-gift", 99), Set.of()));
        DecisionTrace trace = new Decider(Guardrails.all())
                .decide(
                        book,
                        new DecisionInput(
                                CustomerView.of(
                                        Samples.customer("{'id':'c'}"),
                                        book.viewpoint(Instant.parse("2026-03-18T12:00:00Z"))),
                                "",
                                null,
                                DecisionMoment.REVIEW,
                                5,
                                AuthorityLevel.AUTOMATIC,
                                history));

        assertThat(PlacesLeft.of(trace, Set.of("opening-gift", "coffee"), DeskTexts.in("en")))
                .containsExactly(
                        new PlacesLeft("opening-gift", 1, 100, "A gift for our opening: 1 of 100 places left."));
    }
}
