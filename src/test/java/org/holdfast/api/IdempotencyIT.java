package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.holdfast.Database;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.holdfast.decisioning.IdempotentDecisions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

@ParameterizedClass
@EnumSource(Database.class)
class IdempotencyIT {

    private static final IntFunction<LocalDate> DAYS_AGO =
            days -> LocalDate.now(ZoneOffset.UTC).minusDays(days);
    private static String url;
    private static Server server;

    @Parameter
    private Database database;

    @BeforeParameterizedClassInvocation
    static void start(Database database) {
        url = database.freshUrl() + (database == Database.H2 ? ";AUTO_SERVER=TRUE" : "");
        server = Server.on(url, "--holdfast.demo=false");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    private static String late(String id) {
        return "{'customer':{'id':'" + id + "','orders':[{'id':'77','placedAt':'" + DAYS_AGO.apply(14)
                + "','promisedAt':'" + DAYS_AGO.apply(5) + "'}]}}";
    }

    private static Answer decide(Server server, String key, String body) {
        return server.send(HttpRequest.newBuilder(server.uri("/v1/decisions"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private static Answer decideMany(String key, String... lines) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/v1/decisions/batch"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(
                        String.join("\n", lines).replace('\'', '"')));
        return server.send(key == null ? request : request.header("Idempotency-Key", key));
    }

    private static long decisions(String customer) {
        return server.bean(JdbcTemplate.class)
                .queryForObject("select count(*) from decision where customer_id = ?", Long.class, customer);
    }

    @Test
    void eachLineHasAResponseAndARefusedLineDoesNotStopTheOthers() {
        Answer many = decideMany(
                null,
                late("many-1"),
                "",
                "{'customerId':'nobody'}",
                "{'customer':",
                "{'customerId':'a','max':99}",
                late("many-2"));

        assertThat(many.status()).as(many.text()).isEqualTo(200);
        List<String> lines = many.text().lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0))
                .startsWith("{\"line\":1,\"status\":200,\"decision\":{\"decisionId\":\"")
                .contains("warn-late-delivery");
        assertThat(lines.get(1))
                .isEqualTo("{\"line\":3,\"status\":404,\"problem\":\"There is no customer \\\"nobody\\\".\"}");
        assertThat(lines.get(2)).startsWith("{\"line\":4,\"status\":400,");
        assertThat(lines.get(3)).startsWith("{\"line\":5,\"status\":400,\"field\":\"max\",");
        assertThat(lines.get(4)).startsWith("{\"line\":6,\"status\":200,");
        assertThat(decisions("many-2")).isEqualTo(1);
    }

