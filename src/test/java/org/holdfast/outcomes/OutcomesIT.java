package org.holdfast.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.Database;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reported outcomes change the next decisions, on both databases, under the shipped limits. */
@ParameterizedClass
@EnumSource(Database.class)
class OutcomesIT {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static Server server;

    @Parameter
    private Database database;

    private String customer = "";

    @BeforeParameterizedClassInvocation
    static void start(Database database) {
        server = Server.on(database.freshUrl());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    /** A customer with an order that is late and one that arrived late, so that a warning and a credit are proposed. */
    private Answer ask(int max) {
        if (customer.isEmpty()) {
            customer = "O-" + NUMBER.incrementAndGet();
        }
        return server.post(
                "/v1/decisions",
                ("{'max':%d,'customer':{'id':'%s','email':'o@example.org','language':'en','orders':["
                                + "{'id':'a','placedAt':'%s','value':80,'currency':'EUR','promisedAt':'%s',"
                                + "'deliveredAt':'%s'},"
                                + "{'id':'b','placedAt':'%s','value':80,'currency':'EUR','promisedAt':'%s'}]}}")
                        .formatted(
                                max,
                                customer,
                                TODAY.minusDays(30),
                                TODAY.minusDays(12),
                                TODAY.minusDays(3),
                                TODAY.minusDays(9),
                                TODAY.minusDays(4)));
    }

    private static Answer report(Answer decided, int action, String outcome, String... more) {
        return server.post(
                "/v1/decisions/" + decided.at("decisionId") + "/outcomes",
                "{'actionId':'" + decided.at("actions." + action + ".actionId") + "','outcome':'" + outcome + "'"
                        + String.join("", more) + "}");
    }

    private static String status(Answer decided, int action) {
        return jdbc().queryForObject(
                        "select status from decided_action where id = ?",
                        String.class,
                        decided.at("actions." + action + ".actionId"));
    }

    private static String entry(Answer decided, int action) {
        return jdbc().queryForObject(
                        "select state from budget_entry where action_id = ?",
                        String.class,
                        decided.at("actions." + action + ".actionId"));
    }

    private static BigDecimal used() {
        return jdbc().queryForObject("select used from budget_pot where name = 'goodwill'", BigDecimal.class);
    }

    private static JdbcTemplate jdbc() {
        return server.bean(JdbcTemplate.class);
    }

    private static String startOfDay(int days) {
        return TODAY.plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant().toString();
    }

    @Test
    void aRejectedActionIsSuppressedAndTheNextBestIsChosen() {
        Answer first = ask(1);
        assertThat(first.at("actions.0.action")).isEqualTo("warn-late-delivery");
        report(first, 0, "rejected");

        Answer next = ask(1);
        assertThat(next.at("actions.0.action")).isEqualTo("credit-late-delivery");
        assertThat(next.at("heldBack.0.action")).isEqualTo("warn-late-delivery");
        assertThat(next.at("heldBack.0.by")).isEqualTo("suppression");
        assertThat(next.at("heldBack.0.liftsAt")).isEqualTo(startOfDay(30));
    }

    @Test
    void anActionIsSuppressedOnceItWasIgnoredTwice() {
        Answer first = ask(1);
        report(first, 0, "ignored");
        Answer second = ask(1);
        assertThat(second.at("actions.0.action")).isEqualTo("warn-late-delivery");
        assertThat(second.at("actions.0.actionId")).isNotEqualTo(first.at("actions.0.actionId"));
        report(second, 0, "ignored");

        Answer third = ask(1);
        assertThat(third.at("actions.0.action")).isEqualTo("credit-late-delivery");
        assertThat(third.at("heldBack.0.by")).isEqualTo("suppression");
        assertThat(third.at("heldBack.0.liftsAt")).isEqualTo(startOfDay(60));
    }

    @Test
    void aFailedActionIsReplacedUntilTheNextDay() {
        report(ask(1), 0, "failed");

        Answer next = ask(1);
        assertThat(next.at("actions.0.action")).isEqualTo("credit-late-delivery");
        assertThat(next.at("heldBack.0.by")).isEqualTo("suppression");
        assertThat(next.at("heldBack.0.liftsAt")).isEqualTo(startOfDay(1));
    }

    @Test
    void anAcceptedGrantIsSpentAndAFailedOneReleased() {
        ask(1);
        BigDecimal before = used();
        Answer decided = ask(2);
        BigDecimal granted = new BigDecimal(decided.at("actions.1.granted.amount"));
        assertThat(decided.at("actions.1.action")).isEqualTo("credit-late-delivery");
        assertThat(used()).isEqualByComparingTo(before.add(granted));

        report(decided, 1, "accepted");
        assertThat(entry(decided, 1)).isEqualTo("confirmed");
        assertThat(used()).isEqualByComparingTo(before.add(granted));

        report(decided, 1, "failed");
        assertThat(entry(decided, 1)).as("the last outcome counts").isEqualTo("released");
        assertThat(used()).isEqualByComparingTo(before);
        report(decided, 1, "failed");
        assertThat(used()).as("nothing is released twice").isEqualByComparingTo(before);
    }

    @Test
    void anAcceptanceAfterTheReleaseDrawsAgain() {
        Answer decided = ask(2);
        BigDecimal reserved = used();
        jdbc().update(
                        "update budget_entry set expires_at = ? where action_id = ?",
                        OffsetDateTime.now().minusDays(1),
                        decided.at("actions.1.actionId"));
        server.bean(OutcomeService.class).expireReservations();
        assertThat(used()).isLessThan(reserved);

        report(decided, 1, "accepted");
        report(decided, 1, "accepted");
        server.bean(OutcomeService.class).expireReservations();
        assertThat(used()).isEqualByComparingTo(reserved);
        assertThat(entry(decided, 1)).isEqualTo("confirmed");
    }

    @Test
    void anEarlierOutcomeDoesNotReplaceALaterOne() {
        Answer decided = ask(2);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        report(decided, 1, "accepted", ",'at':'" + now.minusSeconds(60) + "'");
        report(decided, 1, "rejected", ",'at':'" + now.minusSeconds(120) + "'");
        assertThat(status(decided, 1)).isEqualTo("accepted");
        assertThat(entry(decided, 1)).isEqualTo("confirmed");

        report(decided, 1, "rejected", ",'at':'" + now.minusSeconds(30) + "'");
        assertThat(status(decided, 1)).isEqualTo("rejected");
    }

    @Test
    void aLateDeliveryReceiptDoesNotReplaceAnAnswer() {
        Answer decided = ask(2);
        report(decided, 1, "rejected");
        for (String late : List.of("presented", "delivered", "ignored")) {
            assertThat(report(decided, 1, late).status()).isEqualTo(201);
            assertThat(status(decided, 1)).as(late).isEqualTo("rejected");
        }
        assertThat(entry(decided, 1)).isEqualTo("released");
        assertThat(ask(2).at("actions.1.action")).as("it is not offered again").isEmpty();
    }

    @Test
    void anAnswerCountsDespiteClockSkew() {
        Answer decided = ask(1);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        report(decided, 0, "presented");
        report(decided, 0, "rejected", ",'at':'" + now.minusSeconds(5) + "'");

        assertThat(status(decided, 0)).isEqualTo("rejected");
    }

    @Test
    void futureOutcomesAreRefused() {
        Answer answer = report(ask(1), 0, "accepted", ",'at':'" + Instant.now().plus(1, ChronoUnit.DAYS) + "'");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("field")).isEqualTo("at");
        assertThat(answer.at("detail")).contains("is in the future");
    }

