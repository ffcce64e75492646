package org.holdfast.bench;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the decision benchmark and prints one table. Arguments: {@code quick} for a short look, {@code holdfast} for
 * Holdfast alone, {@code receipt} for what receipts and explanations cost instead.
 */
public final class Benchmarks {

    private static final int[] SIZES = {12, 100, 1000, 5000};

    private Benchmarks() {}

    public static void main(String[] args) throws Exception {
        Set<String> wanted = Set.of(args);
        if (wanted.contains("receipt")) {
            ReceiptCost.main();
            return;
        }
        for (int rules : SIZES) {
            Contenders.mustAgree(rules);
        }
        Contenders.emptyMustProposeNothing();
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(DecisionBenchmark.class.getName())
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-Xmx2g", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
        if (wanted.contains("quick")) {
            options.warmupIterations(2).measurementIterations(2);
        }
        if (wanted.contains("holdfast")) {
            options.param("contender", "views", "hand-written", "empty", "holdfast");
        }
        print(new Runner(options.build()).run());
    }

    private static void print(Collection<RunResult> results) {
        Map<String, RunResult> byName = new TreeMap<>();
        for (RunResult result : results) {
            String way = result.getParams().getBenchmark().replaceAll(".*\\.", "");
            byName.put(
                    result.getParams().getParam("contender") + "/" + way + "/"
                            + result.getParams().getParam("rules"),
                    result);
        }
        System.out.printf("%nOne decision, facts to choice: microseconds of one thread, and KB of garbage%n%n");
        System.out.printf(
                "%-14s %-6s %10s %10s %10s %10s   %8s   %s%n",
                "", "", "12 rules", "100", "1000", "5000", "1000:12", "KB at 12 / 100 / 1000 / 5000");
        for (String name : Contenders.ALL) {
            for (String way : new String[] {"one", "chunk"}) {
                if (byName.containsKey(name + "/" + way + "/12")
                        && (way.equals("one") || name.equals("holdfast") || name.equals("hand-written"))) {
                    row(name, way, byName);
                }
            }
        }
        for (String way : new String[] {"one", "chunk"}) {
            System.out.printf("%nHoldfast (%s) as a multiple of hand-written:", way.equals("one") ? "single" : way);
            for (int rules : SIZES) {
                System.out.printf("  %.2f", ratio(byName, "holdfast", "hand-written", way, rules));
            }
        }
        System.out.println();
        if (byName.containsKey("plain-drools/one/1000")) {
            System.out.printf("%nPlain Drools as a multiple of Holdfast:");
            for (int rules : SIZES) {
                System.out.printf("  %.1f", ratio(byName, "plain-drools", "holdfast", "one", rules));
            }
            System.out.println();
        }
    }

    private static double ratio(Map<String, RunResult> byName, String name, String other, String way, int rules) {
        return score(byName.get(name + "/" + way + "/" + rules)) / score(byName.get(other + "/" + way + "/" + rules));
    }

    private static void row(String name, String way, Map<String, RunResult> byName) {
        double[] times = new double[SIZES.length];
        StringBuilder garbage = new StringBuilder();
        for (int i = 0; i < SIZES.length; i++) {
            RunResult result = byName.get(name + "/" + way + "/" + SIZES[i]);
            times[i] = score(result);
            garbage.append(i == 0 ? "" : " / ")
                    .append(String.format(
                            "%.1f",
                            result.getSecondaryResults()
                                            .get("gc.alloc.rate.norm")
                                            .getScore()
                                    / 1024));
        }
        System.out.printf(
                "%-14s %-6s %10.2f %10.2f %10.2f %10.2f   %7.1fx   %s%n",
                name,
                way.equals("one") ? "single" : "chunk",
                times[0],
                times[1],
                times[2],
                times[3],
                times[2] / times[0],
                garbage);
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }
}
