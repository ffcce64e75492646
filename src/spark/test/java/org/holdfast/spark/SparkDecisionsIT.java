package org.holdfast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.batch.CaseAnswer;
import org.holdfast.batch.CaseDecider;
import org.holdfast.batch.CaseFolder;
import org.holdfast.batch.CaseManifest;
import org.holdfast.batch.LimitUse;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.decisioning.AnswerLoad;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.ElsewhereFixture;
import org.holdfast.decisioning.MadeUpBase;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.json.CustomerPast;
import org.holdfast.explanation.timing.WakeUps;
import org.holdfast.facts.Customer;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.ValidationReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On Spark, every customer gets the answer of a run in one process, receipts included. */
class SparkDecisionsIT {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final int FIRST = 60;
    private static final String ACTIONS = "areas/at-risk/actions.yaml";

    /** The shipped rule book with other budgets, where only the first customers are reminded and won back. */
    private static DecisionModel book(String amount) {
        Map<String, String> texts = Samples.shippedTexts();
        texts.computeIfPresent(
                "limits.yaml",
                (path, text) -> text.replaceAll("amount: \\d+, per: month", "amount: " + amount + ", per: month"));
        texts.computeIfPresent(
                ACTIONS,
                (path, text) -> text.replaceAll("(remind-quiet|win-back):\n", "$1:\n  first: " + FIRST + "\n"));
        ValidationReport checked = Samples.checked(texts);
        assertThat(checked.book()).as(checked.problems().toString()).isNotNull();
        return checked.book();
    }

    @TempDir
    private Path folder;

    private static ElsewhereFixture shop(Database.Store store, DecisionModel book, int count) {
        CustomerStore customers = CustomerStores.of(store, CLOCK);
        List<Customer> base = MadeUpBase.around(NOW, count);
        for (int from = 0; from < count; from += 500) {
            customers.putEach(base.subList(from, Math.min(from + 500, count)));
        }
        Clock before = Clock.fixed(NOW.minus(Duration.ofDays(1)), ZoneOffset.UTC);
        ElsewhereFixture yesterday = new ElsewhereFixture(store, book, before, customers);
        for (int i = 0; i < count; i += 20) {
            yesterday.here.decisionService.decide(
                    DecisionQuery.about(base.get(i).id()));
        }
        return new ElsewhereFixture(store, book, CLOCK, customers);
    }

    private static List<CaseAnswer> answers(Path out) throws Exception {
        List<CaseAnswer> all = new ArrayList<>();
        try (CaseFolder.Answers read = new CaseFolder.Answers(out)) {
            read.forEachRemaining(all::add);
        }
        return all;
    }

    /** The core decides one customer after the other, as a run does. */
    @Test
    void everyoneOfALargeBaseGetsTheAnswerOfTheCore() throws Exception {
        int count = 20_000;
        List<Customer> base = MadeUpBase.around(NOW, count);
        DecisionModel book = book("9000");
        BookSource source = book.rules().source();
        MadeUpExport.write(folder.resolve("export"), source, base, Map.of("goodwill", new BigDecimal("12.5")));
        LocalSpark.Ended ended = LocalSpark.decide(folder.resolve("export"), folder.resolve("out"), "--partitions=7");

        assertThat(ended.said()).contains("Decided for 20000 customers");
        List<CaseAnswer> expected = inOrder(base, book);
        List<CaseAnswer> found = answers(folder.resolve("out"));
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < count; i++) {
            assertThat(normal(found.get(i).toJson()))
                    .isEqualTo(normal(expected.get(i).toJson()));
        }
        assertThat(expected)
                .anyMatch(each -> each.use() != null
                        && new BigDecimal(9_000).compareTo(each.use().used().getOrDefault("goodwill", BigDecimal.ZERO))
                                == 0)
                .as("places for the first customers run out")
                .anyMatch(each -> each.use() != null && each.use().taken().containsValue(FIRST));
    }

    private static String normal(String answer) {
        return answer.replaceAll("(\\.\\d*?)0+(?=[,}])", "$1").replaceAll("\\.(?=[,}])", "");
    }

    /** Decides one customer after the other, in pages as a run does. */
    private static List<CaseAnswer> inOrder(List<Customer> base, DecisionModel book) {
        Decider decider = new Decider(Guardrails.all());
        CaseDecider cases = new CaseDecider(book, decider, NOW);
        WakeUps wakeUps = new WakeUps(decider);
        LimitUse use = new LimitUse(Map.of("goodwill", new BigDecimal("12.5")), Map.of());
        Set<String> places = LimitUse.placesIn(book.rules()).keySet();
        List<CaseAnswer> answers = new ArrayList<>();
        for (int from = 0; from < base.size(); from += 200) {
            List<CaseDecider.Case> page = base.subList(from, Math.min(from + 200, base.size())).stream()
                    .map(each -> new CaseDecider.Case(
                            new StoredCustomer(each, FactsHash.of(each)), CustomerPast.none(each.id())))
                    .toList();
            for (CaseDecider.PreparedCase each : cases.prepare(page)) {
                DecisionTrace trace = cases.decide(each, use, Map.of());
                boolean limited = trace.evaluated().stream()
                        .anyMatch(one -> places.contains(one.action())
                                || book.rules()
                                                        .actions()
                                                        .get(one.action())
                                                        .grant()
                                                        .budget()
                                                != null
                                        && one.desired() != null
                                        && one.desired().signum() > 0);
                answers.add(CaseAnswer.of(trace, limited, wakeUps.next(trace), "test")
                        .with(use));
                use = use.plus(
                        LimitUse.by(trace.decision(), trace.input().history().first(), places));
            }
        }
        return answers;
    }

    @Test
    void theAnswersAreLoadedAsARunRecordsThem() throws Exception {
        int count = 1_000;
        try (Database.Store store = Database.POSTGRESQL.open();
                Database.Store other = Database.POSTGRESQL.open()) {
            ElsewhereFixture shop = shop(store, book("200"), count);
            CaseManifest manifest = shop.export(folder.resolve("export"), true);
            LocalSpark.decide(folder.resolve("export"), folder.resolve("out"));
            AnswerLoad.Loaded loaded;
            try (CaseFolder.Answers read = new CaseFolder.Answers(folder.resolve("out"))) {
                loaded = shop.load(CaseFolder.manifest(folder.resolve("out")), read);
            }

            assertThat(loaded.answers()).isEqualTo(count);
            assertThat(loaded.again()).isZero();
            assertThat(manifest.id())
                    .isEqualTo(CaseFolder.manifest(folder.resolve("out")).id());
            ElsewhereFixture ran = shop(other, book("200"), count);
            ran.run();
            ElsewhereFixture.assertSame(shop.recorded(), ran.recorded());
            assertThat(shop.wakeUps()).isEqualTo(ran.wakeUps());
            assertThat(shop.rows("select name, period, used from budget_pot where used > 0"))
                    .isEqualTo(ran.rows("select name, period, used from budget_pot where used > 0"));
        }
    }
}