    @Test
    void aRepeatedBatchHasTheSameResponsesAndNoSecondEffect() {
        Answer first = decideMany("many", late("again-1"), late("again-2"));
        Answer second = decideMany("many", late("again-1"), late("again-2"), late("again-3"));

        assertThat(second.text()).startsWith(first.text());
        assertThat(second.text().lines()).hasSize(3);
        assertThat(decisions("again-1")).isEqualTo(1);
        assertThat(decideMany("many", late("somebody-else")).text()).startsWith("{\"line\":1,\"status\":422,");
        assertThat(decideMany("k".repeat(193), late("x")).status()).isEqualTo(400);
        Answer wrong = server.send(HttpRequest.newBuilder(server.uri("/v1/decisions/batch"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertThat(wrong.status()).isEqualTo(415);
        assertThat(wrong.at("detail"))
                .isEqualTo("The content type application/json is not supported here; expected application/x-ndjson.");
    }

    @Test
    void aRepeatedRequestHasTheSameResponseAndNoSecondEffect() {
        Answer first = decide(server, "same-1", late("same"));
        server.post("/v1/decisions/" + first.at("decisionId") + "/outcomes", "{'outcome':'delivered'}");
        Answer again = decide(server, "same-1", late("same").replace(",", ", ").replace(":", " : "));

        assertThat(first.status()).isEqualTo(200);
        assertThat(again)
                .as("although a new decision would hold the action back")
                .isEqualTo(first);
        assertThat(first.json())
                .isEqualTo(server.get("/v1/decisions/" + first.at("decisionId")).json());
        assertThat(decisions("same")).isEqualTo(1);
        assertThat(decide(server, "same-2", late("same")).at("outcome"))
                .as("another key")
                .isEqualTo("hold");
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefused() {
        decide(server, "one", late("one"));
        Answer other = decide(server, "one", late("two"));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.at("type")).isEqualTo("urn:holdfast:problem:key-taken");
        assertThat(other.at("detail"))
                .isEqualTo("The key \"one\" was used for another request. Use a new key for every request.");
        assertThat(decisions("two")).isZero();
    }

    @Test
    void errorsAreNotStored() {
        assertThat(decide(server, "error", "{'customerId':'later'}").status()).isEqualTo(404);
        assertThat(decide(server, "error", "{'customerId':'later','max':0}").status())
                .isEqualTo(400);
        server.put(
                "/v1/customers/later",
                "{'orders':[{'id':'1','placedAt':'" + DAYS_AGO.apply(14) + "','promisedAt':'" + DAYS_AGO.apply(5)
                        + "'}]}");

        assertThat(decide(server, "error", "{'customerId':'later'}").at("outcome"))
                .isEqualTo("act");
    }

    @Test
    void aDryRequestIsStoredToo() {
        Answer look = decide(server, "dry", late("dry").replace("{'customer'", "{'dry':true,'customer'"));
        Answer again = decide(server, "dry", late("dry").replace("{'customer'", "{'dry':true,'customer'"));

        assertThat(again).isEqualTo(look);
        assertThat(look.at("decisionId")).isEmpty();
        assertThat(decide(server, "dry", late("dry")).status())
                .as("the same request without dry is another request")
                .isEqualTo(422);
        assertThat(decisions("dry")).isZero();
    }

    @Test
    void keysAreValidated() {
        assertThat(decide(server, "k".repeat(200), late("long")).status()).isEqualTo(200);
        for (String wrong : List.of("k".repeat(201), " ", "two words")) {
            Answer refused = decide(server, wrong, late("long"));
            assertThat(refused.status()).as(wrong).isEqualTo(400);
            assertThat(refused.at("field")).as(wrong).isEqualTo("Idempotency-Key");
        }
    }

    @Test
    void twoHundredParallelRequestsWithOneKeyOnTwoNodesMakeOneDecision() throws Exception {
        try (Server second = Server.on(url, "--holdfast.demo=false")) {
            List<Answer> answers = parallel(200, i -> decide(i % 2 == 0 ? server : second, "storm", late("storm")));

            assertThat(answers).extracting(Answer::status).containsOnly(200, 409);
            assertThat(answers.stream()
                            .filter(answer -> answer.status() == 200)
                            .map(Answer::text)
                            .distinct())
                    .hasSize(1);
            assertThat(answers.stream().filter(answer -> answer.status() == 409))
                    .allSatisfy(
                            answer -> assertThat(answer.at("type")).isEqualTo("urn:holdfast:problem:still-running"));
            assertThat(decisions("storm")).isEqualTo(1);
            assertThat(decide(second, "storm", late("storm")).status()).isEqualTo(200);
        }
    }

    @Test
    void responsesAreDeletedAfterADay() {
        decide(server, "old", late("old"));
        decide(server, "young", late("young"));
        JdbcTemplate jdbc = server.bean(JdbcTemplate.class);
        jdbc.update(
                "update keyed_answer set kept_at = current_timestamp - interval '25' hour where request_key = 'old'");
        jdbc.update(
                "update keyed_answer set kept_at = current_timestamp - interval '23' hour where request_key = 'young'");
        server.bean(IdempotentDecisions.class).deleteExpired();

        assertThat(jdbc.queryForList("select request_key from keyed_answer", String.class))
                .contains("young")
                .doesNotContain("old");
        assertThat(decide(server, "old", late("other")).status()).isEqualTo(200);
    }

    private interface Asking {
        Answer ask(int number) throws Exception;
    }

    private static List<Answer> parallel(int threads, Asking asking) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Answer>> futures = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            futures.add(pool.submit(() -> {
                start.await();
                return asking.ask(number);
            }));
        }
        start.countDown();
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> future : futures) {
            answers.add(future.get());
        }
        pool.shutdown();
        return answers;
    }
}
