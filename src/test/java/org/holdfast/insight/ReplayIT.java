package org.holdfast.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.holdfast.decisioning.BatchRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Decisions replay the same from their receipts, after a restart and under another live rule book. */
@ParameterizedClass
@EnumSource(Database.class)
class ReplayIT {

    private static final int CUSTOMERS = 40;

    @Parameter
    private Database database;

    @TempDir
    private Path folder;

    private Path rules;
    private String url;

    @BeforeEach
    void prepare() throws IOException {
        rules = Server.copyOfRules(folder);
        url = database.freshUrl();
    }

    private Server start() {
        return Server.on(url, "--holdfast.rules.dir=" + rules, "--holdfast.demo=false");
    }

    private static String daysAgo(int days) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(days).toString();
    }

    private static String customer(int number) {
        String[] languages = {"en", "ru", "ro"};
        return "{'id':'r-" + number + "','language':'" + languages[number % 3]
                + "','timeZone':'Europe/Chisinau','email':'r@example.org',"
                + "'consents':[{'channel':'email','purpose':'marketing','given':true}],'complaints':["
                + (number % 4 == 0
                        ? "{'id':'k" + number + "','openedAt':'" + daysAgo(10)
                                + "','severity':4,'fault':'us','topic':'late'}"
                        : "")
                + "],'orders':[{'id':'" + number
                + "-1','placedAt':'" + daysAgo(80) + "','value':" + (100 + number * 40)
                + ",'currency':'EUR','promisedAt':'" + daysAgo(76) + "','deliveredAt':'" + daysAgo(75) + "'},"
                + "{'id':'" + number + "-2','placedAt':'" + daysAgo(20)
                + "','value':80.50,'currency':'EUR','promisedAt':'" + daysAgo(3 + number % 9) + "'}]}";
    }

    private static List<String> decideForAll(Server server) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            server.put("/v1/customers/r-" + i, customer(i));
        }
        server.bean(BatchRun.class)
                .run(
                        false,
                        null,
                        decisions -> decisions.forEach(decision -> {
                            if (decision.decisionId() != null) {
                                ids.add(decision.decisionId());
                            }
                        }));
        for (int i = 0; i < CUSTOMERS; i++) {
            ids.add(server.post("/v1/decisions", "{'customerId':'r-" + i + "','max':5,'moment':'visit'}")
                    .at("decisionId"));
        }
        return ids;
    }

    @Test
    void decisionsReplayTheSameAfterARestartUnderAnotherRuleBook() throws IOException {
        List<String> ids;
        String first;
        try (Server server = start()) {
            first = server.get("/v1/rule-book").at("version");
            ids = decideForAll(server);
        }
        Path actions = rules.resolve("areas/delivery/actions.yaml");
        Files.writeString(actions, Files.readString(actions).replace("worth: 12.00", "worth: 11.00"));
        try (Server server = start()) {
            assertThat(server.post("/v1/rule-book/publications?author=anna&note=less", "")
                            .status())
                    .isLessThan(300);
            assertThat(server.get("/v1/rule-book").at("version")).isNotEqualTo(first);

            ReplayService.Verified verified = server.bean(ReplayService.class).verify(1_000);
            assertThat(verified.different()).isEmpty();
            assertThat(verified.sampled())
                    .isEqualTo(ids.stream().distinct().count())
                    .isGreaterThan(CUSTOMERS);
            Answer explained = server.get("/v1/decisions/" + ids.get(0) + "/explanation?language=en");
            assertThat(explained.at("ruleBook")).isEqualTo(first);
            assertThat(server.bean(ReplayService.class).verify(5).sampled()).isEqualTo(5);
        }
    }

    @Test
    void equalFactsAreStoredOnce() {
        try (Server server = start()) {
            decideForAll(server);
            JdbcTemplate jdbc = server.bean(JdbcTemplate.class);

            assertThat(jdbc.queryForObject("select count(*) from receipt_facts", Integer.class))
                    .isEqualTo(CUSTOMERS);
            assertThat(jdbc.queryForObject("select count(*) from receipt", Integer.class))
                    .isEqualTo(jdbc.queryForObject("select count(*) from decision", Integer.class))
                    .isGreaterThan(CUSTOMERS);
        }
    }

    @Test
    void tamperedFactsAreReported() {
        try (Server server = start()) {
            server.put("/v1/customers/r-1", customer(1));
            String id = server.post("/v1/decisions", "{'customerId':'r-1'}").at("decisionId");
            JdbcTemplate jdbc = server.bean(JdbcTemplate.class);
            jdbc.update("update receipt_facts set content = replace(content, ?, ?)", daysAgo(4), daysAgo(6));

            Answer replay = server.post("/v1/decisions/" + id + "/replay", "");
            assertThat(replay.at("same")).isEqualTo("false");
            assertThat(replay.at("differences.0.what")).isEqualTo("facts");
            assertThat(replay.text()).contains("actions[0].reason");
        }
    }

    @Test
    void earlierActionsCountWithTheirStatusAtThatTime() {
        try (Server server = start()) {
            server.put("/v1/customers/r-1", customer(1));
            Answer first = server.post("/v1/decisions", "{'customerId':'r-1'}");
            server.post("/v1/decisions/" + first.at("decisionId") + "/outcomes", "{'outcome':'delivered'}");
            Answer second = server.post("/v1/decisions", "{'customerId':'r-1'}");
            assertThat(second.at("heldBack.0.by")).isEqualTo("already-done");

            server.bean(JdbcTemplate.class)
                    .update("update decided_action set status = 'failed', status_at = decided_at");
            assertThat(server.post("/v1/decisions/" + second.at("decisionId") + "/replay", "")
                            .at("same"))
                    .isEqualTo("true");
            assertThat(server.post("/v1/decisions/" + first.at("decisionId") + "/replay", "")
                            .at("same"))
                    .isEqualTo("true");
        }
    }
}
