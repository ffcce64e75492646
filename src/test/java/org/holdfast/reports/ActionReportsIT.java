package org.holdfast.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.customers.CustomerStore;
import org.holdfast.decisioning.BatchRun;
import org.holdfast.decisions.Decision;
import org.holdfast.facts.Customer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two hundred inactive customers, half of them in the control group; the expected figures are counted by hand. */
@ParameterizedClass
@EnumSource(Database.class)
class ActionReportsIT {

    private static final String RULE = "Win back a customer who has stayed away";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final int CUSTOMERS = 200;

    @TempDir
    private static Path folder;

    private static Server server;
    /** Decision ids by customer, of the customers the action was decided for. */
    private static final TreeMap<String, String> REACHED = new TreeMap<>();

    private static final TreeSet<String> LEFT_ALONE = new TreeSet<>();

    @Parameter
    private Database database;

    @BeforeParameterizedClassInvocation
    static void start(Database database) throws IOException {
        Path rules = Server.copyOfRules(Files.createDirectories(folder.resolve(database.name())));
        Path limits = rules.resolve("limits.yaml");
        String shipped = "    rules: { " + RULE + ": 10 }\n";
        assertThat(Files.readString(limits)).contains(shipped);
        // From yesterday on, because the scenarios are set earlier.
        Files.writeString(
                limits,
                Files.readString(limits)
                        .replace(
                                shipped,
                                shipped + "  - from: " + TODAY.minusDays(1)
                                        + "\n    why: To see more.\n    salt: \"2026\"\n    everybody: 0\n    rules: { "
                                        + RULE + ": 50 }\n"));
        server = Server.on(database.freshUrl(), "--holdfast.demo=false", "--holdfast.rules.dir=" + rules);
        REACHED.clear();
        LEFT_ALONE.clear();
        store(false);
        // Twice, as nightly runs do: no customer is counted twice.
        for (int night = 0; night < 2; night++) {
            server.bean(BatchRun.class).run(false, null, decisions -> decisions.forEach(ActionReportsIT::note));
        }
        store(true);
        report(0, "presented", "accepted");
        report(1, "presented", "rejected");
        report(2, "presented", "ignored");
        report(3, "failed");
        report(4, "delivered");
        // The decisions were made a hundred days ago, so the ninety days are over.
        for (String table : List.of("decision", "decided_action")) {
            server.bean(JdbcTemplate.class)
                    .update(
                            "update " + table + " set decided_at = ?",
                            TODAY.minusDays(100).atStartOfDay().atOffset(ZoneOffset.UTC));
        }
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    private static void note(Decision decision) {
        if (decision.outcome() == Decision.Outcome.ACT) {
            REACHED.putIfAbsent(decision.customerId(), String.valueOf(decision.decisionId()));
        } else if (decision.heldBack().stream().anyMatch(held -> held.by().equals("control-group"))) {
            LEFT_ALONE.add(decision.customerId());
        }
    }

    /** Every third customer ordered again, fifty days ago. */
    private static void store(boolean later) {
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            String order = ",{'id':'4','placedAt':'" + TODAY.minusDays(50) + "','value':60,'currency':'EUR'}";
            customers.add(Samples.customer(
                    ("{'id':'Q-%03d','email':'q@example.org','language':'en','consents':[{'channel':'email',"
                                    + "'purpose':'marketing','given':true,'at':'2025-01-01'}],'orders':[{'id':'1',"
                                    + "'placedAt':'%s','value':60,'currency':'EUR'},"
                                    + "{'id':'2','placedAt':'%s','value':60,'currency':'EUR'},{'id':'3',"
                                    + "'placedAt':'%s','value':60,'currency':'EUR'}%s],"
                                    + "'complaints':[]}")
                            .formatted(
                                    i,
                                    TODAY.minusDays(230),
                                    TODAY.minusDays(216),
                                    TODAY.minusDays(202),
                                    later && i % 3 == 0 ? order : "")));
        }
        server.bean(CustomerStore.class).putAll(customers, CustomerStore.Owner.IMPORT);
    }

    private static void report(int which, String... outcomes) {
        for (String outcome : outcomes) {
            assertThat(server.post(
                                    "/v1/decisions/"
                                            + List.copyOf(REACHED.values()).get(which) + "/outcomes",
                                    "{'outcome':'" + outcome + "'}")
                            .status())
                    .isEqualTo(201);
        }
    }

