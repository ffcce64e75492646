package org.holdfast.decisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.decisions.offers.OfferBooks.action;
import static org.holdfast.decisions.offers.OfferBooks.rule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.audit.AuditTrails;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.offers.OfferBooks;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.history.ReportedOutcome.Result;
import org.holdfast.history.offers.FirstCustomers;
import org.holdfast.outcomes.OutcomeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Use limits are exact on two nodes that decide at the same time, on both databases. */
@ParameterizedClass
@EnumSource(Database.class)
class FirstCustomersIT {

    private static final Instant NOW = Instant.parse("2026-03-18T12:00:00Z");
    private static final int THREADS = 32;
    private static final int CUSTOMERS = 320;
    private static final int FIRST = 100;

    private static final DecisionModel FIRST_100 =
            OfferBooks.of(action("gift", "10", "validDays: 7, first: " + FIRST), rule("Give", "gift", "5", 0));

    private static final DecisionModel THREE_TIMES =
            OfferBooks.of(action("gift", "10", "timesPerCustomer: 3"), rule("Give", "gift", "5", 0));

    @Parameter
    private Database database;

    private Database.Store store;
    private Database.@Nullable Store other;
    private final List<Customer> customers = IntStream.range(0, CUSTOMERS)
            .mapToObj(i -> Samples.customer("{'id':'c%03d'}".formatted(i)))
            .toList();

    @BeforeEach
    void open() {
        store = database.open();
        other = database == Database.POSTGRESQL ? Database.open(store.url()) : null;
    }

    @AfterEach
    void close() {
        if (other != null) {
            other.close();
        }
        store.close();
    }

    /** Returns the services of one of two nodes. The embedded database is opened by one process at a time. */
    private DecisionFixture node(int number, DecisionModel book, Instant now) {
        Database.Store of = number % 2 == 1 && other != null ? other : store;
        return new DecisionFixture(of, book, Clock.fixed(now, ZoneOffset.UTC), customers);
    }

    @Test
    void exactlyTheFirstHundredCustomersGetIt() throws Exception {
        List<DecisionFixture> nodes = List.of(node(0, FIRST_100, NOW), node(1, FIRST_100, NOW));
        AtomicInteger given = new AtomicInteger();
        AtomicInteger held = new AtomicInteger();
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            all.add(() -> {
                for (int j = thread; j < CUSTOMERS; j += THREADS) {
                    Decision decision = decide(nodes.get(j % 2), customers.get(j), false);
                    given.addAndGet(decision.actions().size());
                    held.addAndGet((int) decision.heldBack().stream()
                            .filter(each -> each.by().equals("first-customers"))
                            .count());
                }
                return null;
            });
        }
        BudgetStress.together(all);

