package org.holdfast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.holdfast.HoldfastApplication;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.facts.Customer;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.publishing.LiveRuleBook;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures how long an edit takes to go live: from the moment a file is saved to the first decision under the new rule
 * book, with all checks and all scenarios in between. Arguments: the numbers of rules.
 */
public final class EditToLive {

    private static final int EDITS = 12;

    private EditToLive() {}

    public static void main(String[] args) throws Exception {
        int[] sizes = args.length == 0
                ? new int[] {100, 1_000, 5_000}
                : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        System.out.printf(
                "%8s %10s %12s   %-26s %8s %8s%n", "rules", "scenarios", "first read", "edit", "median", "worst");
        for (int rules : sizes) {
            measure(rules);
        }
    }

    private static void measure(int rules) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("edit-to-live");
        Map<String, String> texts = GeneratedBook.texts(rules);
        GeneratedBook.write(texts, folder.resolve("rules"));
        long start = System.nanoTime();
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(HoldfastApplication.class)
                .logStartupInfo(false)
                .run(
                        "--logging.level.root=error",
                        "--logging.level.org.holdfast=error",
                        "--holdfast.rules.dir=" + folder.resolve("rules"),
                        "--server.port=0",
                        "--holdfast.demo=false",
                        "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0")) {
            LiveRuleBook live = context.getBean(LiveRuleBook.class);
            Decider decider = context.getBean(Decider.class);
            System.out.printf("%8d %10d %9.0f ms%n", rules, rules * 2, millis(start));
            for (String path :
                    List.of("areas/bench/rules-00000.dslr", "areas/bench/actions.yaml", "language/en/orders.dsl")) {
                double[] edits = new double[EDITS];
                for (int i = 0; i < EDITS; i++) {
                    edits[i] = edit(folder.resolve("rules"), path, texts, live, decider, i);
                }
                Arrays.sort(edits);
                System.out.printf(
                        "%36s %-26s %5.0f ms %5.0f ms%n",
                        "", path.replaceFirst(".*/", ""), edits[EDITS / 2], edits[EDITS - 1]);
            }
        }
    }

    private static double edit(
            Path folder, String path, Map<String, String> texts, LiveRuleBook live, Decider decider, int number)
            throws IOException, InterruptedException {
        Thread.sleep(300);
        Customer customer = Workload.customers(1).get(0);
        String before = live.state().version();
        long saved = System.nanoTime();
        Files.writeString(folder.resolve(path), texts.get(path) + "\n# edit " + number + "\n");
        while (live.state().version().equals(before)) {
            Thread.sleep(1);
            if (live.state().refused() != null) {
                throw new IllegalStateException(live.state().refused().toString());
            }
        }
        var book = live.book();
        decider.decide(
                book,
                DecisionInput.about(
                        CustomerView.of(customer, book.viewpoint(Instant.parse("2026-03-15T10:00:00Z"))), ""));
        return millis(saved);
    }

    private static double millis(long since) {
        return (System.nanoTime() - since) / 1e6;
    }
}
