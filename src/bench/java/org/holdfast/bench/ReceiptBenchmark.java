package org.holdfast.bench;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.decisions.Deliberation;
import org.holdfast.decisions.Moment;
import org.holdfast.decisions.Question;
import org.holdfast.decisions.Receipt;
import org.holdfast.decisions.Standing;
import org.holdfast.decisions.Step;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.history.Receipts;
import org.holdfast.policy.Guardrails;
import org.holdfast.rules.source.BookSource;
import org.holdfast.simulation.BookCheck;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One decision by the shipped rule book, from facts to texts, without a receipt, with one, and with one written as JSON. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReceiptBenchmark {

    static final DecisionBook.Assumptions ASSUMPTIONS = new DecisionBook.Assumptions("EUR", "en", ZoneId.of("UTC"));
    static final Decider DECIDER = new Decider(Guardrails.all());

    /** The shipped book and the customers of the other benchmarks. */
    @State(Scope.Benchmark)
    public static class Setting {

        private DecisionBook book;
        private List<Customer> customers;
        private String[] hashes;
        private int next;

        @Setup(Level.Trial)
        public void prepare() {
            book = shipped();
            customers = Workload.customers(4);
            hashes = customers.stream().map(FactsHash::of).toArray(String[]::new);
        }

        Question question() {
            next = (next + 1) % customers.size();
            return ask(customers.get(next), hashes[next]);
        }
    }

    static DecisionBook shipped() {
        return new BookCheck(ASSUMPTIONS, DECIDER).check(BookSource.read(Path.of("rules"))).book();
    }

    static Question ask(Customer customer, String hash) {
        return new Question(Workload.view(customer), hash, null, Moment.REVIEW, 3, Step.SUPERVISOR, Standing.NONE);
    }

    @Benchmark
    public Deliberation without(Setting setting) {
        return DECIDER.decide(setting.book, setting.question());
    }

    @Benchmark
    public Receipt with(Setting setting) {
        Question question = setting.question();
        return Receipt.of("holdfast 0.1.0, drools 10.2.0", setting.book, question, DECIDER.decide(setting.book, question));
    }

    @Benchmark
    public String written(Setting setting) {
        return Receipts.document(with(setting));
    }
}
