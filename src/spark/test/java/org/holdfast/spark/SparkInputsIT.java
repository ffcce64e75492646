package org.holdfast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.holdfast.Samples;
import org.holdfast.batch.CaseAnswer;
import org.holdfast.batch.CaseFolder;
import org.holdfast.batch.CaseManifest;
import org.holdfast.decisioning.MadeUpBase;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.measures.GroupedMeasures;
import org.holdfast.loyalty.measures.Period;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.comparison.DifferenceTotals;
import org.holdfast.simulation.comparison.RuleBookComparison;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts come as JSON lines, Parquet and tables, with the same answers; what cannot be used is refused and named. */
class SparkInputsIT {

    private static final int COUNT = 600;
    private static final BookSource BOOK = BookSource.read(Samples.SHIPPED);
    private static final List<Customer> BASE = MadeUpBase.around(MadeUpExport.NOW, COUNT);

    @TempDir
    private Path folder;

    private Path export;

    @BeforeEach
    void write() throws Exception {
        export = folder.resolve("export");
        MadeUpExport.write(export, BOOK, BASE, Map.of());
    }

    private List<CaseAnswer> answers(String... more) throws Exception {
        Path out = folder.resolve("out" + System.nanoTime());
        LocalSpark.Ended ended = LocalSpark.decide(export, out, more);
        assertThat(ended.status()).as(ended.said()).isZero();
        List<CaseAnswer> all = new ArrayList<>();
        try (CaseFolder.Answers read = new CaseFolder.Answers(out)) {
            read.forEachRemaining(all::add);
        }
        return all;
    }

    @Test
    void parquetAndTablesGiveTheSameAnswersAsLines() throws Exception {
        List<CaseAnswer> lines = answers();
        List<Row> rows = BASE.stream()
                .map(each -> RowFactory.create(FactsJson.write(each)))
                .toList();
        LocalSpark.session()
                .createDataFrame(rows, new StructType().add("facts", DataTypes.StringType))
                .write()
                .parquet(folder.resolve("parquet").toString());
        String url = "jdbc:h2:mem:facts;DB_CLOSE_DELAY=-1";
        try (Connection connection = DriverManager.getConnection(url)) {
            connection
                    .createStatement()
                    .execute("create table customer (id varchar(100) primary key, facts text, facts_hash varchar(80))");
            try (PreparedStatement insert = connection.prepareStatement("insert into customer values (?, ?, ?)")) {
                for (Customer each : BASE) {
                    insert.setString(1, each.id());
                    insert.setString(2, FactsJson.write(each));
                    insert.setString(3, FactsHash.of(each));
                    insert.execute();
                }
            }
        }

        assertThat(lines).hasSize(COUNT);
        assertThat(answers("--facts=" + folder.resolve("parquet"), "--facts-form=parquet", "--no-past"))
                .isEqualTo(lines);
        assertThat(answers("--jdbc-url=" + url)).isEqualTo(lines);
    }

    @Test
    void aTableIsReadInPartsThatMeet() {
        assertThat(InputRows.parts(List.of("b", "d'e")))
                .containsExactly("id <= 'b'", "id > 'b' and id <= 'd''e'", "id > 'd''e'");
        assertThat(InputRows.parts(List.of())).containsExactly("1 = 1");
    }

