package org.holdfast.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.holdfast.Samples;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.offers.OfferBooks;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.loyalty.CustomerView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a rule would act that waits for a time of day, a weekday, a moment or an hour, over changes of clocks. */
class TimeBoundsTest {

    private static final Decider DECIDER = new Decider(Guardrails.all());

    private static DecisionModel model(String when) {
        return OfferBooks.of(
                OfferBooks.action("note", "9", ""),
                "rule \"R\"\nwhen\n" + when + "\nthen\n  propose(\"note\");\nend\n");
    }

    private static String whenYes(String zone, Instant now, String when) {
        DecisionModel model = model(when);
        CustomerView view = CustomerView.of(
                Samples.customer(
                        "{'id':'c','timeZone':'" + zone + "','email':'c@example.org','language':'en',"
                                + "'consents':[{'channel':'email','purpose':'marketing','given':true}],'complaints':[],"
                                + "'orders':[{'id':'o','placedAt':'2026-03-06T10:20:00Z','promisedAt':'2026-03-09T10:20:00Z'}]}"),
                model.viewpoint(now));
        DecisionInput input = new DecisionInput(
                view, "sha256:x", null, DecisionMoment.REVIEW, 1, AuthorityLevel.SUPERVISOR, ContactHistory.NONE);
        return String.valueOf(new Explainer(DECIDER)
                .explain(model, input, DECIDER.decide(model, input), null, Set.of("R"))
                .whenYes()
                .get(0)
                .from());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                // Clocks go forward in New York on 8 March 2026, from 02:00 to 03:00.
                "America/New_York ¦ 2026-03-06T11:00:00Z ¦ Customer( clock >= \"09:00\", clock < \"18:00\" ) ¦"
                        + " 2026-03-06T14:00:00Z",
                "America/New_York ¦ 2026-03-08T05:30:00Z ¦ Customer( clock >= \"02:30\" ) ¦ 2026-03-08T07:00:00Z",
                "America/New_York ¦ 2026-03-07T23:30:00Z ¦ Customer( clock >= \"09:00\", clock < \"10:00\" ) ¦"
                        + " 2026-03-08T13:00:00Z",
                "America/New_York ¦ 2026-03-06T15:00:00Z ¦ Customer( clock > \"23:29\" ) ¦ 2026-03-07T04:30:00Z",
                // They go back there on 1 November 2026, from 02:00 to 01:00: at 01:00 it is before 01:30 again.
                "America/New_York ¦ 2026-11-01T05:45:00Z ¦ Customer( clock < \"01:30\" ) ¦ 2026-11-01T06:00:00Z",
                "America/New_York ¦ 2026-11-01T05:45:00Z ¦ Customer( now >= \"2026-11-01 01:50\" ) ¦"
                        + " 2026-11-01T05:50:00Z",
                "Europe/Chisinau ¦ 2026-03-06T11:00:00Z ¦ Customer( weekday == \"saturday\" ) ¦ 2026-03-06T22:00:00Z",
                "Europe/Chisinau ¦ 2026-03-06T11:00:00Z ¦ Customer( weekday == \"friday\", evenWeek, clock >= \"09:00\","
                        + " clock < \"12:00\" ) ¦ 2026-03-20T07:00:00Z",
                "Europe/Chisinau ¦ 2026-03-06T11:00:00Z ¦ Customer( lastDayOfMonth, clock >= \"18:00\" ) ¦"
                        + " 2026-03-31T15:00:00Z",
                "Europe/Chisinau ¦ 2026-03-06T11:00:00Z ¦ Customer( today == startOfQuarter ) ¦ 2026-03-31T21:00:00Z",
                "Europe/Chisinau ¦ 2026-03-06T11:00:00Z ¦ Customer( now >= \"2026-12-31 18:00\" ) ¦"
                        + " 2026-12-31T16:00:00Z",
                "Europe/Chisinau ¦ 2026-03-06T11:00:00Z ¦ exists Order( placedHoursAgo >= 5 ) from $customer.orders ¦"
                        + " 2026-03-06T15:20:00Z",
                "Europe/Chisinau ¦ 2026-03-06T11:00:00Z ¦ exists Order( dueInHours < 24 ) from $customer.orders ¦"
                        + " 2026-03-08T10:20:00.001Z",
                "Europe/Chisinau ¦ 2026-03-06T11:00:00Z ¦ exists Order( placedOn < $customer.startOfMonth ) from"
                        + " $customer.orders ¦ 2026-03-31T21:00:00Z",
            })
    void whenYesKnowsTheClock(String zone, Instant now, String when, String from) {
        assertThat(whenYes(zone, now, when)).isEqualTo(from);
    }

    @Test
    void booksWithoutTimesOfDayAreLookedAtAsBefore() {
        assertThat(TimeBounds.of(Samples.shipped().book().rules().rules())
                        .moments(LocalDate.of(2026, 3, 1), 400, ZoneId.of("Europe/Chisinau"), List.of(), each -> true))
                .isEmpty();
    }
}
