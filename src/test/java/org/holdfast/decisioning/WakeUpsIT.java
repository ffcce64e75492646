package org.holdfast.decisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.access.MovingClock;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.explanation.timing.WakeUps;
import org.holdfast.facts.Customer;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.history.waiting.WakeUpQueue;
import org.holdfast.history.waiting.WakeUpQueue.WakeUp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Customers are decided for when time alone calls for it: in the minute, once, on whatever node. */
@ParameterizedClass
@EnumSource(Database.class)
class WakeUpsIT {

    private static final Customer WAITING = Samples.customer(
            "{'id':'W-1','email':'w@example.org','orders':[{'id':'5512',"
                    + "'placedAt':'2026-03-10','shippedAt':'2026-03-11','promisedAt':'2026-03-25','value':50,'currency':'EUR'}],'complaints':[]}");
    private static final Customer BY_PHONE = Samples.customer(
            "{'id':'P-1','phone':'+37369123456','orders':[{'id':'5513',"
                    + "'placedAt':'2026-03-10','shippedAt':'2026-03-11','promisedAt':'2026-03-25','value':50,'currency':'EUR'}],'complaints':[]}");
    private static final Customer WITH_CART = Samples.customer("{'id':'K-1','email':'k@example.org','consents':["
            + "{'channel':'email','purpose':'marketing','given':true}],'orders':[],'complaints':[],'carts':[{'id':'b1',"
            + "'startedAt':'2026-03-15T08:00:00Z','changedAt':'2026-03-15T09:30:00Z','value':40,'currency':'EUR',"
            + "'lines':[{'sku':'a','name':'Kettle','quantity':1}]}]}");
    private static final Customer QUIET = Samples.customer("{'id':'Q-1','orders':[],'complaints':[]}");

    private static DecisionModel book;

    @Parameter
    private Database database;

    private Database.Store store;
    private final MovingClock clock = new MovingClock();

    @BeforeAll
    static void read() {
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

    private DecisionFixture shop(Customer... customers) {
        return shop(List.of(customers), ids -> {});
    }

    private DecisionFixture shop(List<Customer> customers, Consumer<Collection<String>> whenRead) {
        return new DecisionFixture(store, book, clock, new DecisionFixture.Watched(DecisionFixture.source(customers)) {
            @Override
            public List<StoredCustomer> findAll(Collection<String> ids) {
                whenRead.accept(ids);
                return super.findAll(ids);
            }
        });
    }

    /** Decides for customers as if their facts had changed. */
    private void changed(DecisionFixture shop, Customer... customers) {
        shop.queuedRedecisions.ask(List.of(customers).stream().map(Customer::id).toList(), clock.instant());
        shop.worker.work();
    }

    private void moveTo(String moment) {
        clock.move(Duration.between(clock.instant(), Instant.parse(moment)));
    }

    private Instant wakeUp(DecisionFixture shop, Customer customer) {
        return shop.ledgers.wakeUps().of(customer.id()).orElseThrow();
    }

    private List<Decision> decisions() {
        return store.jdbc().queryForList("select document from decision order by decided_at, id", String.class).stream()
                .map(DecisionJson::read)
                .toList();
    }

    private static String acts(Decision decision) {
        return decision.actions().isEmpty()
                ? ""
                : decision.actions().get(0).action().id();
    }

    @Test
    void aLateOrderIsWarnedAboutInTheMinuteItBecomesLate() {
        DecisionFixture shop = shop(WAITING);
        changed(shop, WAITING);
        assertThat(wakeUp(shop, WAITING)).isEqualTo("2026-03-26T00:00:00Z");

        moveTo("2026-03-25T23:59:59.999Z");
        shop.waker.work();
        assertThat(decisions()).isEmpty();
        moveTo("2026-03-26T00:00:00Z");
        shop.waker.work();

        assertThat(decisions()).extracting(WakeUpsIT::acts).containsExactly("warn-late-delivery");
        assertThat(wakeUp(shop, WAITING)).isAfter(clock.instant());
    }

    @Test
    void aWarningHeldByQuietHoursGoesOutWhenTheyEnd() {
        Map<String, String> texts = Samples.shippedTexts();
        texts.computeIfPresent(
                "areas/delivery/actions.yaml",
                (path, text) -> text.replaceFirst("(warn-late-delivery:[^\\[]*channels: )\\[[^]]*]", "$1[sms, call]"));
        DecisionModel byPhone = Objects.requireNonNull(Samples.checked(texts).book());
        DecisionFixture shop = new DecisionFixture(store, byPhone, clock, List.of(BY_PHONE));
        changed(shop, BY_PHONE);
        moveTo("2026-03-26T00:00:00Z");
        shop.waker.work();
        assertThat(decisions()).extracting(WakeUpsIT::acts).containsExactly("");
        assertThat(wakeUp(shop, BY_PHONE)).isEqualTo("2026-03-26T09:00:00Z");

        moveTo("2026-03-26T09:00:00Z");
        shop.waker.work();
        assertThat(decisions()).extracting(WakeUpsIT::acts).containsExactly("", "warn-late-delivery");
    }

    @Test
    void aCartIsRemindedOfAfterThreeHours() {
        DecisionFixture shop = shop(WITH_CART);
        changed(shop, WITH_CART);
        assertThat(wakeUp(shop, WITH_CART)).isEqualTo("2026-03-15T12:30:00Z");

        moveTo("2026-03-15T12:30:00Z");
        shop.waker.work();
        assertThat(decisions()).extracting(WakeUpsIT::acts).containsExactly("remind-cart");
    }

    @Test
    void aWokenCustomerIsDecidedForOnce() {
        DecisionFixture shop = shop(WAITING);
        changed(shop, WAITING);
        moveTo("2026-03-26T00:00:00Z");
        shop.waker.work();
        shop.waker.work();
        assertThat(decisions()).hasSize(1);
        assertThat(shop.ledgers.wakeUps().due(clock.instant()).customers()).isZero();
    }

    @Test
    void whoeverHasNothingAheadIsLookedAtWithinTwoWeeks() {
        DecisionFixture shop = shop(QUIET);
        changed(shop, QUIET);
        assertThat(wakeUp(shop, QUIET))
                .isBetween(
                        clock.instant().plus(Duration.ofDays(WakeUps.DAYS - 1)),
                        clock.instant().plus(Duration.ofDays(WakeUps.DAYS)));
    }

    @Test
    void nodesDecideOnceForEveryCustomer() throws Exception {
        List<Customer> customers = IntStream.range(0, 500)
                .mapToObj(i -> Samples.customer("{'id':'N-" + i + "','email':'n" + i + "@example.org','orders':[{'id':'"
                        + i
                        + "','placedAt':'2026-03-10','shippedAt':'2026-03-11','promisedAt':'2026-03-25','value':50,'currency':'EUR'}],"
                        + "'complaints':[]}"))
                .toList();
        changed(shop(customers, ids -> {}), customers.toArray(Customer[]::new));
        moveTo("2026-03-26T00:00:00Z");
        List<Callable<Void>> nodes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            DecisionFixture node = shop(customers, ids -> {});
            nodes.add(() -> {
                while (node.ledgers.wakeUps().due(clock.instant()).customers() > 0) {
                    node.waker.work();
                }
                return null;
            });
        }
        BudgetStress.together(nodes);

        assertThat(decisions())
                .hasSize(customers.size())
                .extracting(Decision::customerId)
                .doesNotHaveDuplicates();
    }

