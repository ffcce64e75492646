package org.holdfast.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import org.holdfast.Samples;
import org.holdfast.decisions.Guardrail.Verdict;
import org.holdfast.decisions.RecordedAction.Status;
import org.holdfast.guardrails.incidents.IncidentMatter;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.ActionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Incidents that stem from the same harm are one matter. */
class MatterTest {

    private static CustomerView complaining(String... topics) {
        StringBuilder complaints = new StringBuilder();
        for (int i = 0; i < topics.length; i++) {
            complaints
                    .append(i == 0 ? "" : ",")
                    .append("{'id':'k")
                    .append(i + 1)
                    .append("','orderId':'o','openedAt':'2026-03-10'")
                    .append(topics[i].isEmpty() ? "" : ",'topic':'" + topics[i] + "'")
                    .append("}");
        }
        return Samples.view(
                "{'id':'c','orders':[{'id':'o','placedAt':'2026-03-01','promisedAt':'2026-03-08'}],'complaints':["
                        + complaints + "]}",
                "2026-03-15");
    }

    @ParameterizedTest
    @CsvSource({"late", "Late delivery", "delayed", "опоздание", "задержка доставки", "livrare întârziată"})
    void aComplaintAboutLatenessAndTheLateOrderAreOneMatter(String topic) {
        assertThat(IncidentMatter.of("late-order:o", complaining(topic)).incidents())
                .containsExactlyInAnyOrder("late-order:o", "complaint:k1");
        assertThat(IncidentMatter.of("complaint:k1", complaining(topic)).incidents())
                .contains("late-order:o");
    }

    @ParameterizedTest
    @CsvSource({"missing item", "incomplete", "не хватает чашки", "lipsește un produs"})
    void aComplaintAboutMissingItemsAndTheIncompleteOrderAreOneMatter(String topic) {
        assertThat(IncidentMatter.of("incomplete-order:o", complaining(topic)).incidents())
                .containsExactlyInAnyOrder("incomplete-order:o", "complaint:k1");
        assertThat(IncidentMatter.of("late-order:o", complaining(topic)).incidents())
                .containsExactly("late-order:o");
    }

    @Test
    void aComplaintWithoutATopicBelongsToEveryIncidentOfItsOrder() {
        assertThat(IncidentMatter.of("complaint:k1", complaining("")).incidents())
                .containsExactlyInAnyOrder("late-order:o", "incomplete-order:o", "complaint:k1");
    }

    @Test
    void aComplaintAboutAnotherTopicIsAnotherMatter() {
        assertThat(IncidentMatter.of("late-order:o", complaining("bad chocolate"))
                        .incidents())
                .containsExactly("late-order:o");
        assertThat(IncidentMatter.of("late-order:o", complaining("rudeness")).incidents())
                .containsExactly("late-order:o");
        assertThat(IncidentMatter.of("complaint:k1", complaining("rudeness")).incidents())
                .containsExactly("complaint:k1");
    }

    @Test
    void complaintsAboutOneOrderAreOneMatterWithTheirCauses() {
        assertThat(IncidentMatter.of("complaint:k2", complaining("late", "damaged goods"))
                        .incidents())
                .containsExactlyInAnyOrder("complaint:k1", "complaint:k2", "late-order:o");
    }

    @Test
    void aRemedyForLatenessCountsForTheComplaint() {
        GuardrailCase complaint = GuardrailCase.plain()
                .wants(GuardrailCase.action(ActionKind.GOODWILL))
                .facts("{'id':'c','orders':[{'id':'o','placedAt':'2026-03-01','promisedAt':'2026-03-08'}],"
                        + "'complaints':[{'id':'k','orderId':'o','openedAt':'2026-03-10','topic':'late'},"
                        + "{'id':'k2','orderId':'o','openedAt':'2026-03-10','topic':'late'}]}")
                .about("k2")
                .giving("20")
                .did("2026-03-12T12:00:00Z", Status.ACCEPTED, "credit-late-delivery", "k", "5");

        assertThat(complaint.about("k").ask(new SingleRemedyGuardrail()))
                .isInstanceOfSatisfying(
                        Verdict.Difference.class,
                        difference -> assertThat(difference.amount()).isEqualByComparingTo("15"));
        assertThat(complaint.giving("5").because(new SingleRemedyGuardrail())).isEqualTo("one-remedy");
    }
}
