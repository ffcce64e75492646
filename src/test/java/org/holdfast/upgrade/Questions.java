package org.holdfast.upgrade;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.facts.json.FactsJson;
import tools.jackson.databind.JsonNode;

/** Two hundred requests about the data of {@link BusyWeek}; those that change the database come last. */
final class Questions {

    static final int NUMBER = 200;

    private final Caller caller;
    private final Instant asOf;
    private final List<Question> all = new ArrayList<>();

    private Questions(Caller caller, Instant asOf) {
        this.caller = caller;
        this.asOf = asOf;
    }

    static List<Question> about(Caller caller, Instant asOf) {
        Questions questions = new Questions(caller, asOf);
        questions.decisions();
        questions.people();
        questions.lists();
        questions.looks();
        questions.again();
        if (questions.all.size() != NUMBER) {
            throw new IllegalStateException(questions.all.size() + " questions");
        }
        return questions.all;
    }

    /** Covers both rule books: the first half of the demo customers was decided under the first one. */
    private void decisions() {
        Stream<String> demo =
                IntStream.range(0, BusyWeek.DEMO).filter(i -> i % 6 < 2).mapToObj(BusyWeek::demo);
        Stream<String> members = IntStream.rangeClosed(1, BusyWeek.MEMBERS - 3).mapToObj(i -> "M-" + i);
        List<String> ids = Stream.concat(demo, members).flatMap(this::decided).toList();
        for (int i = 0; i < 40; i++) {
            String path = "/v1/decisions/" + ids.get(i * ids.size() / 40);
            add(Question.get("decision", path));
            add(Question.post("replay", path + "/replay", null));
            if (i % 2 == 0) {
                add(Question.get(
                        "explanation",
                        path + "/explanation?language="
                                + List.of("en", "ru", "ro").get(i / 2 % 3)));
            }
        }
    }

    private Stream<String> decided(String customer) {
        JsonNode history = FactsJson.mapper()
                .readTree(caller.get("/v1/customers/" + customer + "/history").good());
        return BusyWeek.items(history).stream()
                .map(each -> each.path("decisionId").asString());
    }

    private void people() {
        for (int i = 1; i <= 9; i++) {
            add(Question.get("facts", "/v1/customers/M-" + i));
            add(Question.get("programmes", "/v1/customers/M-" + i + "/programmes"));
            add(Question.get("history", "/v1/customers/" + BusyWeek.demo(2 * i) + "/history"));
        }
        List.of("F-10", "F-11", "F-12", "nobody").forEach(each -> add(Question.get("facts", "/v1/customers/" + each)));
        List.of("M-1", "F-10", "C-1001")
                .forEach(each -> add(Question.get("export", "/v1/customers/" + each + "/export")));
    }

    private void lists() {
        List.of("open", "kept", "broken")
                .forEach(each -> add(Question.get("promises", "/v1/promises?limit=100&status=" + each)));
        IntStream.rangeClosed(0, 7)
                .forEach(i -> add(Question.get("incidents", "/v1/incidents?customerId=" + BusyWeek.demo(4 * i))));
        IntStream.rangeClosed(1, 4)
                .forEach(i -> add(Question.get("incidents", "/v1/incidents?open=true&customerId=M-" + i)));
        String day = asOf.toString().substring(0, 10);
        add(Question.get("report", "/v1/reports/actions?from=" + day + "&until=" + day));
        add(Question.get("report", "/v1/reports/actions?area=delivery&from=" + day + "&until=" + day));
        add(Question.get("measures", "/v1/measures?asOf=" + asOf));
        add(Question.get("measures", "/v1/measures?customerId=M-1&asOf=" + asOf));
        List.of("/v1/rule-book", "/v1/rule-book/versions").forEach(each -> add(Question.get("rule book", each)));
        List.of("dead", "delivered")
                .forEach(each -> add(Question.get("deliveries", "/v1/deliveries?limit=100&status=" + each)));
    }

    /** Requests decisions as of a given time. */
    private void looks() {
        for (int i = 0; all.size() < NUMBER - 24; i++) {
            String who = i % 3 == 0 ? "F-" + (1 + i % 9) : BusyWeek.demo(3 * i % BusyWeek.DEMO);
            String moment = List.of("review", "visit", "inbound-call").get(i % 3);
            add(Question.post(
                    "look",
                    "/v1/decisions",
                    ("{\"customerId\":\"%s\",\"max\":5,\"moment\":\"%s\",\"dry\":true,\"asOf\":\"%s\","
                                    + "\"include\":[\"facts\",\"candidates\",\"heldBack\"]}")
                            .formatted(who, moment, asOf)));
        }
    }

    private void again() {
        IntStream.range(0, 4).forEach(i -> add(question(5 * i).under("key-" + 5 * i)));
        IntStream.range(0, 14).forEach(i -> add(question(11 * i % BusyWeek.DEMO)));
        IntStream.rangeClosed(1, 6)
                .forEach(i -> add(Question.post(
                        "asked again", "/v1/decisions", "{\"customerId\":\"M-%d\",\"max\":3}".formatted(i))));
    }

    /** Repeats earlier requests, so that actions that are still open are returned again. */
    private static Question question(int number) {
        return Question.post(
                "asked again",
                "/v1/decisions",
                "{\"customerId\":\"%s\",\"max\":%d}".formatted(BusyWeek.demo(number), 1 + number % 3));
    }

    private void add(Question question) {
        all.add(question);
    }
}
