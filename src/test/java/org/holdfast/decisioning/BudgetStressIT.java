package org.holdfast.decisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holdfast.ClassPath;
import org.holdfast.Database;
import org.holdfast.Patience;
import org.holdfast.Samples;
import org.holdfast.audit.AuditTrails;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.history.ReportedOutcome;
import org.holdfast.outcomes.OutcomeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Budgets, contact caps and remedies are exact under concurrency. */
@ParameterizedClass
@EnumSource(Database.class)
class BudgetStressIT {

    private static final int THREADS = 32;
    private static final int EACH = 15;

    private static DecisionModel book;

    @Parameter
    private Database database;

    private Database.Store store;

    @BeforeAll
    static void readBook() {
        book = DecisionFixture.book(BudgetStress.ONE_A_WEEK);
    }

    @BeforeEach
    void open() {
        store = database.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void budgetsMatchTheirLedgerAndAreNeverOverdrawn() throws Exception {
        BudgetStress budgetStress = new BudgetStress(store);
        try (BudgetStress.Watcher watcher = new BudgetStress.Watcher(store)) {
            budgetStress.work(1, THREADS, EACH);
            assertThat(watcher.most())
                    .isLessThanOrEqualTo(BudgetStress.CAP)
                    .isGreaterThan(BudgetStress.CAP.subtract(new BigDecimal("5")));
        }
        assertThat(budgetStress.decided.get()).isEqualTo((long) THREADS * EACH);
        BudgetStress.audit(store);
    }

    @Test
    void aKilledProcessLeavesBudgetsConsistent() throws Exception {
        assumeTrue(
                database == Database.POSTGRESQL,
                "The embedded database is opened by one process at a time: there is no second one to kill");
        try (BudgetStress.Watcher watcher = new BudgetStress.Watcher(store)) {
            Process stays = tellers(100, 25);
            Process dies = tellers(200, 100_000);
            waitFor(stays, "ready");
            waitFor(dies, "ready");
            long before = decisions();
            Patience.until(() -> decisions() >= before + 100);
            dies.destroyForcibly().waitFor();
            waitFor(stays, "decided");
            assertThat(stays.waitFor()).isZero();
            assertThat(watcher.most()).isLessThanOrEqualTo(BudgetStress.CAP);
        }
        BudgetStress.audit(store);
    }

    private Process tellers(int seed, int each) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        ClassPath.withTests(),
                        BudgetStress.class.getName(),
                        store.url(),
                        String.valueOf(seed),
                        "8",
                        String.valueOf(each))
                .redirectErrorStream(true)
                .start();
    }

    private static void waitFor(Process process, String words) throws Exception {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith(words)) {
                return;
            }
        }
        throw new AssertionError("Never said \"" + words + "\": " + said);
    }

    private long decisions() {
        return store.jdbc().queryForObject("select count(*) from decision", Long.class);
    }

    @Test
    void aCustomerIsContactedOnceDespiteConcurrencyAndClockSkew() throws Exception {
        String orders = IntStream.range(0, 5)
                .mapToObj(i ->
                        "{'id':'o%d','placedAt':'2026-0%d-01','deliveredAt':'2026-0%d-05','value':50,'currency':'EUR'}"
                                .formatted(i, 1 + i / 2, 1 + i / 2))
                .collect(Collectors.joining(","));
        List<Decision> decisions = everybodyAsks(Samples.customer("{'id':'one','birthday':'1980-03-15','consents':["
                + "{'channel':'email','purpose':'marketing','given':true,'at':'2026-01-01'},"
                + "{'channel':'push','purpose':'marketing','given':true,'at':'2026-01-01'}],'complaints':[],'orders':["
                + orders + "]}"));

        assertThat(store.jdbc().queryForList("select action from decided_action where contact", String.class))
                .hasSize(1);
        assertThat(decisions)
                .as("the others were held back by the cap")
                .anyMatch(decision ->
                        decision.heldBack().stream().anyMatch(held -> held.by().equals("contact-cap")));
        BudgetStress.audit(store);
    }

    @Test
    void anIncidentIsCompensatedOnceDespiteConcurrencyAndClockSkew() throws Exception {
        List<Decision> decisions = everybodyAsks(BudgetStress.customer(7));

        assertThat(decisions).allMatch(decision -> decision.outcome() != Decision.Outcome.NOTHING);
        assertThat(store.jdbc().queryForList("select action from decided_action where kind = 'goodwill'", String.class))
                .hasSize(2)
                .containsOnly("apologise-incomplete-order");
        assertThat(store.jdbc()
                        .queryForList(
                                "select action from decided_action group by action, subject having count(*) > 1",
                                String.class))
                .isEmpty();
        assertThat(store.jdbc()
                        .queryForList("select used from budget_pot where name = 'goodwill'", BigDecimal.class)
                        .get(0))
                .isEqualByComparingTo("10");
        BudgetStress.audit(store);
    }

    private List<Decision> everybodyAsks(Customer customer) throws Exception {
        List<Decision> decisions = Collections.synchronizedList(new ArrayList<>());
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            DecisionFixture decisionFixture = new DecisionFixture(
                    store,
                    book,
                    Clock.fixed(BudgetStress.NOW.plusMillis(i % 2 == 0 ? i * 100L : -i * 100L), ZoneOffset.UTC),
                    List.of());
            Channel channel = Arrays.asList(Channel.EMAIL, Channel.PUSH, null).get(i % 3);
            all.add(() -> {
                for (int j = 0; j < 3; j++) {
                    Decision decision = decisionFixture.decisionService.decide(new DecisionQuery(
                            null,
                            customer,
                            customer.id().equals("one") ? channel : null,
                            DecisionMoment.REVIEW,
                            10,
                            false,
                            null,
                            AuthorityLevel.AUTOMATIC));
                    decisions.add(decision);
                    for (Decision.DecidedAction act : decision.actions()) {
                        decisionFixture.outcomes.report(
                                String.valueOf(decision.decisionId()),
                                new OutcomeService.Report(
                                        act.actionId(),
                                        ReportedOutcome.Result.DELIVERED,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null),
                                AuditTrails.TESTER);
                    }
                }
                return null;
            });
        }
        BudgetStress.together(all);
        return decisions;
    }
}