    @Test
    void aKeyHasNoSecondEffectEvenWithAnotherOutcome() {
        Answer decided = ask(1);
        Answer first = report(decided, 0, "accepted", ",'key':'k'");
        Answer second = report(decided, 0, "rejected", ",'key':'k'");

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(status(decided, 0)).isEqualTo("accepted");
        assertThat(jdbc().queryForObject(
                                "select count(*) from outcome where decision_id = ?",
                                Integer.class,
                                decided.at("decisionId")))
                .isOne();
    }

    @Test
    void aRepeatedActionCanBeReportedUnderEitherDecision() {
        Answer first = ask(1);
        Answer both = ask(2);
        assertThat(both.at("decisionId")).isNotEqualTo(first.at("decisionId"));
        assertThat(both.at("actions.0.actionId")).isEqualTo(first.at("actions.0.actionId"));
        // Now both are open, and the response has the id of the first decision, which contains only one of them.
        Answer again = ask(2);
        assertThat(again.at("repeated")).isEqualTo("true");
        assertThat(again.at("decisionId")).isEqualTo(first.at("decisionId"));

        assertThat(report(both, 0, "presented", ",'key':'p'").status()).isEqualTo(201);
        assertThat(report(first, 0, "presented", ",'key':'p'").at("decisionId"))
                .as("reported before")
                .isEqualTo(both.at("decisionId"));
        assertThat(report(again, 1, "accepted").status()).isEqualTo(201);
        assertThat(status(both, 1)).isEqualTo("accepted");
        assertThat(report(first, 0, "accepted").status()).isEqualTo(201);
    }

    @Test
    void onlyOfferedChoicesAreAccepted() {
        Answer decided = ask(2);
        String outcomes = "/v1/decisions/" + decided.at("decisionId") + "/outcomes";
        String credit = decided.at("actions.1.actionId");
        assertThat(decided.at("actions.1.choices.1.id")).as(decided.text()).isEqualTo("refund");

        Answer wrong = server.post(outcomes, "{'outcome':'accepted','actionId':'" + credit + "','choice':'pony'}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.at("detail")).isEqualTo("\"choice\" is \"pony\"; expected one of credit, refund.");
        Answer none = server.post(
                outcomes,
                "{'outcome':'accepted','actionId':'" + decided.at("actions.0.actionId") + "','choice':'credit'}");
        assertThat(none.at("detail")).isEqualTo("\"choice\" is given, but the action offers no choice.");
        assertThat(status(decided, 1)).isEqualTo("open");

        Answer taken = server.post(outcomes, "{'outcome':'accepted','actionId':'" + credit + "','choice':'refund'}");
        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.at("choice")).isEqualTo("refund");
    }

    @Test
    void actionsOfOtherCustomersAreRefused() {
        Answer mine = ask(1);
        customer = "";
        Answer theirs = ask(1);

        Answer answer = server.post(
                "/v1/decisions/" + mine.at("decisionId") + "/outcomes",
                "{'outcome':'accepted','actionId':'" + theirs.at("actions.0.actionId") + "'}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("field")).isEqualTo("actionId");
        assertThat(status(theirs, 0)).isEqualTo("open");
    }
}
