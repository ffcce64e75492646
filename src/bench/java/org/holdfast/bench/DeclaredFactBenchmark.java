package org.holdfast.bench;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.loyalty.ExchangeRates;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Proposal;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a declared fact costs a rule compared with a field of the program: 100 rules with two conditions each, on a text
 * of the customer and a number of each of 20 orders.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class DeclaredFactBenchmark {

    private static final int RULES = 100;
    private static final int ORDERS = 20;
    private static final EvaluationContext NOON = new EvaluationContext(
            Instant.parse("2026-11-27T12:00:00Z"), ZoneId.of("UTC"), "en", ExchangeRates.only("EUR"));

    /** The same rules and values, in fields of the program or in declared ones. */
    @State(Scope.Benchmark)
    public static class Setting {

        @Param({"known", "declared"})
        public String fields;

        private RuleBook book;
        private String json;
        private Customer customer;

        @Setup(Level.Trial)
        public void prepare() {
            boolean declared = fields.equals("declared");
            StringBuilder rules = new StringBuilder();
            for (int i = 0; i < RULES; i++) {
                rules.append("rule \"R")
                        .append(i)
                        .append("\"\nwhen\n  Customer( ")
                        .append(declared ? "plan" : "segment")
                        .append(" != \"p")
                        .append(i)
                        .append("\" )\n  exists Order( ")
                        .append(declared ? "weight" : "value")
                        .append(" >= ")
                        .append(1_000 + i)
                        .append(" ) from $customer.orders\nthen\n  propose(\"gift\");\nend\n");
            }
            book = Objects.requireNonNull(new RuleBookReader("EUR")
                    .read(BookSource.of(Map.of(
                            "facts.yaml",
                            "customer: { plan: { type: text } }\norder: { weight: { type: number } }\n",
                            "areas/a/actions.yaml",
                            "gift: { kind: reward, purpose: service, channels: [email], worth: 9, cost: 0.1 }\n",
                            "areas/a/r.drl",
                            rules.toString())))
                    .book());
            StringBuilder orders = new StringBuilder();
            for (int i = 0; i < ORDERS; i++) {
                orders.append(i == 0 ? "" : ",")
                        .append("{\"id\":\"")
                        .append(i)
                        .append("\",\"placedAt\":\"2026-11-0")
                        .append(1 + i % 9)
                        .append("\",")
                        .append(
                                declared
                                        ? "\"attributes\":{\"weight\":" + i + ".5}"
                                        : "\"value\":" + i + ".5,\"currency\":\"EUR\"")
                        .append('}');
            }
            json = "{\"id\":\"c\"," + (declared ? "\"attributes\":{\"plan\":\"plus\"}" : "\"segment\":\"plus\"")
                    + ",\"orders\":[" + orders + "]}";
            customer = FactsJson.stored(json, Customer.class);
        }
    }

    /** The rules alone, over a customer that was read before. */
    @Benchmark
    public List<Proposal> rules(Setting setting) {
        return setting.book.proposals(CustomerView.of(setting.customer, NOON));
    }

    /** From the stored JSON to the proposals, as a decision does it. */
    @Benchmark
    public List<Proposal> fromJson(Setting setting) {
        return setting.book.proposals(CustomerView.of(FactsJson.stored(setting.json, Customer.class), NOON));
    }
}
