package org.holdfast.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.zip.GZIPOutputStream;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.Receipt;
import org.holdfast.explanation.DecisionExplanation;
import org.holdfast.explanation.Explainer;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.history.Receipts;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.RuleBookValidator;

/**
 * Measures the cost of receipts: CPU time beside that of the decision, bytes per decision, and the time to explain one,
 * with the shipped rules and with 5 000. Measures the CPU time of this thread in alternating rounds, so that other load
 * on the machine does not distort the ratio.
 */
final class ReceiptCost {

    private static final DecisionModel.Assumptions ASSUMPTIONS =
            new DecisionModel.Assumptions("EUR", "en", ZoneId.of("UTC"));
    private static final Decider DECIDER = new Decider(Guardrails.all());
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 41;
    private static final int WARM_UP = 20;
    private static final int EXPLAINED = 60;

    private final List<Customer> customers = Workload.customers(4);
    private final String[] hashes = customers.stream().map(FactsHash::of).toArray(String[]::new);

    private ReceiptCost() {}

    static void main() throws IOException {
        ReceiptCost cost = new ReceiptCost();
        DecisionModel shipped = book(BookSource.read(Path.of("rules")));
        cost.bytes(shipped);
        cost.capture(shipped);
        cost.explain("shipped rules", shipped);
        cost.explain("5000 rules", book(BookSource.of(GeneratedBook.texts(5_000))));
    }

    /** Returns the processor time of a decision from facts to texts with the shipped rules, in microseconds. */
    static double decisionMicros() {
        ReceiptCost cost = new ReceiptCost();
        DecisionModel shipped = book(BookSource.read(Path.of("rules")));
        double[] times = new double[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double time = cost.round(
                    input -> DECIDER.decide(shipped, input).decision().actions().size());
            if (round >= 0) {
                times[round] = time;
            }
        }
        return median(times);
    }

    private static DecisionModel book(BookSource source) {
        DecisionModel book =
                new RuleBookValidator(ASSUMPTIONS, DECIDER).check(source).book();
        if (book == null) {
            throw new IllegalStateException("The rule book cannot be built");
        }
        return book;
    }

    private DecisionInput question(int number) {
        return new DecisionInput(
                Workload.view(customers.get(number)),
                hashes[number],
                null,
                DecisionMoment.REVIEW,
                3,
                AuthorityLevel.SUPERVISOR,
                ContactHistory.NONE);
    }

    private static Receipt receipt(DecisionModel book, DecisionInput input) {
        return Receipt.of("holdfast 0.1.0, drools 10.2.0", DECIDER.decide(book, input));
    }

    private void capture(DecisionModel book) {
        List<ToIntFunction<DecisionInput>> ways = List.of(
                input -> DECIDER.decide(book, input).decision().actions().size(),
                input -> receipt(book, input).evaluated().size(),
                input -> Receipts.document(receipt(book, input)).length());
        double[][] times = new double[ways.size()][ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (int i = 0; i < ways.size(); i++) {
                // Each variant goes first equally often.
                int way = (i + WARM_UP + round) % ways.size();
                double time = round(ways.get(way));
                if (round >= 0) {
                    times[way][round] = time;
                }
            }
        }
        double without = median(times[0]);
        System.out.printf(
                "One decision, facts to texts: %.1f us of CPU; with its receipt %.1f us (%+.1f %%); with the receipt written as JSON %.1f us "
                        + "(%+.1f %%)%n",
                without,
                median(times[1]),
                share(median(times[1]), without),
                median(times[2]),
                share(median(times[2]), without));
    }

    private double round(ToIntFunction<DecisionInput> way) {
        long start = THREADS.getCurrentThreadCpuTime();
        int sum = 0;
        for (int i = 0; i < customers.size(); i++) {
            sum += way.applyAsInt(question(i));
        }
        if (sum < 0) {
            throw new IllegalStateException("Nothing was done");
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / customers.size();
    }

    private static double share(double with, double without) {
        return 100 * (with / without - 1);
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void bytes(DecisionModel book) throws IOException {
        long receipts = 0;
        long zipped = 0;
        long facts = 0;
        long decisions = 0;
        for (int i = 0; i < customers.size(); i++) {
            Receipt receipt = receipt(book, question(i));
            byte[] document = Receipts.document(receipt).getBytes(StandardCharsets.UTF_8);
            receipts += document.length;
            zipped += zipped(document);
            facts += FactsJson.bytes(receipt.facts()).length;
            decisions += FactsJson.bytes(receipt.decision()).length;
        }
        int count = customers.size();
        System.out.printf(
                "Bytes a decision: decision %d, receipt %d (gzip would make %d of it), facts once per version %d%n",
                decisions / count, receipts / count, zipped / count, facts / count);
    }

    private static int zipped(byte[] document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(document);
        }
        return out.size();
    }

    private void explain(String name, DecisionModel book) {
        Map.of("en", "its language", "ru", "another language").forEach((language, words) -> {
            double[] cpu = new double[EXPLAINED];
            double[] wall = new double[EXPLAINED];
            int bytes = 0;
            for (int i = -WARM_UP; i < EXPLAINED; i++) {
                long start = System.nanoTime();
                long startCpu = THREADS.getCurrentThreadCpuTime();
                bytes = explain(book, question(i + WARM_UP), language);
                if (i >= 0) {
                    cpu[i] = (THREADS.getCurrentThreadCpuTime() - startCpu) / 1e6;
                    wall[i] = (System.nanoTime() - start) / 1e6;
                }
            }
            System.out.printf(
                    "Explaining, %s, in %s: CPU median %.1f ms, worst of %d %.1f ms; elapsed median %.1f ms (%d KB of JSON)%n",
                    name,
                    words,
                    median(cpu),
                    EXPLAINED,
                    Arrays.stream(cpu).max().orElse(0),
                    median(wall),
                    bytes / 1024);
        });
    }

    private static int explain(DecisionModel book, DecisionInput input, String language) {
        DecisionTrace trace = DECIDER.decide(book, input);
        DecisionExplanation explanation = new Explainer(DECIDER).explain(book, input, trace, language, null);
        return FactsJson.bytes(explanation).length;
    }
}
