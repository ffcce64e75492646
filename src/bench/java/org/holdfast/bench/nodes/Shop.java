package org.holdfast.bench.nodes;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.bench.load.HttpConnection.Answer;

/**
 * The load: decisions with keys, outcomes, events, facts of a CRM, explanations and looks, at a rate, by many clients.
 * It remembers what it was promised.
 */
final class Shop {

    static final Pattern DECISION = Pattern.compile("\"decisionId\":\"([^\"]+)\"");
    private static final Pattern ACTION = Pattern.compile("\"actionId\":\"([^\"]+)\"");
    private static final int WORKERS = 24;

    private final URI base;
    private final People people;
    private final Client.Observed observed = new Client.Observed();
    /** The decision that each key was answered with. */
    private final Map<String, String> decided = new ConcurrentHashMap<>();
    /** How many orders of a customer were accepted as events. */
    private final Map<Integer, AtomicInteger> placed = new ConcurrentHashMap<>();
    /** The last revision of the facts of a kept customer that was accepted. */
    private final Map<Integer, Integer> revisions = new ConcurrentHashMap<>();

    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger outcomes = new AtomicInteger();

    Shop(URI base, People people) {
        this.base = base;
        this.people = people;
    }

    Client.Observed observed() {
        return observed;
    }

    Map<String, String> decided() {
        return decided;
    }

    Map<Integer, AtomicInteger> placed() {
        return placed;
    }

    Map<Integer, Integer> revisions() {
        return revisions;
    }

    int outcomes() {
        return outcomes.get();
    }

    /** Sends so many requests a second for so long, and returns when all have been answered. */
    void work(int perSecond, int seconds) throws InterruptedException {
        int first = next.get();
        int last = first + perSecond * seconds;
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            int worker = i;
            Thread thread = new Thread(() -> work(worker, first, last, start, perSecond));
            thread.start();
            threads.add(thread);
        }
        for (Thread each : threads) {
            each.join();
        }
        next.set(last);
    }

    private void work(int worker, int first, int last, long start, int perSecond) {
        Random random = new Random(31L * first + worker);
        try (Client client = new Client(base, observed)) {
            for (int each = next.getAndIncrement(); each < last; each = next.getAndIncrement()) {
                long due = start + TimeUnit.SECONDS.toNanos(1) * (each - first) / perSecond;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                request(client, worker, each, random);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            observed.problems().add("a client failed", e.toString());
        }
    }

    private void request(Client client, int worker, int number, Random random) throws InterruptedException {
        int kind = random.nextInt(100);
        if (kind < 70) {
            decide(client, "B-" + random.nextInt(people.buyers()), random);
        } else if (kind < 80) {
            order(client, random.nextInt(people.movers()), number);
        } else if (kind < 88) {
            replace(client, worker + WORKERS * random.nextInt(Math.max(1, people.kept() / WORKERS)));
        } else if (kind < 94) {
            look(client, random);
        } else {
            decide(client, "M-" + random.nextInt(people.movers()), random);
        }
    }

    private void decide(Client client, String customer, Random random) throws InterruptedException {
        String key = UUID.randomUUID().toString();
        String body = "{\"customerId\":\"" + customer + "\",\"channel\":\"app\",\"max\":3}";
        Map<String, String> headers = Map.of("Idempotency-Key", key);
        Answer answer = expect(200, "a decision", client.send("POST", "/v1/decisions", headers, body));
        Matcher id = DECISION.matcher(answer.body());
        if (answer.status() != 200 || !id.find()) {
            return;
        }
        decided.put(key, id.group(1));
        if (random.nextInt(20) == 0) {
            Answer again = client.send("POST", "/v1/decisions", headers, body);
            if (!again.body().equals(answer.body())) {
                observed.problems().add("a repeated request got another answer", answer.body() + " | " + again.body());
            }
        }
        Matcher action = ACTION.matcher(answer.body());
        if (action.find() && random.nextInt(4) == 0) {
            String outcome = random.nextInt(3) == 0 ? "rejected" : "delivered";
            expect(
                    201,
                    "an outcome",
                    client.send(
                            "POST",
                            "/v1/decisions/" + id.group(1) + "/outcomes",
                            Map.of(),
                            "{\"actionId\":\"%s\",\"outcome\":\"%s\",\"key\":\"%s\"}"
                                    .formatted(action.group(1), outcome, key)));
            outcomes.incrementAndGet();
        }
    }

    private void order(Client client, int customer, int number) throws InterruptedException {
        String event =
                ("{\"specversion\":\"1.0\",\"id\":\"%d\",\"source\":\"/shop\",\"type\":\"order.placed\",\"subject\":\"M-%d\","
                                + "\"data\":{\"id\":\"E-%d\",\"placedAt\":\"2026-09-01\",\"value\":20,\"currency\":\"EUR\"}}")
                        .formatted(number, customer, number);
        Answer answer = expect(
                200,
                "an event",
                client.send("POST", "/v1/events", Map.of("Content-Type", "application/cloudevents+json"), event));
        if (answer.status() == 200) {
            placed.computeIfAbsent(customer, each -> new AtomicInteger()).incrementAndGet();
        }
    }

    /** Replaces facts, on condition that they are as this client, the only one for this customer, knows them. */
    private void replace(Client client, int customer) throws InterruptedException {
        if (customer >= people.kept()) {
            return;
        }
        int revision = revisions.getOrDefault(customer, 0) + 1;
        String path = "/v1/customers/P-" + customer;
        String mine = "\"segment\":\"r" + revision + "\"";
        for (int attempt = 0; attempt < 5; attempt++) {
            Answer now = expect(200, "facts", client.send("GET", path, Map.of(), ""));
            if (now.body().contains(mine)) {
                // The attempt that got no answer has succeeded.
                revisions.put(customer, revision);
                return;
            }
            Answer answer =
                    client.send("PUT", path, Map.of("If-Match", now.tag()), people.keptFacts(customer, revision));
            if (answer.status() != 412) {
                expect(200, "a replacement", answer);
                revisions.put(customer, revision);
                return;
            }
        }
        observed.problems().add("facts could not be replaced", path);
    }

    private void look(Client client, Random random) throws InterruptedException {
        String decision = decided.values().stream()
                .skip(random.nextInt(Math.max(1, Math.min(500, decided.size()))))
                .findFirst()
                .orElse("");
        if (decision.isEmpty() || random.nextBoolean()) {
            String customer = "B-" + random.nextInt(people.buyers());
            expect(
                    200,
                    "a look",
                    client.send(
                            "POST", "/v1/decisions", Map.of(), "{\"customerId\":\"" + customer + "\",\"dry\":true}"));
        } else {
            expect(
                    200,
                    "an explanation",
                    client.send("GET", "/v1/decisions/" + decision + "/explanation", Map.of(), ""));
        }
    }

    private Answer expect(int status, String what, Answer answer) {
        // Giving up has been reported.
        if (answer.status() != status && answer.status() != 0) {
            observed.problems().add(what + " was answered with " + answer.status(), answer.body());
        }
        return answer;
    }
}
