package org.holdfast.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.Database;
import org.holdfast.Patience;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.audit.AuditTrails;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rule books are stored completely, can be restored, survive a restart, and are the same on every node. */
@ParameterizedClass
@EnumSource(Database.class)
class PublishingIT {

    private static final String ACTIONS = "areas/delivery/actions.yaml";
    private static final String RULE = "areas/delivery/warn-late-delivery.dslr";

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

    private Server start(String... settings) {
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of("--holdfast.demo=false", "--holdfast.rules.dir=" + rules));
        return Server.on(url, all.toArray(new String[0]));
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(rules.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(rules.resolve(file), text.replace(from, to));
    }

    private static String number(Server server) {
        return server.get("/v1/rule-book").at("number");
    }

    private static void awaitNumber(Server server, int number) {
        Patience.until(() -> number(server).equals(String.valueOf(number)));
    }

    private static Server.Answer decision(Server server) {
        return server.post(
                "/v1/decisions",
                "{'dry':true,'asOf':'2026-03-15T10:00:00Z','customer':{'id':'c','email':'c@example.org','orders':["
                        + "{'id':'1','placedAt':'2026-03-01','promisedAt':'2026-03-10'}]}}");
    }

    private static String worth(Server server) {
        return decision(server).at("actions.0.worth");
    }

    @Test
    void aRestoreSuspendsAutomaticPublishingUntilTheNextPublication() throws IOException {
        try (Server server = start()) {
            String first = server.get("/v1/rule-book").at("version");
            edit(ACTIONS, "worth: 12.00", "worth: 13.00");
            awaitNumber(server, 2);
            assertThat(worth(server)).isEqualTo("13.00");

            Server.Answer restored = server.post("/v1/rule-book/versions/1/restore?author=anna&note=too%20dear", "");
            assertThat(restored.at("publication.number")).isEqualTo("3");
            assertThat(restored.at("publication.version")).isEqualTo(first);
            assertThat(restored.at("publication.restores")).isEqualTo("1");
            assertThat(restored.at("takesBack.0.file")).isEqualTo(ACTIONS);
            assertThat(restored.at("takesBack.0.what")).isEqualTo("warn-late-delivery / worth");
            assertThat(restored.at("takesBack.0.before")).isEqualTo("13.00");
            assertThat(restored.at("takesBack.0.after")).isEqualTo("12.00");
            assertThat(worth(server)).isEqualTo("12.00");
            assertThat(decision(server).at("ruleBook")).isEqualTo(first);

            edit(ACTIONS, "worth: 13.00", "worth: 14.00");
            server.bean(LiveRuleBookSync.class).folderChanged();
            assertThat(number(server)).as("a save after a restore").isEqualTo("3");
            assertThat(server.get("/v1/rule-book").at("resting")).isEqualTo("true");

            assertThat(server.post("/v1/rule-book/publications?note=on%20purpose", "")
                            .at("publication.number"))
                    .isEqualTo("4");
            assertThat(worth(server)).isEqualTo("14.00");
            edit(ACTIONS, "worth: 14.00", "worth: 15.00");
            awaitNumber(server, 5);
        }
    }

    @Test
    void aRestartUsesTheLastPublicationEvenIfTheFolderIsBrokenOrMissing() throws IOException {
        try (Server server = start()) {
            edit(ACTIONS, "worth: 12.00", "worth: 13.00");
            awaitNumber(server, 2);
        }
        edit(RULE, "that is late by at least 1 day", "that is late by a day");
        try (Server server = start()) {
            assertThat(number(server)).isEqualTo("2");
            assertThat(worth(server)).isEqualTo("13.00");
            assertThat(server.get("/v1/rule-book").at("problems.0.words")).isEqualTo("that is late by a day");
            edit(RULE, "that is late by a day", "that is late by at least 1 day");
            Patience.until(() -> server.get("/v1/rule-book").at("problems").equals("[]"));
        }
        Files.move(rules, folder.resolve("elsewhere"));
        try (Server server = start()) {
            assertThat(number(server)).isEqualTo("2");
            assertThat(worth(server)).isEqualTo("13.00");
        }
    }

