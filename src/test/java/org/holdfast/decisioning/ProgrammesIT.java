package org.holdfast.decisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.audit.AuditTrails;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.explanation.Replay;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.history.ReportedOutcome;
import org.holdfast.outcomes.InsufficientBalance;
import org.holdfast.outcomes.OutcomeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Points and stamps are exact, however many nodes count and report at the same time. */
@ParameterizedClass
@EnumSource(Database.class)
class ProgrammesIT {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
    private static final int NODES = 8;

    private static DecisionModel book;

    @Parameter
    private Database database;

    private Database.Store store;

    @BeforeAll
    static void readBook() {
        book = Samples.shipped().book();
    }

    @BeforeEach
    void open() {
        store = database.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Creates a member of the club with a number of orders of 50, each worth 50 points and two stamps. */
    private static Customer member(String id, int orders, String more) {
        return Samples.customer("{'id':'" + id
                + "','language':'en','consents':[{'channel':'email','purpose':'marketing','given':true,"
                + "'at':'2026-01-01'}],"
                + "'surveys':[{'kind':'csat','score':4,'at':'2026-01-02'}],'complaints':[],'orders':["
                + IntStream.range(0, orders)
                        .mapToObj(i -> "{'id':'" + id + "-" + i + "','placedAt':'2026-02-01','deliveredAt':'2026-02-"
                                + (10 + i) + "','value':50,'currency':'EUR'}")
                        .collect(Collectors.joining(","))
                + "]" + more + "}");
    }

    private DecisionFixture shop(Instant now, Customer... customers) {
        return new DecisionFixture(store, book, Clock.fixed(now, ZoneOffset.UTC), List.of(customers));
    }

    private Map<String, Integer> balances() {
        return store
                .jdbc()
                .query(
                        "select customer_id, unit, balance from programme_account where programme = 'Holdfast Club'",
                        (row, number) -> Map.entry(row.getString(1) + " " + row.getString(2), row.getInt(3)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void audit() {
        assertThat(store.jdbc()
                        .queryForList(
                                "select a.customer_id from programme_account a where a.balance <> (select "
                                        + "sum(e.amount) from programme_entry e "
                                        + "where e.customer_id = a.customer_id and e.programme = a.programme and "
                                        + "e.unit = a.unit) or a.entries <> (select count(*) from programme_entry e "
                                        + "where e.customer_id = a.customer_id and e.programme = a.programme and "
                                        + "e.unit = a.unit)",
                                String.class))
                .isEmpty();
        assertThat(store.jdbc()
                        .queryForList(
                                "select e.cause from programme_entry e where e.balance <> (select sum(f.amount) from "
                                        + "programme_entry f "
                                        + "where f.customer_id = e.customer_id and f.programme = e.programme and "
                                        + "f.unit = e.unit and f.number <= e.number)",
                                String.class))
                .isEmpty();
    }

    @Test
    void anOrderCountsOnceAcrossNodes() throws Exception {
        List<Callable<Void>> all = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            DecisionFixture decisionFixture = shop(
                    NOW.plusMillis(node % 2 == 0 ? node * 100L : -node * 100L), member("a", 6, ""), member("b", 3, ""));
            all.add(() -> {
                for (int i = 0; i < 4; i++) {
                    decisionFixture.decisionService.decide(DecisionQuery.about(i % 2 == 0 ? "a" : "b"));
                }
                return null;
            });
        }
        BudgetStress.together(all);

        assertThat(balances()).isEqualTo(Map.of("a points", 300, "a stamps", 12, "b points", 150, "b stamps", 6));
        audit();
    }

    @Test
    void aReturnIsDeductedOnceAcrossNodes() throws Exception {
        shop(NOW, member("a", 6, "")).decisionService.decide(DecisionQuery.about("a"));
        List<Callable<Void>> all = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            DecisionFixture decisionFixture = shop(
                    NOW,
                    member(
                            "a",
                            6,
                            ",'returns':[{'id':'r1','orderId':'a-0','at':'2026-03-14','value':50},"
                                    + "{'id':'r2','orderId':'a-1','at':'2026-03-14','value':15}]"));
            all.add(() -> {
                decisionFixture.decisionService.decide(DecisionQuery.about("a"));
                return null;
            });
        }
        BudgetStress.together(all);

        assertThat(balances()).isEqualTo(Map.of("a points", 235, "a stamps", 9));
        audit();
    }

    @Test
    void factsOfARequestAreNotCounted() {
        shop(NOW)
                .decisionService
                .decide(new DecisionQuery(
                        null,
                        member("a", 6, ""),
                        null,
                        DecisionMoment.REVIEW,
                        1,
                        false,
                        null,
                        AuthorityLevel.AUTOMATIC));

        assertThat(store.jdbc().queryForObject("select count(*) from programme_entry", Integer.class))
                .isZero();
    }

    @Test
    void aFullCardIsTakenOnceAndRestoredAfterAFailure() throws Exception {
        DecisionFixture decisionFixture = shop(NOW, member("a", 6, ""));
        Decision decision = rewarded(decisionFixture);
        List<Callable<Void>> all = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            all.add(() -> {
                report(decisionFixture, decision, ReportedOutcome.Result.ACCEPTED);
                return null;
            });
        }
        BudgetStress.together(all);

        assertThat(balances()).containsEntry("a stamps", 2);
        report(decisionFixture, decision, ReportedOutcome.Result.FAILED);
        report(decisionFixture, decision, ReportedOutcome.Result.FAILED);
        assertThat(balances()).containsEntry("a stamps", 12);
        audit();
    }

    @Test
    void oneCardGivesOneReward() throws Exception {
        DecisionFixture decisionFixture = shop(NOW, member("a", 6, ""));
        Decision decision = rewarded(decisionFixture);
        DecisionFixture returned = shop(
                NOW,
                member(
                        "a",
                        6,
                        ",'returns':[{'id':'r1','orderId':'a-0','at':'2026-03-14','value':50},"
                                + "{'id':'r2','orderId':'a-1','at':'2026-03-14','value':50}]"));

        assertThatThrownBy(() -> report(returned, decision, ReportedOutcome.Result.ACCEPTED))
                .isInstanceOf(InsufficientBalance.class)
                .hasMessageContaining("takes 10 stamps")
                .hasMessageContaining("has 8");
        assertThat(store.jdbc().queryForObject("select count(*) from outcome", Integer.class))
                .as("not recorded")
                .isZero();
        report(decisionFixture, decision, ReportedOutcome.Result.REJECTED);
        audit();
    }

    @Test
    void anAcceptedInvitationEnrolsOnce() throws Exception {
        Customer customer = Samples.customer(
                "{'id':'c','language':'en','consents':[{'channel':'email','purpose':'marketing','given':true,"
                        + "'at':'2026-01-01'}],"
                        + "'complaints':[],'orders':[{'id':'1','placedAt':'2026-02-01','deliveredAt':'2026-02-10',"
                        + "'value':2500,'currency':'EUR'}]}");
        DecisionFixture decisionFixture = shop(NOW, customer);
        Decision decision = decisionFixture.decisionService.decide(new DecisionQuery(
                "c", null, Channel.EMAIL, DecisionMoment.REVIEW, 25, false, null, AuthorityLevel.AUTOMATIC));
        AtomicInteger reported = new AtomicInteger();
        for (Decision.DecidedAction act : decision.actions()) {
            if (act.action().id().equals("invite-to-circle")) {
                reported.incrementAndGet();
                decisionFixture.outcomes.report(
                        decision.decisionId(),
                        new OutcomeService.Report(
                                act.actionId(), ReportedOutcome.Result.ACCEPTED, null, null, null, null, null, null),
                        AuditTrails.TESTER);
                decisionFixture.outcomes.report(
                        decision.decisionId(),
                        new OutcomeService.Report(
                                act.actionId(), ReportedOutcome.Result.ACCEPTED, null, null, null, null, null, null),
                        AuditTrails.TESTER);
            }
        }

        assertThat(reported.get()).as(decision.toString()).isEqualTo(1);
        assertThat(store.jdbc()
                        .queryForList(
                                "select cause from programme_member where programme = 'Inner Circle'", String.class))
                .hasSize(1);
    }

    @Test
    void aDecisionWithPointsReplaysTheSame() {
        DecisionFixture decisionFixture = shop(NOW, member("a", 6, ""));
        Decision decision = rewarded(decisionFixture);
        report(decisionFixture, decision, ReportedOutcome.Result.ACCEPTED);

        Replay replay = decisionFixture.replay(decision.decisionId());
        assertThat(replay.differences()).isEmpty();
        assertThat(replay.decision().actions())
                .extracting(act -> act.action().id())
                .contains("reward-full-card");
        assertThat(decisionFixture
                        .decisionService
                        .decide(new DecisionQuery(
                                "a",
                                null,
                                Channel.EMAIL,
                                DecisionMoment.REVIEW,
                                25,
                                false,
                                null,
                                AuthorityLevel.AUTOMATIC))
                        .actions())
                .as("the card is empty now")
                .extracting(act -> act.action().id())
                .doesNotContain("reward-full-card");
    }

    private static Decision rewarded(DecisionFixture decisionFixture) {
        Decision decision = decisionFixture.decisionService.decide(new DecisionQuery(
                "a", null, Channel.EMAIL, DecisionMoment.REVIEW, 25, false, null, AuthorityLevel.AUTOMATIC));
        assertThat(decision.actions()).extracting(act -> act.action().id()).contains("reward-full-card");
        return decision;
    }

    private static void report(DecisionFixture decisionFixture, Decision decision, ReportedOutcome.Result result) {
        decision.actions().stream()
                .filter(act -> act.action().id().equals("reward-full-card"))
                .forEach(act -> decisionFixture.outcomes.report(
                        decision.decisionId(),
                        new OutcomeService.Report(act.actionId(), result, null, null, null, null, null, null),
                        AuditTrails.TESTER));
    }
}