    @Test
    void aCrashBetweenDecidingAndClearingLeavesTheWakeUpForOthers() {
        DecisionFixture shop = shop(WAITING);
        changed(shop, WAITING);
        moveTo("2026-03-26T00:00:00Z");
        DecisionFixture crashing = new DecisionFixture(store, book, clock, List.of(WAITING));
        assertThatThrownBy(() -> store.transaction().executeWithoutResult(status -> {
                    crashing.waker.work();
                    assertThat(decisions()).hasSize(1);
                    throw new IllegalStateException("killed before the commit");
                }))
                .hasMessage("killed before the commit");
        assertThat(decisions()).isEmpty();

        shop.waker.work();
        assertThat(decisions()).extracting(WakeUpsIT::acts).containsExactly("warn-late-delivery");
    }

    @Test
    void aFailureOfOneCustomerIsTriedAgainInAnHourAndHoldsUpNobody() {
        DecisionFixture shop = shop(WAITING, BY_PHONE);
        changed(shop, WAITING, BY_PHONE);
        moveTo("2026-03-26T00:00:00Z");
        DecisionFixture broken = shop(List.of(WAITING, BY_PHONE), ids -> {
            if (ids.contains(WAITING.id())) {
                throw new IllegalStateException("These facts cannot be read");
            }
        });
        broken.waker.work();

        assertThat(decisions()).extracting(Decision::customerId).containsExactly(BY_PHONE.id());
        assertThat(wakeUp(shop, WAITING)).isEqualTo("2026-03-26T01:00:00Z");
    }

    @Test
    void aCustomerWhoIsGoneIsNotWoken() {
        DecisionFixture shop = shop(WAITING);
        changed(shop, WAITING);
        moveTo("2026-03-26T00:00:00Z");
        shop().waker.work();
        assertThat(decisions()).isEmpty();
        assertThat(shop.ledgers.wakeUps().of(WAITING.id())).isEmpty();
    }

    @Test
    void erasureAndMergingRemoveTheWakeUp() {
        DecisionFixture shop = shop(WAITING, BY_PHONE);
        changed(shop, WAITING, BY_PHONE);
        shop.ledgers.past().erase(WAITING.id(), "erased-1");
        shop.ledgers.past().merge(BY_PHONE.id(), "other");
        assertThat(shop.ledgers.wakeUps().of(List.of(WAITING.id(), BY_PHONE.id(), "other", "erased-1")))
                .isEmpty();
    }

