package org.holdfast.decisioning.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.holdfast.Database;
import org.holdfast.Server;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.DecisionService;
import org.holdfast.decisioning.Rehearsal;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.facts.DecisionMoment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server warms up before it reports that it is ready, and leaves no trace of it. */
class WarmUpIT {

    private static final List<String> TABLES = List.of(
            "decision",
            "decided_action",
            "receipt",
            "receipt_facts",
            "delivery",
            "customer",
            "customer_dealing",
            "budget_entry",
            "budget_pot",
            "first_customer",
            "programme_entry",
            "programme_member",
            "decide_queue",
            "wake_up",
            "keyed_answer",
            "audit_customer");

    private static Map<String, Long> rows(Server server) {
        JdbcClient client = server.bean(JdbcClient.class);
        return TABLES.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        table -> client.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsRecordedCountedOrReserved(Database database) {
        try (Server server = Server.on(database.freshUrl())) {
            Map<String, Long> before = rows(server);
            Rehearsal rehearsal = server.bean(Rehearsal.class);
            for (int round = 0; round < 3; round++) {
                rehearsal.preview(rehearsal.some(40));
                MadeUpCustomers madeUp = new MadeUpCustomers();
                rehearsal.record(madeUp.of(40, Instant.now()));
            }

            assertThat(rows(server)).isEqualTo(before);
            MeterRegistry metrics = server.bean(MeterRegistry.class);
            assertThat(metrics.get("holdfast.decision").timer())
                    .extracting(Timer::count)
                    .isEqualTo(0L);
            assertThat(metrics.find("holdfast.decisions").counters())
                    .extracting(Counter::count)
                    .isEmpty();
        }
    }

    @Test
    void theRulesHaveSomethingToSayAboutMadeUpCustomers() {
        try (Server server = Server.start("--holdfast.demo=false")) {
            DecisionService service = server.bean(DecisionService.class);
            assertThat(new MadeUpCustomers()
                            .of(40, Instant.now()).stream()
                                    .map(each -> service.trace(new DecisionQuery(
                                                    null,
                                                    each,
                                                    null,
                                                    DecisionMoment.REVIEW,
                                                    1,
                                                    true,
                                                    null,
                                                    AuthorityLevel.AUTOMATIC))
                                            .proposals()
                                            .size()))
                    .allMatch(proposals -> proposals > 0);
        }
    }

    @Test
    void aServerThatDoesNotWarmUpIsReadyAtOnce() {
        try (Server server = Server.start()) {
            assertThat(server.get("/actuator/health/readiness").at("components.warmUp.status"))
                    .isEqualTo("UP");
        }
    }

    @Test
    void onlyReadinessWaitsForTheWarmUp() {
        long start = System.nanoTime();
        try (Server server = Server.start("--holdfast.warm-up.enabled=true", "--holdfast.warm-up.at-most=10m")) {
            WarmUp warmUp = server.bean(WarmUp.class);
            assertThat(server.get("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(server.get("/actuator/health").status()).isEqualTo(200);
            int status = server.get("/actuator/health/readiness").status();
            // Read after the request: if the warm-up is not done now, it was not done then.
            if (!warmUp.isDone()) {
                assertThat(status).isEqualTo(503);
            }
            // Closing it ends the warm-up.
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMinutes(9));
    }
}
