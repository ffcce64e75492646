package org.holdfast.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.holdfast.Database;
import org.holdfast.Server;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.audit.AuditEntry;
import org.holdfast.audit.AuditTrail;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.desk.DeskConflict.Reason;
import org.holdfast.desk.acting.ActRequest;
import org.holdfast.desk.acting.ActRequest.Answer;
import org.holdfast.desk.acting.ActResult;
import org.holdfast.desk.acting.OwnPromises;
import org.holdfast.desk.acting.OwnPromises.OwnPromise;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.insight.ReplayService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An act at the desk is recorded once, whatever is clicked twice, and can be taken back. */
@ParameterizedClass
@EnumSource(Database.class)
class DeskActsIT {

    private static final Caller SAM = DeskServer.supervisor("Sam");
    private static final Caller EVA = DeskServer.supervisor("Eva");
    private static final List<String> TABLES =
            List.of("decision", "decided_action", "receipt", "outcome", "budget_entry", "delivery");

    @TempDir
    private static Path folder;

    private static DeskServer desk;

    @Parameter
    private Database database;

    @BeforeParameterizedClassInvocation
    static void start(Database database) {
        desk = new DeskServer(
                database.freshUrl(), "--holdfast.delivery.files.desk.path=" + folder.resolve(database + ".ndjson"));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        desk.close();
    }

    private static List<Long> rows(String customer) {
        return TABLES.stream().map(table -> desk.count(table, customer)).toList();
    }

    private static ActRequest request(String customer, Answer answer) {
        return desk.request(SAM, customer, desk.credit(customer), answer, null);
    }

    private static String status(ActResult done) {
        return desk.jdbc()
                .queryForObject("select status from decided_action where id = ?", String.class, done.actionId());
    }

    private static void assertConflict(Runnable act, Reason reason) {
        assertThatThrownBy(act::run)
                .asInstanceOf(InstanceOfAssertFactories.type(DeskConflict.class))
                .satisfies(conflict -> {
                    assertThat(conflict.reason()).isEqualTo(reason);
                    assertThat(conflict.text("ru"))
                            .matches("(?s).*\\p{IsCyrillic}.*")
                            .doesNotContain("{");
                    assertThat(conflict.text("ro"))
                            .isNotEqualTo(conflict.text("en"))
                            .doesNotContain("{");
                });
    }

    @Test
    void actingRecordsTheDecisionTheOutcomeAndTheAudit() {
        String customer = desk.customer(80);
        BigDecimal before = desk.used();

        ActResult done = desk.act(SAM, request(customer, Answer.ACCEPTED));

        assertThat(rows(customer)).containsExactly(1L, 1L, 1L, 1L, 1L, 1L);
        assertThat(status(done)).isEqualTo("accepted");
        assertThat(desk.used()).isEqualByComparingTo(before.add(new BigDecimal("5")));
        assertThat(done.amount().amount()).isEqualByComparingTo("5");
        assertThat(done.text()).isEqualTo("Noted as accepted: An apology for your late order o-" + customer + ".");
        assertThat(desk.jdbc()
                        .queryForMap(
                                "select choice, note, reported_by from outcome where action_id = ?", done.actionId())
                        .values())
                .containsExactly("credit", "on the phone", "Sam");
        AuditEntry entry = desk.server.bean(AuditTrail.class).page(null, 1).get(0);
        assertThat(entry.action()).isEqualTo("outcome-reported");
        assertThat(entry.actorId()).isEqualTo("id-of-Sam");
        assertThat(entry.details()).contains(done.decisionId()).doesNotContain("on the phone");
        assertThat(desk.server
                        .bean(ReplayService.class)
                        .replay(done.decisionId())
                        .same())
                .isTrue();
    }

    @Test
    void theSecondBestIsTakenInsteadOfTheBest() {
        desk.put(
                "both",
                "'complaints':[],'orders':[{'id':'b1','placedAt':'2027-03-01','value':80,'currency':'EUR',"
                        + "'promisedAt':'2027-03-12'},{'id':'b2','placedAt':'2027-02-20','value':80,'currency':'EUR',"
                        + "'promisedAt':'2027-03-04','deliveredAt':'2027-03-10'}]");
        DeskView view = desk.view(SAM, "both", "en");
        assertThat(view.offers())
                .extracting(each -> each.selection().action())
                .containsExactly("warn-late-delivery", DeskServer.CREDIT);

        ActResult done = desk.act(SAM, desk.request(SAM, "both", view.offers().get(1), Answer.ACCEPTED, null));

        assertThat(desk.count("decided_action", "both")).isEqualTo(1);
        assertThat(desk.server
                        .bean(ReplayService.class)
                        .replay(done.decisionId())
                        .same())
                .isTrue();
        assertThat(desk.view(SAM, "both", "en").offers())
                .extracting(each -> each.selection().action())
                .containsExactly("warn-late-delivery");
    }

