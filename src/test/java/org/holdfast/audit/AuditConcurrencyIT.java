package org.holdfast.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.customers.CustomerLifecycle;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.ingestion.events.Events;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Erasures, merges, exports, look-ups and outcomes at the same time, on the same customers. */
@ParameterizedClass
@EnumSource(Database.class)
class AuditConcurrencyIT {

    private static final int CUSTOMERS = 24;
    private static final int THREADS = 6;

    @Parameter
    private Database database;

    private final LaterClock clock = new LaterClock();
    private Server server;
    private String key;
    private final Map<String, String> decisions = new ConcurrentHashMap<>();

    /** The system clock, which can be put forward. */
    private static final class LaterClock extends Clock {

        private volatile Duration by = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void start() {
        server = Server.at(clock, database.freshUrl(), "--holdfast.demo=false", "--holdfast.decide-anew.enabled=false");
        key = server.bean(ApiKeyService.class)
                .create("Ana", EnumSet.of(Role.ADMIN), AuthorityLevel.AUTOMATIC, null, AuditTrails.TESTER)
                .text();
        for (int i = 0; i < CUSTOMERS; i++) {
            String id = id(i);
            server.put(
                    "/v1/customers/" + id,
                    "{'name':'Eve','orders':[{'id':'o-" + id + "','placedAt':'" + Samples.daysAgo(20)
                            + "','promisedAt':'" + Samples.daysAgo(5) + "'}]}");
            decisions.put(
                    id,
                    server.post("/v1/decisions", "{'customerId':'" + id + "'}").at("decisionId"));
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String id(int number) {
        return "Zenobia-" + number;
    }

    private int call(String method, String path, String type, String body) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                        .header("X-API-Key", key)
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))))
                .status();
    }

    /** What may happen to a customer: in pairs, every second one is merged into its neighbour, and then erased. */
    private List<Callable<Integer>> acts() {
        List<Callable<Integer>> acts = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            String id = id(i);
            String other = id(i ^ 1);
            String report = "/v1/decisions/" + decisions.get(id) + "/outcomes";
            String merger = Events.event(
                            "/crm", "m" + i, "customer.merged", id, Instant.now(), "{'into':'" + other + "'}")
                    .toString();
            acts.add(() -> call("GET", "/v1/customers/" + id + "/history", "application/json", ""));
            acts.add(() -> call("GET", "/v1/customers/" + id + "/export", "application/json", ""));
            acts.add(() -> call("POST", report, "application/json", "{'outcome':'presented'}"));
            acts.add(() -> call("POST", report, "application/json", "{'outcome':'accepted'}"));
            acts.add(() -> call("POST", "/v1/events", "application/cloudevents+json", merger));
            acts.add(() -> call("DELETE", "/v1/customers/" + id, "application/json", ""));
        }
        Collections.shuffle(acts, new Random(4711));
        return acts;
    }

    @Test
    void concurrentActsNeitherBlockEachOtherNorBreakTheChain() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Future<Integer> each : threads.invokeAll(acts())) {
                statuses.add(each.get());
            }
        } finally {
            threads.shutdownNow();
        }
        for (int i = 0; i < CUSTOMERS; i++) {
            call("DELETE", "/v1/customers/" + id(i), "application/json", "");
        }
        // What was recorded concurrently is erased a minute later.
        clock.by = Duration.ofMinutes(2);
        server.bean(CustomerLifecycle.class).retryPending();

        assertThat(statuses).as("a deadlock or a timeout would be an error").allMatch(status -> status < 500);
        AuditTrail trail = server.bean(AuditTrail.class);
        Map<String, Long> entries = trail.page(AuditFilter.ALL, null, 1_000).stream()
                .collect(Collectors.groupingBy(AuditEntry::action, Collectors.counting()));
        long merged = entries.getOrDefault("customer-merged", 0L);
        assertThat(entries.get("customer-erased") + merged)
                .as("each customer was erased once, or merged and erased with its neighbour")
                .isEqualTo(CUSTOMERS);
        assertThat(entries.get("outcome-reported")).isEqualTo(2 * CUSTOMERS);
        assertThat(trail.verify().broken()).isNull();
        assertThat(everything())
                .as("nothing leads from an entry to an erased customer")
                .doesNotContain("Zenobia");
    }

    /** Returns all rows of all tables. */
    private String everything() {
        JdbcTemplate jdbc = server.bean(JdbcTemplate.class);
        return jdbc
                .queryForList(
                        "select table_name from information_schema.tables where lower(table_schema) = 'public'",
                        String.class)
                .stream()
                .map(table ->
                        jdbc.queryForList("select * from \"" + table + "\"").toString())
                .collect(Collectors.joining("\n"));
    }
}
