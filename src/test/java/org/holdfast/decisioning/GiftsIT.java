package org.holdfast.decisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.audit.AuditTrails;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.history.ReportedOutcome;
import org.holdfast.outcomes.OutcomeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Gifts that are not money: counted exactly under concurrency, credited once, and replayed as they were. */
@ParameterizedClass
@EnumSource(Database.class)
class GiftsIT {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final int CUSTOMERS = 40;

    private static final String ACTION = """
            thank:
              kind: reward
              purpose: service
              channels: [web]
              worth: 50.00
              cost: 0.10
              budget: gifts
              pointWorth: 0.01
              currency: customer
              programme: { name: Club, givesPoints: proposed }
            """;

    private static final String LIMITS = """
            exchangeRates:
              - { from: 2026-01-01, why: Set by finance., perUnit: { CHF: 1.03 } }
            budgets:
              - { from: 2026-01-01, why: Set by finance., pots: { gifts: { amount: 100, per: month } } }
            """;

    private static final String PROGRAMME = """
            Club:
              - from: 2026-01-01
                why: A test.
                open: true
                joining: { spent: 100 }
                points: { each: 1, per: 1 }
            """;

    private static final String RULE = """
            rule "Thank"
              when
                The customer has an order
                  - that has not been delivered
              then
                Propose "thank" for the order %s
            end
            """;

    @Parameter
    private Database database;

    private Database.Store store;

    @BeforeEach
    void open() {
        store = database.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static DecisionModel book(String gift, String actions) {
        Map<String, String> files = new HashMap<>(Samples.shippedTexts());
        files.keySet().removeIf(path -> !path.startsWith("language/"));
        files.put("areas/news/actions.yaml", actions);
        files.put("areas/news/thank.dslr", RULE.formatted(gift));
        files.put("limits.yaml", LIMITS);
        files.put("programmes.yaml", PROGRAMME);
        files.put("messages/en.yaml", "actions: { thank: { subject: '{gift}', body: Hi. } }\nreasons: { Thank: So. }");
        var report = Samples.checked(files);
        if (report.book() == null) {
            throw new AssertionError("Not a rule book: " + report.problems());
        }
        return report.book();
    }

    private static String withoutProgramme() {
        return ACTION.lines()
                .filter(line -> !line.contains("programme:"))
                .reduce("", (text, line) -> text + line + "\n");
    }

    private static Customer customer(int number, String currency) {
        String order = "{'id':'%s','placedAt':'2026-0%d-01','value':200,'currency':'" + currency + "'%s}";
        return Samples.customer("{'id':'c" + number + "','orders':["
                + order.formatted("o" + number, 3, "") + ","
                + order.formatted("d" + number, 2, ",'deliveredAt':'2026-02-05'") + "]}");
    }

    private DecisionFixture fixture(DecisionModel book, String currency) {
        return new DecisionFixture(
                store,
                book,
                Clock.fixed(NOW, ZoneOffset.UTC),
                IntStream.range(0, CUSTOMERS)
                        .mapToObj(number -> customer(number, currency))
                        .toList());
    }

    private static Decision decide(DecisionFixture fixture, int number) {
        return fixture.decisionService.decide(new DecisionQuery(
                "c" + number, null, null, DecisionMoment.REVIEW, 1, false, null, AuthorityLevel.AUTOMATIC));
    }

    private static void report(DecisionFixture fixture, Decision decision, ReportedOutcome.Result result) {
        fixture.outcomes.report(
                String.valueOf(decision.decisionId()),
                new OutcomeService.Report(
                        decision.actions().get(0).actionId(), result, null, null, null, null, null, null),
                AuditTrails.TESTER);
    }

    @Test
    void theBudgetHoldsTheExpectedCostAndIsNeverOverdrawn() throws Exception {
        DecisionFixture fixture = fixture(book("with 10 percent off the next order", withoutProgramme()), "EUR");
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            int number = i;
            all.add(() -> {
                decide(fixture, number);
                return null;
            });
        }
        BudgetStress.together(all);

        assertThat(store.jdbc().queryForList("select granted from decided_action", BigDecimal.class))
                .hasSize(5)
                .allSatisfy(granted -> assertThat(granted).isEqualByComparingTo("20"));
        assertThat(store.jdbc().queryForList("select used from budget_pot where name = 'gifts'", BigDecimal.class))
                .singleElement()
                .satisfies(used -> assertThat(used).isEqualByComparingTo("100"));
    }

    @Test
    void pointsOfTheRuleAreCreditedOnceAndTakenBack() {
        DecisionFixture fixture = fixture(book("with 150 points", ACTION), "EUR");
        Decision decision = decide(fixture, 1);

        report(fixture, decision, ReportedOutcome.Result.ACCEPTED);
        report(fixture, decision, ReportedOutcome.Result.ACCEPTED);
        int accepted = points();
        report(fixture, decision, ReportedOutcome.Result.REJECTED);

        assertThat(accepted - points()).isEqualTo(150);
    }

    private int points() {
        return store.jdbc()
                .queryForObject(
                        "select balance from programme_account where customer_id = 'c1' and unit = 'points'",
                        Integer.class);
    }

    @Test
    void recordedGiftsAndPayoutsReplayTheSame() {
        for (String gift : List.of("with 25 EUR", "with 10 percent off the next order", "with free delivery")) {
            DecisionFixture fixture = fixture(book(gift, withoutProgramme()), "CHF");
            Decision decision = decide(fixture, gift.length());

            assertThat(fixture.replay(String.valueOf(decision.decisionId())).same())
                    .isTrue();
        }
        assertThat(store.jdbc().queryForList("select granted from decided_action", BigDecimal.class))
                .hasSize(3);
    }
}