    @Test
    void whoPromisedSeesThatItIsDueAndThenThatItIsOverdue() {
        OwnPromises own = desk.server.bean(OwnPromises.class);
        desk.put("promised", "'complaints':[{'id':'k-3','openedAt':'2027-03-11'}],'orders':[]");
        Offer promise = desk.view(EVA, "promised", "en").offers().stream()
                .filter(each -> each.promise() != null)
                .findFirst()
                .orElseThrow();
        assertThat(own.due(EVA)).isEmpty();

        ActResult done = desk.act(EVA, desk.request(EVA, "promised", promise, Answer.ACCEPTED, null));

        Duration until =
                Duration.between(desk.clock.instant(), promise.promise().dueAt());
        Duration shown = until.minus(Duration.ofDays(2));
        desk.clock.move(shown);
        assertThat(own.due(SAM)).as("of another person").isEmpty();
        OwnPromise due = own.due(EVA).get(0);
        assertThat(due.customerId()).isEqualTo("promised");
        assertThat(due.action()).isEqualTo(promise.selection().action());
        assertThat(due.overdue()).isFalse();
        desk.clock.move(Duration.ofDays(2));
        assertThat(own.due(EVA)).extracting(OwnPromise::overdue).containsExactly(true);
        desk.clock.move(until.negated());

        desk.acts().undo(EVA, DeskServer.actor(EVA), done.actId());
        desk.clock.move(until);
        assertThat(own.due(EVA)).as("taken back").isEmpty();
        desk.clock.move(until.negated());
    }

    @Test
    void clickingAtOnceRecordsOnce() throws Exception {
        String customer = desk.customer(80);
        ActRequest request = request(customer, Answer.ACCEPTED);

        List<Object> results = DeskServer.atOnce(8, number -> () -> desk.act(SAM, request));

        assertThat(results)
                .allSatisfy(each -> assertThat(each).isEqualTo(results.get(0)))
                .allMatch(ActResult.class::isInstance);
        assertThat(rows(customer)).containsExactly(1L, 1L, 1L, 1L, 1L, 1L);
    }

