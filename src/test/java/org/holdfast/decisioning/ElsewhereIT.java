package org.holdfast.decisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.batch.CaseAnswer;
import org.holdfast.batch.CaseDecider;
import org.holdfast.batch.CaseFolder;
import org.holdfast.batch.CaseManifest;
import org.holdfast.batch.LimitUse;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.decisioning.elsewhere.CaseExport;
import org.holdfast.decisions.ContactHistory.SharedContact;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.json.CustomerPast;
import org.holdfast.explanation.timing.WakeUps;
import org.holdfast.facts.Customer;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.guardrails.Guardrails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is decided elsewhere from an export, and loaded, is what a run would have recorded. */
@ParameterizedClass
@EnumSource(Database.class)
class ElsewhereIT {

    private static final int CUSTOMERS = 480;

    /** Budgets that run out before the last customer. */
    private static final DecisionModel BOOK = DecisionFixture.book(Samples.shippedTexts()
            .get("limits.yaml")
            .replaceAll("amount: \\d+, per: month", "amount: 140, per: month"));

    private static final Clock DAY_BEFORE = Clock.fixed(BudgetStress.NOW.minus(Duration.ofDays(1)), ZoneOffset.UTC);
    private static final Clock NOW = Clock.fixed(BudgetStress.NOW, ZoneOffset.UTC);

    @Parameter
    private Database database;

    @TempDir
    private Path folder;

    private Database.Store store;