    @Test
    void brokenLinesAreNamedAndEndTheJobOrAreSetAside() throws Exception {
        Path facts = folder.resolve("facts.jsonl");
        List<String> lines = new ArrayList<>();
        BASE.forEach(each -> lines.add(FactsJson.write(each)));
        lines.set(150, lines.get(150).replaceFirst("\"id\":\"[^\"]*\",", ""));
        lines.set(299, "{\"id\":\"broken\",");
        lines.set(450, lines.get(450).replaceFirst("\"language\":\"[^\"]*\"", "\"language\":7"));
        lines.add(lines.get(0));
        Files.write(facts, lines);
        LocalSpark.Ended failed = LocalSpark.decide(export, folder.resolve("none"), "--facts=" + facts);
        LocalSpark.Ended aside =
                LocalSpark.decide(export, folder.resolve("some"), "--facts=" + facts, "--rejected=set-aside");

        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.said())
                .contains("4 of 601 customers cannot be read")
                .contains("facts.jsonl:151: \"id\" is missing")
                .contains("facts.jsonl:300: ")
                .contains("facts.jsonl:451: \"language\"")
                .contains("\"id\" is C-0000000, which is at");
        assertThat(folder.resolve("none")).doesNotExist();
        assertThat(aside.status()).as(aside.said()).isZero();
        assertThat(aside.said()).contains("rejected   4");
        assertThat(folder.resolve("some").resolve(AnswerWriter.REJECTED)).isDirectory();
        assertThat(folder.resolve("some").resolve(CaseManifest.FILE)).exists();
    }

    @Test
    void whatIsMissingOrDoesNotFitIsRefused() throws Exception {
        Path none = folder.resolve("nothing");
        Path bad = folder.resolve("bad");
        Files.createDirectories(bad);
        Files.writeString(bad.resolve(CaseManifest.FILE), "{\"id\":\"x\",\"asOf\":\"soon\"}");
        Path other = folder.resolve("other");
        MadeUpExport.write(other, BOOK.only(path -> !path.startsWith("areas/carts")), List.of(), Map.of());
        Path noPast = folder.resolve("no-past");
        MadeUpExport.write(noPast, BOOK, BASE.subList(0, 3), Map.of());
        Files.walk(noPast.resolve(CaseManifest.PAST))
                .sorted((one, two) -> two.compareTo(one))
                .forEach(each -> each.toFile().delete());

        assertThat(LocalSpark.decide(none, folder.resolve("a")).said()).contains("manifest.json cannot be read");
        assertThat(LocalSpark.decide(bad, folder.resolve("b")).said()).contains("manifest.json: \"asOf\"");
        assertThat(LocalSpark.decide(export, folder.resolve("c"), "--rule-book=" + other.resolve(CaseManifest.BOOK))
                        .said())
                .contains("but the manifest names " + BOOK.version());
        assertThat(LocalSpark.decide(other, folder.resolve("d")).said())
                .contains("The rule book has errors:")
                .contains("There is no action");
        assertThat(LocalSpark.decide(noPast, folder.resolve("e")).said())
                .contains("There is no past at")
                .contains("--no-past");
        assertThat(LocalSpark.decide(noPast, folder.resolve("e"), "--no-past").status())
                .isZero();
    }

    @Test
    void measuresComparisonsAndPurchasesAreThoseOfOneProcess() throws Exception {
        DecisionModel book = Samples.shipped().book();
        var context = book.viewpoint(MadeUpExport.NOW);
        Period year = new Period(LocalDate.of(2025, 3, 16), LocalDate.of(2026, 3, 15));
        GroupedMeasures expected = new GroupedMeasures(year, null);
        BASE.forEach(each -> expected.add(CustomerView.of(each, context)));
        LocalSpark.Ended measures =
                LocalSpark.run("measures", "--export=" + export, "--from=2025-03-16", "--until=2026-03-15");

        assertThat(measures.said().strip()).isEqualTo(FactsJson.write(expected.report(MadeUpExport.NOW, "EUR")));

        Map<String, String> texts = Samples.shippedTexts();
        texts.computeIfPresent(
                "limits.yaml", (path, text) -> text.replaceAll("amount: \\d+, per: month", "amount: 5, per: month"));
        BookSource other = BookSource.of(texts);
        CaseFolder.finish(folder, MadeUpExport.manifest(other, Map.<String, BigDecimal>of()), other);
        DecisionModel after = RunContext.model(
                Files.readAllBytes(folder.resolve(CaseManifest.BOOK)), MadeUpExport.manifest(other, Map.of()));
        DifferenceTotals totals = new DifferenceTotals(3);
        new RuleBookComparison(new Decider(Guardrails.all()), book, after, MadeUpExport.NOW)
                .compare(BASE.stream()
                        .map(each -> new StoredCustomer(each, FactsHash.of(each)))
                        .toList())
                .forEach(totals::add);
        LocalSpark.Ended simulated = LocalSpark.run(
                "simulate", "--export=" + export, "--against=" + folder.resolve(CaseManifest.BOOK), "--partitions=3");
        assertThat(simulated.said().strip()).isEqualTo(FactsJson.write(totals.difference()));

        LocalSpark.run("purchases", "--export=" + export, "--out=" + folder.resolve("purchases"));
        List<Row> purchases = LocalSpark.session()
                .read()
                .parquet(folder.resolve("purchases").toString())
                .orderBy("customerId")
                .collectAsList();
        assertThat(purchases).hasSize(COUNT);
        for (int i = 0; i < COUNT; i++) {
            assertThat(purchases.get(i).getList(1))
                    .hasSize(
                            CustomerView.of(BASE.get(i), context).purchases() == null
                                    ? 0
                                    : CustomerView.of(BASE.get(i), context)
                                            .purchases()
                                            .history()
                                            .size());
        }
    }
}