    @Test
    void anotherAnswerFromASecondTabIsRefused() throws Exception {
        String customer = desk.customer(80);
        ActRequest accepted = request(customer, Answer.ACCEPTED);
        ActRequest rejected = request(customer, Answer.REJECTED);
        assertThat(accepted.pageKey()).isEqualTo(rejected.pageKey());

        List<Object> results = DeskServer.atOnce(2, number -> () -> desk.act(SAM, number == 0 ? accepted : rejected));

        assertThat(results).filteredOn(ActResult.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(DeskConflict.class::isInstance)
                .singleElement()
                .extracting(each -> ((DeskConflict) each).reason())
                .isEqualTo(Reason.ALREADY_RECORDED);
        assertThat(desk.count("outcome", customer)).isEqualTo(1);
    }

    @Test
    void onlyOneOfTwoPeopleActs() throws Exception {
        String customer = desk.customer(80);
        List<ActRequest> requests = List.of(
                desk.request(SAM, customer, desk.credit(customer), Answer.ACCEPTED, null),
                desk.request(EVA, customer, desk.credit(customer), Answer.ACCEPTED, null));
        BigDecimal before = desk.used();

        List<Object> results =
                DeskServer.atOnce(2, number -> () -> desk.act(number == 0 ? SAM : EVA, requests.get(number)));

        assertThat(results).filteredOn(ActResult.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(DeskConflict.class::isInstance)
                .singleElement()
                .extracting(each -> ((DeskConflict) each).reason())
                .isEqualTo(Reason.PAGE_OUTDATED);
        assertThat(desk.used()).isEqualByComparingTo(before.add(new BigDecimal("5")));
    }

    @Test
    void anActFromAnOutdatedPageIsRefused() {
        String customer = desk.customer(80);
        ActRequest outdated = desk.request(EVA, customer, desk.credit(customer), Answer.REJECTED, null);
        desk.act(SAM, request(customer, Answer.LATER));

        assertConflict(() -> desk.act(EVA, outdated), Reason.PAGE_OUTDATED);
    }

    @Test
    void whatThePageDidNotShowIsNotGiven() {
        String customer = desk.customer(80);
        ActRequest seen = request(customer, Answer.ACCEPTED);
        ActRequest other = new ActRequest(
                customer,
                seen.selection(),
                seen.moment(),
                null,
                seen.answer(),
                seen.choice(),
                null,
                new BigDecimal("9"),
                seen.pageKey(),
                null,
                "en");

        assertConflict(() -> desk.act(SAM, other), Reason.AMOUNT_CHANGED);
        assertThat(rows(customer)).containsOnly(0L);
        assertConflict(
                () -> desk.act(
                        DeskServer.agent("Ion"),
                        desk.request(DeskServer.agent("Ion"), customer, desk.credit(customer), Answer.ACCEPTED, null)),
                Reason.NOT_OFFERED);
        assertThat(rows(customer)).containsOnly(0L);
    }

    @Test
    void laterLeavesTheOfferOpenAndItsAmountReserved() {
        String customer = desk.customer(80);
        ActResult later = desk.act(SAM, request(customer, Answer.LATER));

        Offer again = desk.credit(customer);
        assertThat(again.repeated()).isTrue();
        ActResult accepted = desk.act(SAM, desk.request(SAM, customer, again, Answer.ACCEPTED, null));

        assertThat(accepted.actionId()).isEqualTo(later.actionId());
        assertThat(desk.count("decision", customer)).isEqualTo(1);
        assertThat(desk.count("outcome", customer)).isEqualTo(2);
    }

    @Test
    void undoingIsAsIfNothingHadBeenDone() {
        String customer = desk.customer(80);
        for (Answer answer : Answer.values()) {
            BigDecimal before = desk.used();
            ActResult done = desk.act(SAM, request(customer, answer));

            desk.acts().undo(SAM, DeskServer.actor(SAM), done.actId());
            desk.acts().undo(SAM, DeskServer.actor(SAM), done.actId());

            assertThat(rows(customer)).containsOnly(0L);
            assertThat(desk.used()).isEqualByComparingTo(before);
            assertThat(desk.credit(customer).repeated()).isFalse();
        }
        assertThat(desk.server.bean(AuditTrail.class).page(null, 6))
                .extracting(AuditEntry::action)
                .containsExactly(
                        "outcome-undone",
                        "outcome-reported",
                        "outcome-undone",
                        "outcome-reported",
                        "outcome-undone",
                        "outcome-reported");
        ActResult again = desk.act(SAM, request(customer, Answer.ACCEPTED));
        assertThat(rows(customer)).containsExactly(1L, 1L, 1L, 1L, 1L, 1L);
        assertThat(status(again)).isEqualTo("accepted");
    }

    @Test
    void undoingTheAnswerToAnOpenOfferOpensItAgain() {
        String customer = desk.customer(80);
        ActResult later = desk.act(SAM, request(customer, Answer.LATER));
        for (Answer answer : List.of(Answer.REJECTED, Answer.ACCEPTED)) {
            BigDecimal before = desk.used();
            ActResult done = desk.act(SAM, desk.request(SAM, customer, desk.credit(customer), answer, null));

            desk.acts().undo(SAM, DeskServer.actor(SAM), done.actId());

            assertThat(status(later)).isEqualTo("presented");
            assertThat(desk.used()).isEqualByComparingTo(before);
            assertThat(desk.jdbc()
                            .queryForObject(
                                    "select state from budget_entry where action_id = ?",
                                    String.class,
                                    later.actionId()))
                    .isEqualTo("reserved");
        }
    }

    @Test
    void undoingIsLimitedInTimeAndToOnesOwnActs() {
        String customer = desk.customer(80);
        ActResult done = desk.act(SAM, request(customer, Answer.ACCEPTED));
        assertThatThrownBy(() -> desk.acts().undo(EVA, DeskServer.actor(EVA), done.actId()))
                .isInstanceOf(NotFound.class);
        desk.clock.move(Duration.ofSeconds(11));
        try {
            assertConflict(() -> desk.acts().undo(SAM, DeskServer.actor(SAM), done.actId()), Reason.TOO_LATE_TO_UNDO);
        } finally {
            desk.clock.move(Duration.ofSeconds(-11));
        }
        assertThat(rows(customer)).containsExactly(1L, 1L, 1L, 1L, 1L, 1L);
    }

    @Test
    void whatSomethingRestsOnIsNotUndone() {
        String customer = desk.customer(80);
        ActResult done = desk.act(SAM, request(customer, Answer.LATER));
        Server.Answer reported = desk.server.post(
                "/v1/decisions/" + done.decisionId() + "/outcomes", "{'outcome':'accepted','by':'shop'}");
        assertThat(reported.status()).isEqualTo(201);

        assertConflict(() -> desk.acts().undo(SAM, DeskServer.actor(SAM), done.actId()), Reason.TOO_LATE_TO_UNDO);
        assertThat(desk.count("outcome", customer)).isEqualTo(2);
    }

    @Test
    void nothingIsDeliveredWhileItCanBeUndone() {
        String customer = desk.customer(80);
        desk.act(SAM, request(customer, Answer.ACCEPTED));

        assertThat(desk.jdbc()
                        .queryForObject(
                                "select count(*) from delivery where customer_id = ? and state = 'waiting' "
                                        + "and attempts = 0 and due_at > created_at",
                                Long.class,
                                customer))
                .isEqualTo(1);
    }

    @Test
    void theRoleIsRequired() {
        String customer = desk.customer(80);
        Caller reader = new Caller(
                "Rea", EnumSet.of(Role.READ), AuthorityLevel.SUPERVISOR, new Caller.Origin.Person("id-of-Rea"));

        assertThatThrownBy(() ->
                        desk.act(reader, desk.request(reader, customer, desk.credit(customer), Answer.ACCEPTED, null)))
                .isInstanceOf(NotPermitted.class)
                .hasMessage("The role agent is needed.");
    }
}
