package org.holdfast.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.loyalty.ExchangeRates;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;

/**
 * What figures over a list cost compared with counts, "two of these" compared with "or", and purchases compared with
 * the lines of each order: 1 000 rules with numbers of their own, over a customer with 20 orders of three articles.
 * Measures the CPU time of this thread in alternating rounds, so that other load on the machine does not distort the
 * ratio.
 */
public final class FigureCost {

    private static final int RULES = 1_000;
    private static final int ORDERS = 20;
    private static final int ROUNDS = 25;
    private static final int WARM_UP = 10;
    private static final int DECISIONS = 40;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final EvaluationContext NOON = new EvaluationContext(
            Instant.parse("2026-11-27T12:00:00Z"), ZoneId.of("UTC"), "en", ExchangeRates.only("EUR"));

    /** A form of condition and the one that it is compared with; {@code #} is a number of the rule's own. */
    private record Form(String name, String condition, String comparedWith) {}

    private static final List<Form> FORMS = List.of(
            orders("count", "count(1); $n >= 30", "count"),
            orders("sum", "sum(value); $n >= 900000", "count"),
            orders("average", "average(value); $n >= 90000", "count"),
            orders("max", "max(value); $n >= 90000", "count"),
            new Form(
                    "share",
                    "accumulate( Order( placedDaysAgo < 90 ) from $customer.orders; $n : percent( value > 1# ); $n > 100 )",
                    "count"),
            new Form("spendIn", "Customer( spendIn(90) >= 90# )", "spendIn"),
            new Form(
                    "sum of 90 days",
                    "accumulate( Order( placedDaysAgo < 90 ) from $customer.orders; $n : sum(value); $n >= 90# )",
                    "spendIn"),
            new Form("or", "( " + alternatives() + " )", "or"),
            new Form("two of three", "accumulate( ( " + alternatives() + " ); $n : count(1); $n >= 2 )", "or"),
            new Form(
                    "lines",
                    "$order : Order( ) from $customer.orders exists OrderLine( sku == \"none#\" ) from $order.lines",
                    "lines"),
            new Form("purchases", "exists Purchase( sku == \"none#\" ) from $customer.purchases", "lines"));

    private FigureCost() {}

    private static Form orders(String name, String figure, String comparedWith) {
        return new Form(
                name,
                "accumulate( Order( placedDaysAgo < 90, value > 1# ) from $customer.orders; $n : " + figure + " )",
                comparedWith);
    }

    private static String alternatives() {
        return "Customer( points > 9# ) or exists Order( value > 9# ) from $customer.orders or Customer( age > 9# )";
    }

    public static void main(String[] args) {
        Customer customer = customer();
        Map<String, RuleBook> books = new LinkedHashMap<>();
        FORMS.forEach(form -> books.put(form.name, book(form)));
        Map<String, long[]> times = new LinkedHashMap<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Form form : FORMS) {
                long before = THREADS.getCurrentThreadCpuTime();
                for (int i = 0; i < DECISIONS; i++) {
                    books.get(form.name).proposals(CustomerView.of(customer, NOON));
                }
                long spent = THREADS.getCurrentThreadCpuTime() - before;
                times.computeIfAbsent(form.name, name -> new long[ROUNDS])[Math.max(0, round)] = spent;
            }
        }
        System.out.printf("%nThe proposals of %d rules, microseconds of CPU time%n%n", RULES);
        for (Form form : FORMS) {
            double median = median(times.get(form.name));
            System.out.printf(
                    "%-14s %8.0f   %.2f x %s%n",
                    form.name, median, median / median(times.get(form.comparedWith)), form.comparedWith);
        }
    }

    private static double median(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1_000.0 / DECISIONS;
    }

    private static RuleBook book(Form form) {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < RULES; i++) {
            rules.append("rule \"R")
                    .append(i)
                    .append("\"\nwhen\n  ")
                    .append(form.condition.replace("#", String.valueOf(1_000 + i)))
                    .append("\nthen\n  propose(\"gift\");\nend\n");
        }
        return Objects.requireNonNull(new RuleBookReader("EUR")
                .read(BookSource.of(Map.of(
                        "areas/a/actions.yaml",
                        "gift: { kind: reward, purpose: service, channels: [email], worth: 9, cost: 0.1 }\n",
                        "areas/a/r.drl",
                        rules.toString())))
                .book());
    }

    private static Customer customer() {
        StringBuilder orders = new StringBuilder();
        for (int i = 0; i < ORDERS; i++) {
            orders.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"")
                    .append(i)
                    .append("\",\"placedAt\":\"2026-11-0")
                    .append(1 + i % 9)
                    .append("\",\"currency\":\"EUR\",\"value\":")
                    .append(10_990 + i * 60)
                    .append(".5,\"lines\":[{\"sku\":\"a\",\"quantity\":1},{\"sku\":\"b\",\"quantity\":1},")
                    .append("{\"sku\":\"c\",\"quantity\":2}]}");
        }
        return FactsJson.stored("{\"id\":\"c\",\"orders\":[" + orders + "]}", Customer.class);
    }
}
