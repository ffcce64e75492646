package org.holdfast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Moment;
import org.holdfast.decisions.Question;
import org.holdfast.facts.Customer;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.retention.HoldfastSettings;
import org.holdfast.retention.Publishing;
import org.holdfast.retention.RulesFolderWatch;

/**
 * Measures how long an edit takes to be live: from the moment a file is saved to the first decision under the new rule book, with all checks
 * and all scenarios in between. Arguments: the numbers of rules.
 */
public final class EditToLive {

    private static final int EDITS = 12;

    private EditToLive() {
    }

    public static void main(String[] args) throws Exception {
        int[] sizes = args.length == 0 ? new int[] {100, 1_000, 5_000} : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        System.out.printf("%8s %10s %12s   %-26s %8s %8s%n", "rules", "scenarios", "first read", "edit", "median", "worst");
        for (int rules : sizes) {
            measure(rules);
        }
    }

    private static void measure(int rules) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("edit-to-live");
        Map<String, String> texts = GeneratedBook.texts(rules);
        GeneratedBook.write(texts, folder);
        HoldfastSettings settings = new HoldfastSettings("EUR", "en", ZoneId.of("UTC"), new HoldfastSettings.Rules(folder, true), false);
        Decider decider = new Decider(List.of());
        long start = System.nanoTime();
        Publishing publishing = new Publishing(settings, decider, Clock.systemUTC());
        double first = millis(start);
        System.out.printf("%8d %10d %9.0f ms%n", rules, rules * 2, first);
        try (RulesFolderWatch watch = new RulesFolderWatch(folder, publishing::refresh)) {
            for (String path : List.of("areas/bench/rules-00000.dslr", "areas/bench/actions.yaml", "language/en/orders.dsl")) {
                double[] edits = new double[EDITS];
                for (int i = 0; i < EDITS; i++) {
                    edits[i] = edit(folder, path, texts, publishing, decider, i);
                }
                Arrays.sort(edits);
                System.out.printf("%36s %-26s %5.0f ms %5.0f ms%n", "", path.replaceFirst(".*/", ""), edits[EDITS / 2], edits[EDITS - 1]);
            }
        }
    }

    private static double edit(Path folder, String path, Map<String, String> texts, Publishing publishing, Decider decider, int number)
            throws IOException, InterruptedException {
        Thread.sleep(300);
        Customer customer = Workload.customers(1).get(0);
        String before = publishing.live().state().version();
        long saved = System.nanoTime();
        Files.writeString(folder.resolve(path), texts.get(path) + "\n# edit " + number + "\n");
        while (publishing.live().state().version().equals(before)) {
            Thread.sleep(1);
            if (publishing.live().state().refused() != null) {
                throw new IllegalStateException(publishing.live().state().refused().toString());
            }
        }
        var book = publishing.live().book();
        decider.decide(book, new Question(CustomerView.of(customer, book.viewpoint(Instant.parse("2026-03-15T10:00:00Z"))), "", null,
                Moment.REVIEW, 1));
        return millis(saved);
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }
}