        assertThat(given).hasValue(FIRST);
        assertThat(held).hasValue(CUSTOMERS - FIRST);
        audit();
    }

    @Test
    void theNumberMatchesTheLedgerWhateverIsReported() throws Exception {
        List<DecisionFixture> nodes = List.of(node(0, FIRST_100, NOW), node(1, FIRST_100, NOW.plusSeconds(1)));
        DecisionFixture later = node(0, FIRST_100, NOW.plus(Duration.ofDays(20)));
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(i);
            all.add(() -> {
                for (int j = 0; j < 12; j++) {
                    DecisionFixture node = nodes.get(random.nextInt(2));
                    Decision decision = decide(node, customers.get(random.nextInt(CUSTOMERS / 2)), false);
                    Result[] results = Result.values();
                    report(node, decision, results[random.nextInt(results.length)]);
                    if (j % 6 == 5) {
                        later.outcomes.expireReservations();
                    }
                    assertThat(taken()).isBetween(0, FIRST);
                }
                return null;
            });
        }
        BudgetStress.together(all);
        audit();
    }

    @Test
    void whatFailedOrExpiredIsGivenToTheNext() {
        DecisionModel one = OfferBooks.of(action("gift", "10", "validDays: 7, first: 1"), rule("Give", "gift", "5", 0));
        DecisionFixture node = node(0, one, NOW);
        Decision first = decide(node, customers.get(0), false);
        assertThat(decide(node, customers.get(1), false).actions()).isEmpty();
        assertThat(decide(node, customers.get(0), false).repeated()).isTrue();

        report(node, first, Result.FAILED);
        Decision second = decide(node, customers.get(1), false);
        assertThat(second.actions()).hasSize(1);
        assertThat(node.replay(String.valueOf(second.decisionId())).same()).isTrue();

        DecisionFixture later = node(1, one, NOW.plus(Duration.ofDays(9)));
        later.outcomes.expireReservations();
        Decision third = decide(later, customers.get(2), false);
        assertThat(third.actions()).hasSize(1);
        report(later, third, Result.ACCEPTED);
        later.outcomes.expireReservations();
        Decision late = decide(later, customers.get(3), false);
        assertThat(late.heldBack())
                .singleElement()
                .satisfies(held -> assertThat(held.by()).isEqualTo("first-customers"));
        assertThat(later.replay(String.valueOf(late.decisionId())).same()).isTrue();
        audit();
    }

    @Test
    void aSecondUseOfACustomerTakesNoPlace() {
        DecisionModel two = OfferBooks.of(action("gift", "10", "first: 2"), rule("Give", "gift", "5", 0));
        DecisionFixture node = node(0, two, NOW);
        Decision first = decide(node, customers.get(0), false);
        report(node, first, Result.DELIVERED);
        Decision second = decide(node, customers.get(0), false);
        assertThat(second.repeated()).isFalse();
        assertThat(taken()).isEqualTo(1);

        report(node, first, Result.FAILED);
        assertThat(taken()).as("the second use keeps the place").isEqualTo(1);
        report(node, second, Result.FAILED);
        assertThat(taken()).isZero();
        report(node, second, Result.ACCEPTED);
        assertThat(taken()).isEqualTo(1);
        audit();
    }

    @Test
    void anOfferFromBeforeTheLimitTakesNoPlaceForAnotherOne() {
        String order = "{'id':'%s','placedAt':'2026-03-10','value':50,'currency':'EUR'}";
        Customer one = Samples.customer("{'id':'c000','orders':[" + order.formatted("o1") + "]}");
        Customer two = Samples.customer(
                "{'id':'c000','orders':[" + order.formatted("o1") + "," + order.formatted("o2") + "]}");
        String rule = "rule \"Give\"\nwhen\n  $customer : Customer()\n  $order : Order() from $customer.orders\n"
                + "then\n  propose(\"gift\").about($order).amount(5, \"EUR\");\nend\n";
        decide(node(0, OfferBooks.of(action("gift", "10", "validDays: 7"), rule), NOW), one, false);
        DecisionModel limited = OfferBooks.of(action("gift", "10", "validDays: 7, first: 1"), rule);
        Customer first = Samples.customer("{'id':'c001','orders':[" + order.formatted("o3") + "]}");
        decide(node(0, limited, NOW), first, false);

        Decision decision = node(0, limited, NOW.plusSeconds(1))
                .decisionService
                .decide(new DecisionQuery(
                        null, two, null, DecisionMoment.REVIEW, 2, false, null, AuthorityLevel.AUTOMATIC));
        assertThat(decision.actions())
                .singleElement()
                .satisfies(act -> assertThat(act.matter().subject()).isEqualTo("o1"));
        assertThat(decision.heldBack())
                .singleElement()
                .satisfies(held -> assertThat(held.by()).isEqualTo("first-customers"));
        audit();
    }

    @Test
    void twoCustomersWhoBecomeOneTakeOnePlace() {
        DecisionFixture node = node(0, FIRST_100, NOW);
        decide(node, customers.get(0), false);
        decide(node, customers.get(1), false);
        assertThat(taken()).isEqualTo(2);

        store.transaction().executeWithoutResult(status -> node.ledgers.past().merge("c000", "c001"));

        assertThat(taken()).isEqualTo(1);
        audit();
    }

    @Test
    void aLookReservesNothing() {
        DecisionFixture node = node(0, FIRST_100, NOW);

        assertThat(decide(node, customers.get(0), true).actions()).hasSize(1);

        assertThat(store.jdbc().queryForObject("select count(*) from first_use", Integer.class))
                .isZero();
    }

    @Test
    void everybodyAtOnceGivesTheSameAsOneByOne() {
        DecisionFixture node = node(0, FIRST_100, NOW);
        IntStream.range(300, CUSTOMERS).forEach(i -> decide(node, customers.get(i), false));
        List<String> dry = new ArrayList<>();
        List<String> given = new ArrayList<>();

        node.batchRun.preview(NOW, decided -> addTo(dry, decided));
        node.batchRun.run(false, null, decided -> addTo(given, decided));

        List<String> expected = new ArrayList<>();
        IntStream.range(0, FIRST - 20).forEach(i -> expected.add("c%03d".formatted(i)));
        IntStream.range(300, CUSTOMERS).forEach(i -> expected.add("c%03d".formatted(i)));
        assertThat(given).containsExactlyElementsOf(expected);
        assertThat(dry).containsExactlyElementsOf(expected);
        audit();
    }

    private static void addTo(List<String> customers, List<Decision> decisions) {
        decisions.stream().filter(each -> !each.actions().isEmpty()).forEach(each -> customers.add(each.customerId()));
    }

    @Test
    void aCustomerGetsItThreeTimesHoweverOftenAndWhereverTheyAsk() throws Exception {
        List<DecisionFixture> nodes = List.of(node(0, THREE_TIMES, NOW), node(1, THREE_TIMES, NOW.plusSeconds(1)));
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            DecisionFixture node = nodes.get(i % 2);
            all.add(() -> {
                for (int j = 0; j < 4; j++) {
                    report(node, decide(node, customers.get(0), false), Result.DELIVERED);
                }
                return null;
            });
        }
        BudgetStress.together(all);

        assertThat(store.jdbc().queryForObject("select count(*) from decided_action", Integer.class))
                .isEqualTo(3);
        DecisionFixture later = node(0, THREE_TIMES, NOW.plus(Duration.ofDays(3_000)));
        assertThat(decide(later, customers.get(0), false).heldBack())
                .singleElement()
                .satisfies(held -> assertThat(held.by()).isEqualTo("use-limit"));
    }

    private static Decision decide(DecisionFixture node, Customer customer, boolean dry) {
        return node.decisionService.decide(
                new DecisionQuery(null, customer, null, DecisionMoment.REVIEW, 1, dry, null, AuthorityLevel.AUTOMATIC));
    }

    private static void report(DecisionFixture node, Decision decision, Result result) {
        for (Decision.DecidedAction act : decision.actions()) {
            node.outcomes.report(
                    String.valueOf(decision.decisionId()),
                    new OutcomeService.Report(act.actionId(), result, null, null, null, null, null, null),
                    AuditTrails.TESTER);
        }
    }

    private int taken() {
        return new FirstCustomers(store.jdbc()).taken(List.of("gift")).getOrDefault("gift", 0);
    }

    private void audit() {
        assertThat(store.jdbc()
                        .queryForList(
                                "select f.action from first_customers f where f.taken <> (select "
                                        + "count(distinct a.customer_id) from first_use u join decided_action a "
                                        + "on a.id = u.action_id where u.action = f.action and u.state <> 'released')",
                                String.class))
                .as("numbers that differ from the ledger")
                .isEmpty();
        assertThat(store.jdbc()
                        .queryForList(
                                "select u.action_id from first_use u left join decided_action a on a.id = u.action_id "
                                        + "where a.id is null or (a.status in ('failed', 'rejected') "
                                        + "and u.state <> 'released')",
                                String.class))
                .as("uses that differ from the outcome of their action")
                .isEmpty();
    }
}