    private static ActionReport.Line winBack(LocalDate from, LocalDate until) {
        return server
                .bean(ActionReports.class)
                .report(new ActionReports.Query(from, until, null, 90), seen -> {})
                .actions()
                .stream()
                .filter(line -> line.rule().equals(RULE))
                .findFirst()
                .orElseThrow();
    }

    private static long third(Collection<String> ids) {
        return ids.stream()
                .filter(id -> Integer.parseInt(id.substring(2)) % 3 == 0)
                .count();
    }

    @Test
    void reportsAreCountedByTheLatestOutcome() {
        ActionReport.Line line = winBack(null, null);

        assertThat(line.area()).isEqualTo("at-risk");
        assertThat(line.counts().decided()).isEqualTo(REACHED.size());
        assertThat(List.of(
                        line.counts().presented(),
                        line.counts().delivered(),
                        line.counts().accepted(),
                        line.counts().rejected(),
                        line.counts().ignored(),
                        line.counts().failed()))
                .containsExactly(3L, 1L, 1L, 1L, 1L, 1L);
        assertThat(line.counts().acceptanceRate())
                .as("one of the four with a report")
                .isEqualByComparingTo("0.25");
    }

    @Test
    void amountsExcludeFailedActions() {
        ActionReport.Line line = winBack(null, null);
        int notFailed = REACHED.size() - 1;

        assertThat(line.amounts().granted())
                .isEqualByComparingTo(BigDecimal.TEN.multiply(BigDecimal.valueOf(notFailed)));
        assertThat(line.amounts().cost())
                .isEqualByComparingTo(new BigDecimal("0.50").multiply(BigDecimal.valueOf(notFailed)));
        assertThat(line.amounts().spent()).as("accepted and delivered").isEqualByComparingTo("20");
    }

    @Test
    void customersAreCountedOnceAndComparedWithTheControlGroup() {
        ActionReport.Line line = winBack(null, null);

        assertThat(REACHED.size() + LEFT_ALONE.size()).isEqualTo(CUSTOMERS);
        assertThat(LEFT_ALONE.size()).isBetween(70, 130);
        assertThat(line.reached())
                .isEqualTo(ActionReport.Group.of(REACHED.size(), REACHED.size(), 0, third(REACHED.keySet())));
        assertThat(line.control())
                .isEqualTo(ActionReport.Group.of(LEFT_ALONE.size(), LEFT_ALONE.size(), 0, third(LEFT_ALONE)));
        assertThat(line.heldBack()).containsEntry("control-group", (long) LEFT_ALONE.size());
        assertThat(line.uplift())
                .isEqualTo(Uplift.of(third(REACHED.keySet()), REACHED.size(), third(LEFT_ALONE), LEFT_ALONE.size()));
        assertThat(line.uplift().difference()).isNotNull();
    }

    @Test
    void decisionsOutsideThePeriodAreNotCounted() {
        assertThat(winBack(TODAY.minusDays(100), TODAY.minusDays(100)).counts().decided())
                .isEqualTo(REACHED.size());
        assertThat(server.get("/v1/reports/actions?until=" + TODAY.minusDays(101))
                        .json()
                        .path("actions"))
                .isEmpty();
        assertThat(server.get("/v1/reports/actions?from=" + TODAY.minusDays(99))
                        .json()
                        .path("actions"))
                .isEmpty();
    }

    @Test
    void theReportCanBeFilteredByAreaOverHttp() {
        Server.Answer answer = server.get("/v1/reports/actions?area=at-risk&keptDays=30");

        assertThat(answer.at("currency")).isEqualTo("EUR");
        assertThat(answer.at("keptDays")).isEqualTo("30");
        assertThat(answer.at("actions.0.rule")).isEqualTo(RULE);
        assertThat(answer.at("actions.0.reached.kept"))
                .as("they ordered again after fifty days")
                .isEqualTo("0");
        assertThat(answer.at("actions.0.uplift.finding")).isEqualTo("not-sure");
        assertThat(server.get("/v1/reports/actions?area=delivery").json().path("actions"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from",
        "until=2026-02-30, until",
        "from=2026-03-02&until=2026-03-01, from",
        "keptDays=0, keptDays",
        "keptDays=731, keptDays",
        "keptDays=many, keptDays"
    })
    void anInvalidParameterIsNamed(String question, String field) {
        Server.Answer answer = server.get("/v1/reports/actions?" + question);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("field")).isEqualTo(field);
    }
}