    @BeforeEach
    void open() {
        store = database.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Opens a shop in which some customers were decided for on the day before. */
    private static ElsewhereFixture shop(Database.Store store) {
        CustomerStore customers = CustomerStores.of(store, NOW);
        List<Customer> base = MadeUpBase.around(BudgetStress.NOW, CUSTOMERS);
        base.forEach(each -> customers.put(each, null));
        ElsewhereFixture before = new ElsewhereFixture(store, BOOK, DAY_BEFORE, customers);
        for (int i = 0; i < base.size(); i += 3) {
            before.here.decisionService.decide(DecisionQuery.about(base.get(i).id()));
        }
        return new ElsewhereFixture(store, BOOK, NOW, customers);
    }

    /** Decides for the customers of an export, one after the other. */
    private List<CaseAnswer> decide(CaseManifest manifest, List<CaseExport.Exported> all) {
        Decider decider = new Decider(Guardrails.all());
        CaseDecider cases = new CaseDecider(BOOK, decider, manifest.asOf());
        WakeUps wakeUps = new WakeUps(decider);
        Map<String, List<SharedContact>> made = new HashMap<>();
        LimitUse use = manifest.use();
        List<CaseAnswer> answers = new ArrayList<>();
        for (CaseExport.Exported each : all) {
            CustomerPast past = CustomerPast.read(each.past().toJson());
            assertThat(past).isEqualTo(each.past());
            CaseDecider.PreparedCase prepared = cases.prepare(List.of(new CaseDecider.Case(each.customer(), past)))
                    .get(0);
            DecisionTrace trace = cases.decide(prepared, use, made);
            Decision decision = trace.decision();
            made.put(
                    decision.customerId(),
                    decision.actions().stream()
                            .filter(act ->
                                    act.actionId() == null && act.contact().startedByUs())
                            .map(act -> new SharedContact(
                                    act.contact().channel(), act.action().purpose(), decision.asOf()))
                            .toList());
            answers.add(CaseAnswer.read(CaseAnswer.of(trace, !trace.evaluated().isEmpty(), wakeUps.next(trace), "test")
                    .with(use)
                    .toJson()));
            use = use.plus(LimitUse.by(
                    decision,
                    trace.input().history().first(),
                    LimitUse.placesIn(BOOK.rules()).keySet()));
        }
        return answers;
    }

    @Test
    void loadedAnswersAreThoseOfARun() throws IOException {
        ElsewhereFixture shop = shop(store);
        List<CaseExport.Exported> all = new ArrayList<>();
        CaseManifest manifest =
                CaseManifest.read(shop.export.export(all::addAll).toJson().getBytes());
        List<CaseAnswer> answers = decide(manifest, all);
        AnswerLoad.Loaded loaded = shop.load(manifest, answers.iterator());

        assertThat(loaded.answers()).isEqualTo(CUSTOMERS);
        assertThat(loaded.again()).as("decided for again").isZero();
        try (Database.Store other = database.open()) {
            ElsewhereFixture ran = shop(other);
            ran.run();
            ElsewhereFixture.assertSame(shop.recorded(), ran.recorded());
            assertThat(shop.wakeUps()).isEqualTo(ran.wakeUps());
            for (String table : List.of(
                    "select name, period, used from budget_pot where used > 0",
                    "select name, period, amount, state from budget_entry",
                    "select customer_id, programme, unit, balance, entries from programme_account",
                    "select customer_id, action, channel, status from decided_action",
                    "select target, customer_id, state from delivery",
                    "select state, decided, refused from customer_run")) {
                assertThat(shop.rows(table)).as(table).isEqualTo(ran.rows(table));
            }
        }
        assertThat(shop.load(manifest, answers.iterator()).done()).isTrue();
        assertThat(shop.recorded()).hasSizeGreaterThan(50);
    }

    /** Ends like a process that is killed, in the middle of a page. */
    private static Iterator<CaseAnswer> killedAfter(List<CaseAnswer> answers, int count) {
        Iterator<CaseAnswer> all = answers.iterator();
        int[] left = {count};
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                if (left[0]-- == 0) {
                    throw new IllegalStateException("killed");
                }
                return all.hasNext();
            }

            @Override
            public CaseAnswer next() {
                return all.next();
            }
        };
    }

    @Test
    void aLoadThatWasKilledGoesOn() throws IOException {
        ElsewhereFixture shop = shop(store);
        List<CaseExport.Exported> all = new ArrayList<>();
        CaseManifest manifest = shop.export.export(all::addAll);
        List<CaseAnswer> answers = decide(manifest, all);
        long before = shop.rows("select id from decision").size();
        assertThatThrownBy(() -> shop.load(manifest, killedAfter(answers, 450))).hasMessage("killed");
        assertThat(shop.rows("select id from decision")).hasSizeGreaterThan((int) before);
        AnswerLoad.Loaded rest = shop.load(manifest, answers.iterator());

        assertThat(rest.before()).isEqualTo(400);
        assertThat(rest.answers()).isEqualTo(CUSTOMERS - 400);
        assertThat(rest.again()).isZero();
        assertThat(shop.rows("select customer_id from decision where as_of = (select max(as_of) from decision) "
                        + "group by customer_id having count(*) > 1"))
                .isEmpty();
        try (Database.Store other = database.open()) {
            ElsewhereFixture ran = shop(other);
            ran.run();
            ElsewhereFixture.assertSame(shop.recorded(), ran.recorded());
        }
    }

    @Test
    void whatHasChangedSinceTheExportIsDecidedForAgain() throws IOException {
        ElsewhereFixture shop = shop(store);
        List<CaseExport.Exported> all = new ArrayList<>();
        CaseManifest manifest = shop.export.export(all::addAll);
        List<CaseAnswer> answers = decide(manifest, all);
        CustomerStore customers = CustomerStores.of(store, NOW);
        String refused = answers.stream()
                .filter(each -> each.receipt() != null
                        && each.decision() != null
                        && each.decision().contains("\"email\""))
                .findFirst()
                .orElseThrow()
                .customerId();
        Customer facts = customers.find(refused).orElseThrow().facts();
        customers.put(
                Samples.customer("{'id':'" + refused + "','email':'" + facts.email() + "','doNotContact':{}}"), null);
        store.jdbc().update("update budget_pot set used = used + 20 where used > ?", BigDecimal.ZERO);
        AnswerLoad.Loaded loaded = shop.load(manifest, answers.iterator());

        assertThat(loaded.again()).isPositive();
        assertThat(shop.rows("select id from decided_action where customer_id = '" + refused
                        + "' and contact = true and decided_at = timestamp with time zone '2026-03-15 10:00:00+00:00'"))
                .isEmpty();
        assertThat(shop.rows("select name from budget_pot where used > 160")).isEmpty();
    }

    @Test
    void answersOfAnotherBookOrDayAreRefused() {
        ElsewhereFixture shop = shop(store);
        CaseManifest manifest = shop.export.export(page -> {});
        Clock later = Clock.offset(NOW, AnswerLoad.MAX_AGE.plusMinutes(1));
        ElsewhereFixture tomorrow = new ElsewhereFixture(store, BOOK, later, CustomerStores.of(store, later));
        ElsewhereFixture other = new ElsewhereFixture(
                store, DecisionFixture.book(BudgetStress.ONE_A_WEEK), NOW, CustomerStores.of(store, NOW));

        assertThatThrownBy(() -> tomorrow.load(manifest, List.<CaseAnswer>of().iterator()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("more than 24 hours ago");
        assertThatThrownBy(() -> other.load(manifest, List.<CaseAnswer>of().iterator()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("is live now");
        assertThatThrownBy(() -> CaseFolder.manifest(folder)).hasMessageContaining("the job has not ended");
        assertThatThrownBy(() -> new CaseFolder.Answers(folder))
                .as("the folder of an export has no answers")
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("Name the folder that the job wrote its answers to");
    }
}
