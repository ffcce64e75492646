package org.holdfast.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Creates everything a specimen should contain: members with points, referred friends, complaints, decisions under two
 * rule books, offers that are still open, promises, outcomes, idempotency keys, dead letters, a merged customer and an
 * erased one.
 */
final class BusyWeek {

    static final int DEMO = 150;
    static final int MEMBERS = 12;
    private static final String CHANGED = "areas/delivery/actions.yaml";
    private static final long LOOK_MILLIS = 200;

    private final Caller caller;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    BusyWeek(Caller caller) {
        this.caller = caller;
    }

    static String demo(int number) {
        return "C-%d".formatted(1001 + number);
    }

    void live(Path rules) throws IOException {
        for (int i = 1; i <= MEMBERS; i++) {
            put("M-" + i, member(i));
            put(
                    "F-" + i,
                    "'referredBy':'M-%d','customerSince':'%s','orders':[%s]"
                            .formatted(i, day(20), order("F", i, 20, 15, 60)));
        }
        until(
                "a friend has been counted",
                "/v1/customers/M-1",
                answer -> answer.toString().contains("recommendation"));
        complain();
        decide(0, DEMO / 2);
        publish(rules);
        decide(DEMO / 2, DEMO);
        IntStream.rangeClosed(1, MEMBERS).forEach(i -> {
            decide("{\"customerId\":\"M-%d\",\"max\":3}".formatted(i), null);
            decide("{\"customerId\":\"F-%d\",\"max\":3,\"moment\":\"visit\",\"channel\":\"app\"}".formatted(i), null);
        });
        for (int i = 0; i < DEMO; i += 2) {
            report(demo(i), i);
        }
        IntStream.rangeClosed(1, MEMBERS / 2).forEach(i -> report("M-" + i, i % 2 == 0 ? 0 : 6));
        leave();
        until(
                "nothing waits to go out",
                "/v1/deliveries?status=waiting&limit=1",
                answer -> items(answer).isEmpty());
        until(
                "dead letters",
                "/v1/deliveries?status=dead&limit=100",
                answer -> items(answer).size() > 2);
    }

    private String member(int number) {
        return """
                'name':'Member %1$d','language':'%2$s','country':'DE','timeZone':'Europe/Berlin','customerSince':'%3$s','email':'m%1$d@example.org',
                'consents':[{'channel':'email','purpose':'service','given':true,'at':'%3$s'},
                  {'channel':'email','purpose':'marketing','given':%4$b,'at':'%3$s'}],
                'surveys':[{'kind':'csat','score':5,'at':'%5$s'}],'complaints':[],'returns':[],
                'orders':[%6$s,%7$s]""".formatted(
                        number,
                        List.of("en", "ru", "ro").get(number % 3),
                        day(400),
                        number % 4 != 0,
                        day(300),
                        order("A", number, 200, 195, 150 * number),
                        order("B", number, 9, 3, 40));
    }

    private String order(String kind, int number, int placed, int delivered, int value) {
        return "{'id':'%s-%d','placedAt':'%s','promisedAt':'%s','deliveredAt':'%s','value':%d,'currency':'EUR'}"
                .formatted(kind, number, day(placed), day(delivered + 1), day(delivered), value);
    }

    private String day(int ago) {
        return now.minus(ago, ChronoUnit.DAYS).toString().substring(0, 10);
    }

    private void put(String id, String fields) {
        caller.ask("PUT", "/v1/customers/" + id, "application/json", null, json("{'id':'" + id + "'," + fields + "}"))
                .good();
    }

    private void complain() {
        for (int i = 1; i <= 6; i++) {
            String event =
                    "{'specversion':'1.0','id':'e-%1$d','source':'urn:desk','type':'complaint.opened','subject':'M-%1$d','data':{'id':'c-%1$d',"
                            + "'orderId':'B-%1$d','openedAt':'%2$s','topic':'%3$s','severity':%4$d,'fault':'us','channel':'email'}}";
            caller.ask(
                            "POST",
                            "/v1/events",
                            "application/cloudevents+json",
                            null,
                            json(event.formatted(
                                    i,
                                    day(2),
                                    List.of("quality", "service", "delivery").get(i % 3),
                                    1 + i % 5)))
                    .good();
        }
    }

    private void decide(int from, int to) {
        for (int i = from; i < to; i++) {
            String question = "{\"customerId\":\"%s\",\"max\":%d}".formatted(demo(i), 1 + i % 3);
            decide(question, i % 5 == 0 ? "key-" + i : null);
        }
    }

    private void decide(String question, @Nullable String key) {
        caller.ask("POST", "/v1/decisions", "application/json", key, question).good();
    }

    /** The amount for late deliveries changes, and with it the decisions. */
    private void publish(Path rules) throws IOException {
        Path file = rules.resolve(CHANGED);
        Files.writeString(file, Files.readString(file).replace("worth: 60.00", "worth: 15.00"));
        try (Stream<Path> all = Files.walk(rules)) {
            String draft = all.filter(Files::isRegularFile)
                    .filter(each -> !each.toString().endsWith(".md"))
                    .collect(Collectors.collectingAndThen(
                            Collectors.toMap(
                                    each -> rules.relativize(each).toString().replace('\\', '/'), BusyWeek::text),
                            FactsJson.mapper()::writeValueAsString));
            caller.post("/v1/rule-book/publications?author=Ana&note=Late%20deliveries%20weigh%20less", draft)
                    .good();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void report(String customer, int number) {
        for (JsonNode decision : items(read("/v1/customers/" + customer + "/history"))) {
            JsonNode action = decision.path("actions").path(0);
            if (!action.isMissingNode()) {
                String outcome = List.of("accepted", "presented", "rejected", "delivered", "ignored", "failed")
                        .get(number / 2 % 6);
                caller.post(
                                "/v1/decisions/" + decision.path("decisionId").asString() + "/outcomes",
                                json("{'outcome':'%s','actionId':'%s','by':'desk',"
                                                .formatted(
                                                        outcome,
                                                        action.path("actionId").asString())
                                        + "'note':'As agreed','key':'report-%s'}".formatted(customer)))
                        .good();
                return;
            }
        }
    }

    private void leave() {
        caller.ask(
                        "POST",
                        "/v1/events",
                        "application/cloudevents+json",
                        null,
                        json("{'specversion':'1.0','id':'merged','source':'urn:desk',"
                                + "'type':'customer.merged','subject':'F-12','data':{'from':'F-12','into':'F-11'}}"))
                .good();
        caller.ask("DELETE", "/v1/customers/F-10", null, null, null).good();
    }

    /** Polls until a condition holds; needed only when a specimen is created. */
    private void until(String what, String path, Predicate<JsonNode> is) {
        for (int i = 0; i < 600; i++) {
            if (is.test(read(path))) {
                return;
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("Never came: " + what + "\n" + read(path));
    }

    private JsonNode read(String path) {
        return FactsJson.mapper().readTree(caller.get(path).good());
    }

    /** Reads a list page by page. */
    static List<JsonNode> items(JsonNode answer) {
        for (JsonNode each : answer) {
            if (each.isArray()) {
                return each.valueStream().toList();
            }
        }
        return List.of();
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
