package org.holdfast.bench.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What must not happen and did, by kind, with the first examples. Thread-safe. */
final class Problems {

    private static final int EXAMPLES = 5;
    private static final int MAX_LENGTH = 400;

    private final Map<String, List<String>> examples = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    synchronized void add(String kind, String example) {
        counts.merge(kind, 1, Integer::sum);
        List<String> some = examples.computeIfAbsent(kind, each -> new ArrayList<>());
        if (some.size() < EXAMPLES) {
            some.add(example.substring(0, Math.min(MAX_LENGTH, example.length())));
        }
    }

    synchronized int count(String kind) {
        return counts.getOrDefault(kind, 0);
    }

    synchronized int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized void print() {
        counts.forEach((kind, count) -> {
            System.out.printf("%n%s: %,d%n", kind, count);
            examples.getOrDefault(kind, List.of()).forEach(each -> System.out.println("  " + each));
        });
    }
}
