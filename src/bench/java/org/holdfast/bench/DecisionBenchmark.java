package org.holdfast.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.holdfast.facts.Customer;
import org.holdfast.loyalty.CustomerView;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** One decision from facts to choice: the figures of the customer, the proposals of all rules, the best of them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecisionBenchmark {

    private static final int CHUNK = 100;

    /** One contender with its rules and customers. */
    @State(Scope.Benchmark)
    public static class Setting {

        @Param({"12", "100", "1000", "5000"})
        public int rules;

        @Param({"holdfast", "empty", "views", "hand-written", "plain-drools", "evrete", "easy-rules"})
        public String contender;

        private List<Customer> customers;
        private Contender decider;
        private int next;

        @Setup(Level.Trial)
        public void prepare() {
            List<Spec> specs = Spec.of(rules);
            customers = Workload.customers(Spec.variants(rules));
            decider = Contenders.create(contender, specs);
        }

        @TearDown(Level.Trial)
        public void close() throws Exception {
            if (decider instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }

        Customer one() {
            next = (next + 1) % customers.size();
            return customers.get(next);
        }

        List<Customer> chunk() {
            next = (next + CHUNK) % (customers.size() - CHUNK + 1);
            return customers.subList(next, next + CHUNK);
        }
    }

    @Benchmark
    public Proposed one(Setting setting) {
        return Proposed.best(setting.decider.proposals(Workload.view(setting.one())));
    }

    @Benchmark
    @OperationsPerInvocation(CHUNK)
    public void chunk(Setting setting, Blackhole hole) {
        List<CustomerView> views = new ArrayList<>(CHUNK);
        for (Customer customer : setting.chunk()) {
            views.add(Workload.view(customer));
        }
        for (List<Proposed> each : setting.decider.proposals(views)) {
            hole.consume(Proposed.best(each));
        }
    }
}
