package org.holdfast.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.explanation.Explainer;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.RuleBookValidator;

/**
 * Measures the cost of explaining a decision for a customer with many late orders and complaints: the CPU time of this
 * thread, the lowest of several rounds. It must not grow faster than the number of orders and complaints.
 */
final class ExplanationCost {

    private static final DecisionModel.Assumptions ASSUMPTIONS =
            new DecisionModel.Assumptions("EUR", "en", ZoneId.of("UTC"));
    private static final Decider DECIDER = new Decider(Guardrails.all());
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);
    private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");

    private ExplanationCost() {}

    public static void main(String[] args) {
        DecisionModel book = new RuleBookValidator(ASSUMPTIONS, DECIDER)
                .check(BookSource.read(Path.of("rules")))
                .book();
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        int most = args.length > 1 ? Integer.parseInt(args[1]) : 500;
        for (int each : sizes(args)) {
            if (each <= most) {
                System.out.printf(
                        "%5d late orders and %5d complaints: %8.1f ms%n", each, each, least(book, each, rounds));
            }
        }
    }

    private static int[] sizes(String[] args) {
        return args.length > 2 ? new int[] {Integer.parseInt(args[2])} : new int[] {0, 10, 100, 200, 500, 2_000};
    }

    private static double least(DecisionModel book, int each, int rounds) {
        Customer customer = customer(each, each);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            CustomerView view = CustomerView.of(customer, book.viewpoint(NOW));
            DecisionInput input = new DecisionInput(
                    view, "sha256:x", null, DecisionMoment.REVIEW, 1, AuthorityLevel.SUPERVISOR, ContactHistory.NONE);
            new Explainer(DECIDER).explain(book, input, DECIDER.decide(book, input), null, null);
            least = Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
        }
        return least / 1e6;
    }

    private static Customer customer(int late, int complaints) {
        List<Map<String, Object>> orders = new ArrayList<>();
        for (int i = 0; i < late; i++) {
            orders.add(Map.of(
                    "id",
                    "o-" + i,
                    "placedAt",
                    TODAY.minusDays(10 + i % 20).toString(),
                    "promisedAt",
                    TODAY.minusDays(1 + i % 6).toString(),
                    "value",
                    40 + i % 50,
                    "currency",
                    "EUR"));
        }
        List<Map<String, Object>> told = new ArrayList<>();
        for (int i = 0; i < complaints; i++) {
            told.add(Map.of(
                    "id", "k-" + i, "openedAt", TODAY.minusDays(1 + i % 9).toString()));
        }
        return FactsJson.read(FactsJson.write(
                Map.of("id", "C-1", "language", "en", "email", "c@example.org", "orders", orders, "complaints", told)));
    }
}
