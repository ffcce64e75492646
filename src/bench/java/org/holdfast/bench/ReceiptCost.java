package org.holdfast.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.decisions.Deliberation;
import org.holdfast.decisions.Question;
import org.holdfast.decisions.Receipt;
import org.holdfast.explanation.DecisionExplanation;
import org.holdfast.explanation.Explainer;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.history.Receipts;
import org.holdfast.rules.source.BookSource;
import org.holdfast.simulation.BookCheck;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What receipts cost: time beside the decision, bytes a decision, and the time to explain one, at the shipped size and at 5 000 rules. */
final class ReceiptCost {

    private static final int EXPLAINED = 60;
    private static final int WARM_UP = 20;

    private ReceiptCost() {
    }

    static void main() throws Exception {
        bytes();
        explain("shipped rules", ReceiptBenchmark.shipped(), 4);
        explain("5000 rules", new BookCheck(ReceiptBenchmark.ASSUMPTIONS, ReceiptBenchmark.DECIDER).check(BookSource.of(GeneratedBook.texts(5_000))).book(), 4);
        Collection<RunResult> results = new Runner(new OptionsBuilder().include(ReceiptBenchmark.class.getName())
                .jvmArgsAppend("-Xmx2g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error").build()).run();
        Map<String, Double> times = new TreeMap<>();
        results.forEach(result -> times.put(result.getParams().getBenchmark().replaceAll(".*\\.", ""), result.getPrimaryResult().getScore()));
        double without = times.get("without");
        System.out.printf("%nOne decision, facts to texts: %.2f us; with its receipt %.2f us (%+.1f %%); with the receipt written as JSON %.2f us (%+.1f %%)%n",
                without, times.get("with"), share(times.get("with"), without), times.get("written"), share(times.get("written"), without));
    }

    private static double share(double with, double without) {
        return 100 * (with / without - 1);
    }

    private static void bytes() throws IOException {
        DecisionBook book = ReceiptBenchmark.shipped();
        long receipts = 0;
        long zipped = 0;
        long facts = 0;
        long decisions = 0;
        List<Customer> customers = Workload.customers(4);
        for (Customer customer : customers) {
            Question question = ReceiptBenchmark.ask(customer, FactsHash.of(customer));
            Receipt receipt = Receipt.of("holdfast 0.1.0, drools 10.2.0", book, question, ReceiptBenchmark.DECIDER.decide(book, question));
            byte[] document = Receipts.document(receipt).getBytes(StandardCharsets.UTF_8);
            receipts += document.length;
            zipped += zipped(document);
            facts += FactsJson.bytes(customer).length;
            decisions += FactsJson.bytes(receipt.decision()).length;
        }
        int count = customers.size();
        System.out.printf("Bytes a decision: decision %d, receipt %d (gzip would make %d of it), facts once per version %d%n", decisions / count,
                receipts / count, zipped / count, facts / count);
    }

    private static int zipped(byte[] document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(document);
        }
        return out.size();
    }

    private static void explain(String name, DecisionBook book, int segments) {
        for (String language : List.of("en", "ru")) {
            explain(name, book, segments, language);
        }
    }

    private static void explain(String name, DecisionBook book, int segments, String language) {
        Explainer explainer = new Explainer(ReceiptBenchmark.DECIDER);
        List<Customer> customers = Workload.customers(segments);
        double[] times = new double[EXPLAINED];
        int bytes = 0;
        for (int i = -WARM_UP; i < EXPLAINED; i++) {
            Customer customer = customers.get(i + WARM_UP);
            Question question = ReceiptBenchmark.ask(customer, FactsHash.of(customer));
            long start = System.nanoTime();
            Deliberation deliberation = ReceiptBenchmark.DECIDER.decide(book, question);
            DecisionExplanation explanation = explainer.explain(book, question, deliberation, language, null);
            bytes = FactsJson.bytes(explanation).length;
            if (i >= 0) {
                times[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(times);
        System.out.printf("Explaining, %s, in %s: median %.1f ms, worst of %d %.1f ms (%d KB of JSON)%n", name, language, times[EXPLAINED / 2], EXPLAINED,
                times[EXPLAINED - 1], bytes / 1024);
    }
}