    @Test
    void aTextChangedWhileNoServerRanIsPublishedAtTheNextStartUnlessAVersionWasRestored() throws IOException {
        try (Server server = start()) {
            assertThat(number(server)).isEqualTo("1");
        }
        edit(ACTIONS, "worth: 12.00", "worth: 13.00");
        try (Server server = start()) {
            assertThat(number(server)).isEqualTo("2");
            assertThat(worth(server)).isEqualTo("13.00");
            server.post("/v1/rule-book/versions/1/restore", "");
        }
        try (Server server = start()) {
            assertThat(number(server)).isEqualTo("3");
            assertThat(worth(server)).isEqualTo("12.00");
        }
    }

    @Test
    void savedFilesAreNotPublishedIfPublishingIsExplicit() throws IOException {
        try (Server server = start("--holdfast.rules.publish=explicit")) {
            edit(ACTIONS, "worth: 12.00", "worth: 13.00");
            server.bean(LiveRuleBookSync.class).folderChanged();
            assertThat(worth(server)).isEqualTo("12.00");
        }
        try (Server server = start("--holdfast.rules.publish=explicit")) {
            assertThat(worth(server)).isEqualTo("12.00");
            server.post("/v1/rule-book/publications", "");
            assertThat(worth(server)).isEqualTo("13.00");
        }
    }

    @Test
    void twoNodesOfOneDatabaseAgree() throws IOException {
        // Only one process can open the embedded database, but two nodes in one process can share it.
        try (Server one = start("--holdfast.rules.publish=explicit");
                Server two = start("--holdfast.rules.publish=explicit")) {
            assertThat(number(one)).isEqualTo("1");
            assertThat(number(two)).isEqualTo("1");
            edit(ACTIONS, "worth: 12.00", "worth: 13.00");
            one.post("/v1/rule-book/publications", "");
            Patience.until(() -> worth(two).equals("13.00"));

            two.post("/v1/rule-book/versions/1/restore", "");
            Patience.until(() -> worth(one).equals("12.00"));
            assertThat(number(one)).isEqualTo(number(two)).isEqualTo("3");
        }
    }