    @Test
    void aDecisionOnRequestMovesTheWakeUpAsWell() {
        DecisionFixture shop = shop(WAITING);
        shop.decisionService.decide(DecisionQuery.about(WAITING.id()));
        assertThat(wakeUp(shop, WAITING)).isEqualTo("2026-03-26T00:00:00Z");
    }

    @Test
    void aWakeUpThatAnotherDecisionHasMovedIsNotTaken() {
        DecisionFixture shop = shop(WAITING);
        changed(shop, WAITING);
        moveTo("2026-03-26T00:00:00Z");
        List<WakeUp> due = shop.ledgers.wakeUps().next(10, clock.instant());
        assertThat(due).hasSize(1);
        shop.waker.work();
        assertThat(store.transaction()
                        .<Boolean>execute(status -> shop.ledgers.wakeUps().lock(due)))
                .isFalse();
    }

    @Test
    void aPublishedBookTakesEffectOnTheNextDayOfTheCustomer() {
        Customer late = Samples.customer("{'id':'L-1','timeZone':'Europe/Chisinau','email':'l@example.org','orders':["
                + "{'id':'5514','placedAt':'2026-03-01','promisedAt':'2026-03-12','value':50,'currency':'EUR'}],"
                + "'complaints':[]}");
        store(late);
        store(QUIET);
        DecisionFixture shop = shop(late, QUIET);
        shop.wakeUpsOfAll.work(Duration.ofMinutes(1));

        assertThat(decisions()).isEmpty();
        assertThat(wakeUp(shop, late)).isEqualTo("2026-03-15T22:00:00Z");
        assertThat(wakeUp(shop, QUIET)).isAfter(clock.instant().plus(Duration.ofDays(WakeUps.DAYS - 1)));

        shop.ledgers.wakeUps().set(Map.of(late.id(), Instant.parse("2026-03-20T00:00:00Z")));
        shop(late, QUIET).wakeUpsOfAll.work(Duration.ofMinutes(1));
        assertThat(wakeUp(shop, late)).as("another server finds it done").isEqualTo("2026-03-20T00:00:00Z");
    }

    @Test
    void aWakeUpThatADecisionHasMovedMeanwhileIsNotReplaced() {
        DecisionFixture shop = shop(WAITING);
        Instant before = Instant.parse("2026-03-20T00:00:00Z");
        Instant moved = Instant.parse("2026-03-21T00:00:00Z");
        shop.ledgers.wakeUps().set(Map.of(WAITING.id(), before));
        Map<String, Instant> known = shop.ledgers.wakeUps().of(List.of(WAITING.id()));
        shop.ledgers.wakeUps().set(Map.of(WAITING.id(), moved));
        shop.ledgers.wakeUps().replace(known, Map.of(WAITING.id(), Instant.parse("2026-03-25T00:00:00Z")));
        assertThat(wakeUp(shop, WAITING)).isEqualTo(moved);
    }

    @Test
    void aFailedDecisionTouchesNoWakeUpThatHasChangedMeanwhile() {
        WakeUpQueue queue = shop(WAITING, BY_PHONE).ledgers.wakeUps();
        Instant due = clock.instant();
        Instant moved = Instant.parse("2026-03-15T12:10:00Z");
        queue.set(Map.of(WAITING.id(), due, BY_PHONE.id(), due));
        List<WakeUp> entries = queue.next(10, clock.instant());
        assertThat(entries).hasSize(2);
        queue.set(Map.of(WAITING.id(), moved));
        queue.forget(BY_PHONE.id());

        queue.failed(entries, clock.instant());
        assertThat(queue.of(List.of(WAITING.id(), BY_PHONE.id()))).isEqualTo(Map.of(WAITING.id(), moved));
    }

    @Test
    void aFirstWakeUpThatAnotherTransactionStoresMeanwhileIsALostRace() {
        WakeUpQueue queue = new WakeUpQueue(
                new JdbcTemplate(Objects.requireNonNull(store.jdbc().getDataSource())) {
                    @Override
                    public int[] batchUpdate(String sql, List<? extends Object[]> rows) {
                        int[] updated = super.batchUpdate(sql, rows);
                        if (sql.startsWith("update")) {
                            store.jdbc()
                                    .update(
                                            "insert into wake_up (customer_id, due_at) values ('W-1', current_timestamp)");
                        }
                        return updated;
                    }
                });
        assertThatThrownBy(() -> queue.set(Map.of(WAITING.id(), clock.instant())))
                .isInstanceOf(PessimisticLockingFailureException.class);
    }

    private void store(Customer customer) {
        OffsetDateTime now = Clock.systemUTC().instant().atOffset(ZoneOffset.UTC);
        store.jdbc()
                .update(
                        "insert into customer (id, facts, facts_hash, owner, updated_at, stated_at) "
                                + "values (?, '{}', 'x', 'push', ?, ?)",
                        customer.id(),
                        now,
                        now);
    }
}
