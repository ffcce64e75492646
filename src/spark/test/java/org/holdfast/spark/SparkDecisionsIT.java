package org.holdfast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.batch.CaseAnswer;
import org.holdfast.batch.CaseFolder;
import org.holdfast.batch.CaseManifest;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.decisioning.AnswerLoad;
import org.holdfast.decisioning.DecisionFixture;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.ElsewhereFixture;
import org.holdfast.decisioning.ElsewhereFixture.Recorded;
import org.holdfast.decisioning.MadeUpBase;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.facts.Customer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On Spark, every customer gets the answer of a run in one process, receipts included. */
class SparkDecisionsIT {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static DecisionModel book(String amount) {
        return DecisionFixture.book(Samples.shippedTexts()
                .get("limits.yaml")
                .replaceAll("amount: \\d+, per: month", "amount: " + amount + ", per: month"));
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
            yesterday.here.decisionService.decide(DecisionQuery.about(base.get(i).id()));
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

    private static Map<String, Recorded> recorded(List<CaseAnswer> answers, Map<String, Recorded> before) {
        Map<String, Recorded> all = new TreeMap<>(before);
        for (CaseAnswer each : answers) {
            if (each.receipt() != null) {
                all.put(
                        each.customerId() + " " + NOW,
                        ElsewhereFixture.comparable(DecisionJson.read(each.decision()), each.receipt()));
            }
        }
        return all;
    }

    @Test
    void everyoneGetsTheAnswerOfARunAlsoWhenBudgetsRunOut() throws Exception {
        int count = 20_000;
        try (Database.Store store = Database.H2.open()) {
            ElsewhereFixture shop = shop(store, book("900"), count);
            CaseManifest manifest = shop.export(folder.resolve("export"), true);
            Map<String, Recorded> before = shop.recorded();
            LocalSpark.Ended ended = LocalSpark.decide(folder.resolve("export"), folder.resolve("out"), "--partitions=7");
            assertThat(ended.said()).contains("Decided for 20000 customers");
            List<CaseAnswer> answers = answers(folder.resolve("out"));

            assertThat(answers).extracting(CaseAnswer::customerId).hasSize(count).isSorted().doesNotHaveDuplicates();
            shop.run();
            Map<String, Recorded> expected = shop.recorded();
            Map<String, Recorded> found = recorded(answers, before);
            ElsewhereFixture.assertSame(found, expected);
            assertThat(shop.rows("select name from budget_pot where used > 890")).isNotEmpty();
            Map<String, String> wakeUps = shop.wakeUps();
            assertThat(wakeUps).hasSize(count);
            assertThat(manifest.bounds()).isNotEmpty();
        }
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
            assertThat(manifest.id()).isEqualTo(CaseFolder.manifest(folder.resolve("out")).id());
            ElsewhereFixture ran = shop(other, book("200"), count);
            ran.run();
            ElsewhereFixture.assertSame(shop.recorded(), ran.recorded());
            assertThat(shop.wakeUps()).isEqualTo(ran.wakeUps());
            assertThat(shop.rows("select name, period, used from budget_pot where used > 0"))
                    .isEqualTo(ran.rows("select name, period, used from budget_pot where used > 0"));
        }
    }
}