    @Test
    void aDraftIsPublishedOnlyIfItPassesAndSuspendsAutomaticPublishing() {
        try (Server server = start()) {
            Server.Answer refused = server.send(draft(server, "at least 1 day", "at least 9 days"));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.at("problems.0.text")).contains("The scenario \"An order three days late is announced");
            assertThat(number(server)).isEqualTo("1");

            // The default content type of curl: parsed as a form, the draft would be an empty body.
            Server.Answer asForm = server.send(draft(server, "at least 1 day", "at least 2 days")
                    .setHeader("Content-Type", "application/x-www-form-urlencoded"));
            assertThat(asForm.status()).isEqualTo(415);
            assertThat(number(server)).isEqualTo("1");

            Server.Answer published =
                    server.send(draft(server, "owned by \"Delivery team\"", "owned by \"Another team\""));
            assertThat(published.at("publication.from")).isEqualTo("draft");
            assertThat(number(server)).isEqualTo("2");
            assertThat(server.get("/v1/rule-book").at("resting")).isEqualTo("true");
            assertThat(server.get("/v1/rule-book").text()).contains("Another team");
        }
    }

    private HttpRequest.Builder draft(Server server, String from, String to) {
        Map<String, String> texts = Samples.shippedTexts();
        assertThat(texts.get(RULE)).contains(from);
        texts.put(RULE, texts.get(RULE).replace(from, to));
        return HttpRequest.newBuilder(server.uri("/v1/rule-book/publications?author=ben"))
                .POST(HttpRequest.BodyPublishers.ofString(FactsJson.write(texts)));
    }

    @Test
    void publishingReportsOpenOffersAndPromisesOfChangedRules() throws IOException {
        try (Server server = start("--holdfast.rules.publish=explicit")) {
            Instant now = Instant.now();
            Server.Answer made = server.post(
                    "/v1/decisions",
                    "{'customer':{'id':'c','email':'c@example.org','complaints':[{'id':'k','openedAt':'"
                            + now.minus(Duration.ofDays(6)) + "','firstReplyAt':'" + now.minus(Duration.ofDays(5))
                            + "','resolvedAt':'"
                            + now.minus(Duration.ofDays(1)) + "','severity':5,'fault':'us'}]}}");
            assertThat(made.at("actions.0.action")).isEqualTo("compensate-complaint");
            String rule = made.at("actions.0.rule");

            edit("areas/delivery/actions.yaml", "worth: 12.00", "worth: 13.00");
            assertThat(server.post("/v1/rule-book/publications", "").at("rests"))
                    .as("another rule")
                    .isEqualTo("[]");

            edit("areas/complaints/compensate-complaint.csv", "our fault,yes,14,us,4", "our fault,yes,13,us,4");
            Server.Answer changed = server.post("/v1/rule-book/publications", "");
            assertThat(changed.at("published")).as(changed.text()).isEqualTo("true");
            assertThat(changed.at("rests.0.rule")).isEqualTo(rule);
            assertThat(changed.at("rests.0.how")).isEqualTo("changed");
            assertThat(changed.at("rests.0.offers")).isEqualTo("1");

            server.post("/v1/decisions/" + made.at("decisionId") + "/outcomes", "{'outcome':'accepted'}");
            assertThat(server.post("/v1/rule-book/versions/1/restore", "").at("rests"))
                    .as("the offer was accepted")
                    .isEqualTo("[]");
        }
    }

    @Test
    void publicationsArePagedWithAuthorReasonAndCheckResults() throws IOException {
        // Otherwise, saved files are published automatically and without an author.
        try (Server server = start("--holdfast.rules.publish=explicit")) {
            for (int i = 13; i < 16; i++) {
                edit(ACTIONS, "worth: " + (i - 1) + ".00", "worth: " + i + ".00");
                server.post("/v1/rule-book/publications?author=anna&note=worth%20" + i, "");
            }
            Server.Answer page = server.get("/v1/rule-book/versions?limit=3");
            assertThat(page.json().at("/versions").findValuesAsString("number")).containsExactly("4", "3", "2");
            assertThat(page.at("versions.0.author")).isEqualTo("anna");
            assertThat(page.at("versions.0.note")).isEqualTo("worth 15");
            assertThat(page.at("versions.0.checks.rules"))
                    .isEqualTo(String.valueOf(
                            Samples.shipped().book().rules().rules().size()));
            assertThat(page.at("next")).isEqualTo("2");
            Server.Answer last = server.get("/v1/rule-book/versions?limit=3&before=2");
            assertThat(last.json().at("/versions").findValuesAsString("number")).containsExactly("1");
            assertThat(last.at("next")).isEmpty();
            assertThat(server.get("/v1/rule-book/versions?limit=0").at("field")).isEqualTo("limit");
            assertThat(server.get("/v1/rule-book/versions?limit=many").at("field"))
                    .isEqualTo("limit");
            assertThat(server.post("/v1/rule-book/versions/99/restore", "").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void aCheckoutWritesTheLiveBookWithoutDiscardingChanges() throws IOException {
        try (Server server = start("--holdfast.rules.publish=explicit")) {
            RuleBookPublisher publisher = server.bean(RuleBookPublisher.class);
            RuleBookCheckout checkout = server.bean(RuleBookCheckout.class);
            Files.writeString(rules.resolve("areas/delivery/extra.dslr"), "# nothing yet\n");
            Files.delete(rules.resolve(RULE));
            Publication live = publisher.live().orElseThrow();

            assertThatThrownBy(() -> checkout.write(live, AuditTrails.TESTER, false))
                    .isInstanceOf(RuleBookCheckout.UnpublishedChanges.class)
                    .hasMessageContaining("areas/delivery/extra.dslr")
                    .hasMessageContaining(RULE);
            assertThat(rules.resolve("areas/delivery/extra.dslr")).exists();

            checkout.write(live, AuditTrails.TESTER, true);
            assertThat(BookSource.read(rules).version()).isEqualTo(live.version());
            assertThat(rules.resolve("README.md")).exists();
        }
    }

    @Test
    void anUnchangedFileIsStoredOnce() throws IOException {
        try (Server server = start("--holdfast.rules.publish=explicit")) {
            int files = BookSource.read(rules).paths().size();
            for (int i = 13; i < 18; i++) {
                edit(ACTIONS, "worth: " + (i - 1) + ".00", "worth: " + i + ".00");
                server.post("/v1/rule-book/publications", "");
            }
            Integer kept = server.bean(JdbcTemplate.class)
                    .queryForObject("select count(*) from rule_book_file", Integer.class);
            assertThat(kept).isLessThanOrEqualTo(files + 5);
            List<Publication> all = server.bean(RuleBookPublisher.class).publications(null, 10);
            assertThat(all).hasSize(6);
            assertThat(all)
                    .allSatisfy(each -> assertThat(server.bean(RuleBookPublisher.class)
                                    .source(each)
                                    .version())
                            .isEqualTo(each.version()));
        }
    }
}
