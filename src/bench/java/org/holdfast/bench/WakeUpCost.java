package org.holdfast.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.Receipt;
import org.holdfast.demo.DemoCustomers;
import org.holdfast.explanation.timing.WakeUps;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.history.Receipts;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.RuleBookValidator;

/**
 * Measures what computing the next wake-up adds to a decision: CPU time of this thread in alternating rounds, for the
 * customers of the demo and for customers with five orders and a complaint, with the shipped rules and with 1 000.
 */
public final class WakeUpCost {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
    private static final DecisionModel.Assumptions ASSUMPTIONS =
            new DecisionModel.Assumptions("EUR", "en", ZoneId.of("UTC"));
    private static final Decider DECIDER = new Decider(Guardrails.all());
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 21;
    private static final int WARM_UP = 10;

    private final DecisionModel book;
    private final List<Customer> customers;
    private final WakeUps wakeUps = new WakeUps(DECIDER);

    private WakeUpCost(DecisionModel book, List<Customer> customers) {
        this.book = book;
        this.customers = customers;
    }

    public static void main(String[] args) {
        System.out.println("CPU of a decision, us                          alone   with its record   and wake-up");
        BookSource shipped = BookSource.read(Path.of("rules"));
        print("shipped rules, customers of the demo", shipped, DemoCustomers.around(NOW));
        print("shipped rules, five orders each", shipped, Workload.customers(4).subList(0, 500));
        print(
                "1 000 rules, five orders each",
                BookSource.of(GeneratedBook.texts(1_000)),
                Workload.customers(83).subList(0, 500));
    }

    private static void print(String name, BookSource source, List<Customer> customers) {
        DecisionModel book =
                new RuleBookValidator(ASSUMPTIONS, DECIDER).check(source).book();
        if (book == null) {
            throw new IllegalStateException("The rule book cannot be built");
        }
        double[] times = new WakeUpCost(book, customers).measure();
        System.out.printf(
                "%-42s %9.1f %17.1f %13.1f (%+.1f %%)%n",
                name, times[0], times[1], times[2], 100 * (times[2] / times[1] - 1));
    }

    private double[] measure() {
        List<ToIntFunction<DecisionInput>> ways = List.of(
                input -> DECIDER.decide(book, input).evaluated().size(), this::recorded, this::recordedWithWakeUp);
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
        return Arrays.stream(times).mapToDouble(WakeUpCost::median).toArray();
    }

    private int recorded(DecisionInput input) {
        return document(DECIDER.decide(book, input));
    }

    private int recordedWithWakeUp(DecisionInput input) {
        DecisionTrace made = DECIDER.decide(book, input);
        return document(made) + wakeUps.next(made).getNano() % 2;
    }

    private static int document(DecisionTrace made) {
        return Receipts.document(Receipt.of("holdfast 0.2.0, drools 10.2.0", made))
                .length();
    }

    private double round(ToIntFunction<DecisionInput> way) {
        long start = THREADS.getCurrentThreadCpuTime();
        int sum = 0;
        for (Customer customer : customers) {
            sum += way.applyAsInt(
                    DecisionInput.about(CustomerView.of(customer, book.viewpoint(NOW)), FactsHash.of(customer)));
        }
        if (sum < 0) {
            throw new IllegalStateException("Nothing was done");
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / customers.size();
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
