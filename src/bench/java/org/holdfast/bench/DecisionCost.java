package org.holdfast.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.facts.Customer;
import org.holdfast.loyalty.CustomerView;

/**
 * What a decision takes of the processor, for a machine that is busy with other things: the CPU time of the deciding
 * thread, in alternating rounds. Arguments: numbers of rules.
 */
public final class DecisionCost {

    private static final int CHUNK = 100;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 5;
    /** How often a round decides for all customers. */
    private static final int TIMES = 12;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** What was chosen last, so that choosing is not optimised away. */
    private static volatile Object chosen = "";

    private DecisionCost() {}

    /** Decides for all customers. */
    private interface Way {
        void decide(List<Customer> customers);
    }

    public static void main(String[] args) throws Exception {
        for (String size : args.length == 0 ? new String[] {"12", "100", "1000", "5000"} : args) {
            Contenders.mustAgree(Integer.parseInt(size), List.of("hand-written", "holdfast"));
            measure(Integer.parseInt(size));
        }
    }

    private static void measure(int rules) {
        List<Spec> specs = Spec.of(rules);
        List<Customer> customers = Workload.customers(Spec.variants(rules));
        Contender handWritten = new HandWritten(specs);
        Contender holdfast = new HoldfastContender(specs);
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("figures of the customer", single(view -> List.of()));
        ways.put("empty rule book", single(HoldfastContender.empty()));
        ways.put("hand-written", single(handWritten));
        ways.put("hand-written, chunk", chunks(handWritten));
        ways.put("holdfast", single(holdfast));
        ways.put("holdfast, chunk", chunks(holdfast));
        Map<String, double[]> micros = new LinkedHashMap<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                double time = micros(way.getValue(), customers);
                if (round >= 0) {
                    micros.computeIfAbsent(way.getKey(), key -> new double[ROUNDS])[round] = time;
                }
            }
        }
        System.out.printf("%n%d rules, microseconds of CPU a decision%n", rules);
        micros.forEach((name, times) -> System.out.printf("%-26s %8.2f%n", name, median(times)));
    }

    private static double micros(Way way, List<Customer> customers) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < TIMES; i++) {
            way.decide(customers);
        }
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / TIMES / customers.size();
    }

    private static Way single(Contender contender) {
        return customers -> customers.forEach(each -> choose(contender.proposals(Workload.view(each))));
    }

    private static Way chunks(Contender contender) {
        return customers -> {
            for (int from = 0; from < customers.size(); from += CHUNK) {
                List<CustomerView> views = new ArrayList<>(CHUNK);
                customers.subList(from, from + CHUNK).forEach(each -> views.add(Workload.view(each)));
                contender.proposals(views).forEach(DecisionCost::choose);
            }
        };
    }

    private static void choose(List<Proposed> proposals) {
        Proposed best = Proposed.best(proposals);
        if (best != null) {
            chosen = best;
        }
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
