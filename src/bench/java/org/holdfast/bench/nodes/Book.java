package org.holdfast.bench.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The shipped rule book and an area with what must stay exact on several nodes: an offer for the first customers only,
 * and a voucher from a budget, so many times a day for each customer.
 */
final class Book {

    static final String GIFT = "nodes-gift";
    static final String VOUCHER = "nodes-voucher";
    static final String POT = "nodes";
    static final int VOUCHERS_A_DAY = 2;
    static final String ACTIONS = "areas/nodes/actions.yaml";

    private Book() {}

    /**
     * Writes the rule book into a folder.
     *
     * @param first number of customers who get the gift
     * @param pot amount of the budget
     */
    static Path write(Path shipped, Path folder, int first, int pot) throws IOException {
        copy(shipped, folder);
        Path area = Files.createDirectories(folder.resolve("areas/nodes"));
        Files.writeString(folder.resolve(ACTIONS), actions(first));
        Files.writeString(area.resolve("nodes.dslr"), """
                rule "Gift of the nodes"
                  owned by "Shop team"
                  when
                    The customer lives in the city "Cahul"
                  then
                    Propose "nodes-gift"
                end

                rule "Voucher of the nodes"
                  owned by "Shop team"
                  when
                    The customer lives in the city "Cahul"
                  then
                    Propose "nodes-voucher" with 5 EUR
                end
                """);
        Files.writeString(area.resolve("nodes.scenarios.yaml"), scenarios());
        Path limits = folder.resolve("limits.yaml");
        Files.writeString(
                limits,
                Files.readString(limits)
                        .replace("    pots:\n", "    pots:\n      nodes: { amount: " + pot + ", per: month }\n"));
        for (String language : new String[] {"en", "ro", "ru"}) {
            message(folder.resolve("messages/" + language + ".yaml"));
        }
        return folder;
    }

    private static String actions(int first) {
        return """
                nodes-gift:
                  kind: offer
                  purpose: marketing
                  channels: [app, web]
                  worth: 15.00
                  cost: 5.00
                  validDays: 30
                  timesPerCustomer: 1
                  first: %d
                nodes-voucher:
                  kind: offer
                  purpose: marketing
                  channels: [app, web]
                  worth: 9.00
                  cost: 0.10
                  validDays: 1
                  timesPerCustomer: { times: 2, in: day }
                  budget: nodes
                """.formatted(first);
    }

    private static String scenarios() {
        return """
                - name: A gift for the first of them
                  today: 2026-03-10
                  customer: { language: en, consents: [ { channel: app, purpose: marketing, given: true } ], city: Cahul, orders: [] }
                  expect: [ { action: nodes-gift }, { action: nodes-voucher, amount: 5 } ]
                - name: Nothing in another city
                  today: 2026-03-10
                  customer: { language: en, consents: [ { channel: app, purpose: marketing, given: true } ], city: Comrat, orders: [] }
                  expect: nothing
                """;
    }

    private static void message(Path file) throws IOException {
        Files.writeString(
                file, Files.readString(file).replace("actions:\n", """
                actions:
                  nodes-gift:
                    subject: A gift
                    body: A gift waits for you.
                  nodes-voucher:
                    subject: A voucher
                    body: A voucher of {granted} waits for you.
                """).replace("reasons:\n", """
                reasons:
                  Gift of the nodes: You live nearby.
                  Voucher of the nodes: You live nearby.
                """));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var walk = Files.walk(from)) {
            for (Path each : (Iterable<Path>) walk::iterator) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
    }
}
