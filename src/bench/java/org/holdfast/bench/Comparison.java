package org.holdfast.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.changes.BookDifference;
import org.holdfast.changes.words.ChangeWords;
import org.holdfast.rules.files.BookSource;

/**
 * Measures how long it takes to say in words what differs between two rule books: if one rule changes, if all change,
 * and if a sentence of the language files means something else. Arguments: the numbers of rules.
 */
public final class Comparison {

    private static final int TIMES = 5;

    private Comparison() {}

    public static void main(String[] args) {
        int[] sizes = args.length == 0
                ? new int[] {100, 1_000, 5_000}
                : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        System.out.printf("%8s %-24s %8s %9s %9s%n", "rules", "what changes", "changes", "first", "median");
        for (int rules : sizes) {
            Map<String, String> texts = GeneratedBook.texts(rules);
            BookSource before = BookSource.of(texts);
            measure(rules, "one rule", before, changed(texts, "areas/bench/rules-00000.dslr", "rule \"", "rule \"x "));
            measure(rules, "every rule", before, changed(texts, "areas/bench/", "when\n", "owned by \"x\"\nwhen\n"));
            measure(
                    rules,
                    "what a sentence means",
                    before,
                    changed(texts, "language/en/orders.dsl", "daysLate >= {days}", "daysLate > {days}"));
        }
    }

    private static BookSource changed(Map<String, String> texts, String prefix, String from, String to) {
        Map<String, String> changed = new TreeMap<>(texts);
        changed.replaceAll(
                (path, text) -> path.startsWith(prefix) && !path.endsWith(".yaml") ? text.replace(from, to) : text);
        return BookSource.of(changed);
    }

    private static void measure(int rules, String what, BookSource before, BookSource after) {
        double[] times = new double[TIMES];
        int changes = 0;
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            changes = ChangeWords.in("en")
                    .of(BookDifference.between(before, after))
                    .size();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        double first = times[0];
        Arrays.sort(times);
        System.out.printf("%8d %-24s %8d %6.0f ms %6.0f ms%n", rules, what, changes, first, times[TIMES / 2]);
    }
}
