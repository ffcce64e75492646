package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.holdfast.Patience;
import org.holdfast.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saving a file publishes a new rule book; if it fails its checks, the last valid one stays live. */
class RuleBookApiIT {

    private static final String RULE = "areas/delivery/warn-late-delivery.dslr";

    @TempDir
    private Path folder;

    private Path rules;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        rules = Server.copyOfRules(folder);
        server = Server.start("--holdfast.rules.dir=" + rules);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String version() {
        return server.get("/v1/rule-book").at("version");
    }

    private void edit(String file, String from, String to) throws Exception {
        String text = Files.readString(rules.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(rules.resolve(file), text.replace(from, to));
    }

    private Server.Answer oneDayLate() {
        return server.post(
                "/v1/decisions",
                "{'dry':true,'asOf':'2026-03-11T10:00:00Z','customer':{'id':'c','email':'c@example.org','orders':["
                        + "{'id':'1','placedAt':'2026-03-01','promisedAt':'2026-03-10'}]}}");
    }

    private void awaitVersionOtherThan(String old) {
        Patience.until(() -> !version().equals(old));
    }

    @Test
    void aSavedRuleDecidesWithoutARestart() throws Exception {
        String before = version();
        assertThat(oneDayLate().at("outcome")).isEqualTo("act");
        edit(RULE, "at least 1 day", "at least 2 days");
        awaitVersionOtherThan(before);

        assertThat(oneDayLate().at("outcome")).isEqualTo("nothing");
        assertThat(oneDayLate().at("ruleBook")).isEqualTo(version());
        assertThat(server.get("/v1/rule-book").at("problems")).isEqualTo("[]");
        assertThat(server.get("/actuator/prometheus").text())
                .contains("holdfast_rule_book{version=\"" + version())
                .doesNotContain("holdfast_rule_book{version=\"" + before);
    }

    @Test
    void aBrokenRuleIsReportedAndTheLastValidRuleBookStaysLive() throws Exception {
        String before = version();
        edit(RULE, "that is late by at least 1 day", "that is late by a day");
        Patience.until(() -> !server.get("/v1/rule-book").at("problems").equals("[]"));

        assertThat(version()).isEqualTo(before);
        assertThat(server.get("/v1/rule-book").at("problems.0.file")).isEqualTo(RULE);
        assertThat(server.get("/v1/rule-book").at("problems.0.line")).isEqualTo("7");
        assertThat(server.get("/v1/rule-book").at("problems.0.text"))
                .contains("I do not know the sentence \"that is late by a day\"");
        assertThat(server.get("/v1/customers/C-1001/next-best-action").at("actions.0.action"))
                .isEqualTo("warn-late-delivery");
        assertThat(server.get("/actuator/prometheus").text()).contains("holdfast_rule_book_refused 1.0");

        edit(RULE, "that is late by a day", "that is late by at least 1 day");
        Patience.until(() -> server.get("/v1/rule-book").at("problems").equals("[]"));
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void aFailingScenarioPreventsPublication() throws Exception {
        String before = version();
        edit(RULE, "at least 1 day", "at least 9 days");
        Patience.until(() -> !server.get("/v1/rule-book").at("problems").equals("[]"));

        assertThat(version()).isEqualTo(before);
        assertThat(server.get("/v1/rule-book").at("problems.0.text"))
                .contains("The scenario \"An order three days late is announced");
    }

    @Test
    void newFoldersAndDeletedFilesAreNoticed() throws Exception {
        String before = version();
        Files.createDirectories(rules.resolve("areas/extra"));
        Files.writeString(
                rules.resolve("areas/extra/extra.dslr"),
                "rule \"Extra\"\nwhen\nThe customer is a promoter\nthen\nPropose \"thank-regular\" with 1 EUR\nend\n");
        for (String language : Set.of("en", "ru", "ro")) {
            Files.writeString(
                    rules.resolve("messages/" + language + ".yaml"),
                    Files.readString(rules.resolve("messages/" + language + ".yaml")) + "  Extra: \"Extra\"\n");
        }
        awaitVersionOtherThan(before);
        assertThat(server.get("/v1/rule-book").text()).contains("\"name\":\"Extra\"");
    }

    @Test
    void readersNeverSeePartOfARuleBook() throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        AtomicBoolean done = new AtomicBoolean();
        Thread asking = new Thread(() -> {
            while (!done.get()) {
                Server.Answer answer = server.get("/v1/customers/C-1001/next-best-action");
                seen.add(answer.status() + " " + answer.at("ruleBook") + " " + answer.at("actions.0.worth"));
            }
        });
        asking.start();
        String first = version();
        for (int i = 0; i < 5; i++) {
            String before = version();
            edit("areas/delivery/actions.yaml", "worth: " + (12 + i) + ".00", "worth: " + (13 + i) + ".00");
            awaitVersionOtherThan(before);
        }
        done.set(true);
        asking.join();

        assertThat(seen).allMatch(each -> each.startsWith("200 sha256:")).hasSizeBetween(2, 6);
        assertThat(seen.stream().map(each -> each.split(" ")[1]).distinct().count())
                .isEqualTo(seen.size());
        assertThat(version()).isNotEqualTo(first);
    }
}
