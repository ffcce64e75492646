package org.holdfast.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.holdfast.Samples;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.loyalty.CustomerView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shipped rules compensate each matter once, whatever its number of complaints. */
class OwedOnceTest {

    private static DecisionModel book;

    @BeforeAll
    static void read() {
        book = Samples.shipped().book();
    }

    private static List<String> decided(String complaints) {
        String facts = "{'id':'c','language':'en','email':'c@example.org','orders':[{'id':'o','placedAt':'2026-03-01',"
                + "'promisedAt':'2026-03-08','deliveredAt':'2026-03-13','value':200,'currency':'EUR'}],'complaints':["
                + complaints
                + "]}";
        CustomerView view =
                CustomerView.of(Samples.customer(facts), book.viewpoint(Instant.parse("2026-03-15T12:00:00Z")));
        return new Decider(Guardrails.all())
                        .decide(
                                book,
                                new DecisionInput(
                                        view,
                                        "",
                                        null,
                                        DecisionMoment.REVIEW,
                                        25,
                                        AuthorityLevel.AUTOMATIC,
                                        ContactHistory.NONE))
                        .decision()
                        .actions()
                        .stream()
                        .filter(act ->
                                act.grant().granted() != null || !act.choices().isEmpty())
                        .map(OwedOnceTest::words)
                        .toList();
    }

    private static String words(Decision.DecidedAction act) {
        return act.action().id()
                + (act.grant().granted() == null
                        ? ""
                        : " " + act.grant().granted().amount().toPlainString());
    }

    private static String complaint(String id, String topic, String more) {
        return "{'id':'" + id + "','orderId':'o','openedAt':'2026-03-11','topic':'" + topic
                + "','severity':3,'fault':'us','firstReplyAt':'2026-03-11'" + more + "}";
    }

    @Test
    void twoComplaintsAboutADelayAndTheDelayAreCompensatedOnce() {
        String solved = ",'resolvedAt':'2026-03-13'";

        assertThat(decided("")).containsExactly("credit-late-delivery 10");
        assertThat(decided(complaint("k1", "late", solved) + "," + complaint("k2", "late", solved)))
                .containsExactly("compensate-complaint 15");
    }

    @Test
    void damagedGoodsAreReplacedOnceAndOtherComplaintsSeparately() {
        assertThat(decided(complaint("k1", "damaged goods", "") + "," + complaint("k2", "damaged goods", "")).stream()
                        .filter(act -> act.startsWith("replace-or-refund")))
                .hasSize(1);
    }
}
