package org.holdfast.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.holdfast.Patience;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditEntry;
import org.holdfast.audit.AuditFilter;
import org.holdfast.audit.AuditTrail;
import org.holdfast.audit.AuditTrails;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftService;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.impact.Impact.Books;
import org.holdfast.impact.Impact.State;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The effect of drafts on the demo customers, over HTTP and in the console. */
class ImpactIT {

    private static final String WARN = "areas/delivery/warn-late-delivery.dslr";
    private static final Contributor ANA = Contributor.localOperator("ana");

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, String> changed(String from, String to) {
        Map<String, String> texts = Samples.shippedTexts();
        assertThat(texts.get(WARN)).contains(from);
        texts.put(WARN, texts.get(WARN).replace(from, to));
        return texts;
    }

    private static Draft draft(Map<String, String> texts) {
        return server.bean(DraftService.class)
                .openWith("Warn <i>later</i>", BookSource.of(texts), ANA, Actor.localOperator("ana", null));
    }

    private static Answer delete(String path) {
        return server.send(HttpRequest.newBuilder(server.uri(path)).DELETE());
    }

    private static String path(Draft draft) {
        return "/v1/drafts/" + draft.id() + "/impact";
    }

    private static Answer finished(Draft draft) {
        Patience.until(() -> !server.get(path(draft)).at("impact.state").equals("running"));
        return server.get(path(draft));
    }

    @Test
    void sampleAndResultAgreeWithASimulation() {
        Map<String, String> texts = changed("at least 1 day", "at least 2 days");
        Draft draft = draft(texts);
        assertThat(server.get(path(draft)).at("impact")).isEmpty();

        Answer started = server.post(path(draft), "");
        assertThat(started.status()).isEqualTo(202);
        assertThat(server.post(path(draft), "").at("impact.id"))
                .as("it is not started twice")
                .isEqualTo(started.at("impact.id"));
        Answer done = finished(draft);

        assertThat(done.at("impact.state")).isEqualTo("done");
        assertThat(done.at("outdated")).isEqualTo("false");
        String asOf = done.at("impact.asOf");
        sameFigures(done, "impact.result", simulate("?asOf=" + asOf, texts));
        sameFigures(done, "impact.sample", simulate("?asOf=" + asOf + "&sample=" + ImpactService.SAMPLE, texts));
        assertThat(done.at("impact.compared")).isEqualTo(done.at("impact.customers"));
    }

    private static Answer simulate(String query, Map<String, String> texts) {
        return server.send(HttpRequest.newBuilder(server.uri("/v1/simulations" + query))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(FactsJson.bytes(texts))));
    }

    private static void sameFigures(Answer impact, String numbers, Answer simulation) {
        assertThat(impact.at(numbers + ".changes.compared")).isEqualTo(simulation.at("compared"));
        for (String kind : List.of("gained", "lost", "otherAmount", "heldBack", "same")) {
            assertThat(impact.at(numbers + ".changes." + kind))
                    .as(kind)
                    .isEqualTo(simulation.at("difference.changes." + kind));
        }
        for (String side : List.of("before", "after")) {
            for (String sum : List.of("customers", "cost", "value")) {
                assertThat(impact.at(numbers + "." + side + "." + sum))
                        .as(side + " " + sum)
                        .isEqualTo(simulation.at("difference.total." + side + "." + sum));
            }
        }
        assertThat(impact.at(numbers + ".reachable")).isEqualTo(simulation.at("difference.total.reachable"));
    }

    @Test
    void customersComeWithTheReasonInTheLanguageOfTheReaderAndAreRecorded() {
        Draft draft = draft(changed("at least 1 day", "at least 3 days"));
        server.post(path(draft), "");
        finished(draft);

        Answer affected = server.get(path(draft) + "/customers?language=ru");
        assertThat(affected.json().path("customers").size()).isBetween(1, ImpactJob.EXAMPLES);
        assertThat(affected.at("customers.0.why")).containsPattern("\\p{IsCyrillic}");
        String key = server.bean(ApiKeyService.class)
                .create("Ana", EnumSet.of(Role.AUTHOR), AuthorityLevel.AUTOMATIC, null, AuditTrails.TESTER)
                .text();
        assertThat(server.send(HttpRequest.newBuilder(server.uri(path(draft) + "/customers"))
                                .header("Authorization", "Bearer " + key))
                        .status())
                .isEqualTo(200);
        assertThat(server.bean(AuditTrail.class).page(AuditFilter.ALL, null, 1))
                .extracting(AuditEntry::action)
                .containsExactly("customer-viewed");
        assertThat(server.get(path(draft) + "/customers?language=xx").status()).isEqualTo(400);
    }

    @Test
    void aDraftThatCannotBeBuiltIsNotCompared() {
        Draft draft = draft(changed("at least 1 day", "at least two days"));
        Answer refused = server.post(path(draft), "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("draft-not-built");
        assertThat(server.get(path(draft)).at("impact")).isEmpty();
    }

    @Test
    void whatAServerLeftUnfinishedIsInterruptedAndCanBeStartedAgain() {
        Draft draft = draft(changed("at least 1 day", "at least 4 days"));
        DraftService drafts = server.bean(DraftService.class);
        String live = server.get("/v1/rule-book").at("version");
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Impact left = new Impact(
                UUID.randomUUID(),
                draft.id(),
                new Books(live, drafts.source(draft.id()).version()),
                now,
                State.RUNNING,
                "",
                10,
                3,
                null,
                null);
        server.bean(ImpactTable.class).insert(left, today(), "another node", now.minusSeconds(60));

        assertThat(server.get(path(draft)).at("impact.state")).isEqualTo("interrupted");
        assertThat(server.post(path(draft), "").at("impact.id"))
                .isNotEqualTo(left.id().toString());
        assertThat(finished(draft).at("impact.state")).isEqualTo("done");
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.systemDefault());
    }

    @Test
    void itIsStoppedAndOutdatedResultsSaySo() {
        Draft draft = draft(changed("at least 1 day", "at least 5 days"));
        server.post(path(draft), "");
        Answer stopped = delete(path(draft));
        assertThat(stopped.at("impact.state")).isIn("stopped", "done");
        assertThat(delete("/v1/drafts/" + UUID.randomUUID() + "/impact").status())
                .isEqualTo(404);
    }

    @Test
    void theChangePageSaysInWordsWhatChangesAndEscapesNames() {
        Map<String, String> texts = changed("at least 1 day", "at least 2 days");
        texts.put(
                "areas/delivery/evil.dslr",
                "rule \"<img src=x onerror=alert(1)>\"\n  paused because \"<b>never</b>\"\n  when\n"
                        + "    The customer has an order\n  then\n    Propose \"warn-late-delivery\" for the order\nend\n");
        Draft draft = draft(texts);
        ConsoleBrowser browser = new ConsoleBrowser(server);
        String page = "/changes/" + draft.id();

        assertThat(browser.get(page).text())
                .contains("“at least 1 day” becomes “at least 2 days”", "<del>1 day</del><ins>2 days</ins>")
                .contains("&lt;img src=x onerror=alert(1)&gt;", "Warn &lt;i&gt;later&lt;/i&gt;")
                .doesNotContain("<img src=x", "<b>never", "<i>later");
        assertThat(browser.get("/changes").text()).contains("Warn &lt;i&gt;later");

        assertThat(browser.post(page + "/effect", List.of()).text())
                .as("the rule has no reason in the messages yet")
                .contains("First correct the problems");
    }

    @Test
    void theEffectIsShownWithoutScripts() {
        Draft draft = draft(changed("at least 1 day", "at least 2 days"));
        ConsoleBrowser browser = new ConsoleBrowser(server);
        String page = "/changes/" + draft.id();
        browser.get(page);
        assertThat(browser.post(page + "/effect", List.of()).location()).isEqualTo(page + "#effect");
        finished(draft);
        assertThat(browser.get(page + "/effect/fragment").text())
                .startsWith("<section")
                .contains("of 344 customers");
        assertThat(browser.get(page + "/effect/customers", "HX-Request", "true").text())
                .contains("<li>")
                .doesNotContain("<html");
        assertThat(browser.get("/versions").text()).contains("/versions/1");
        assertThat(browser.get("/versions/1?against=1").text()).contains("Nothing differs.");
        assertThat(browser.get(page + "?against=1").text()).contains("compared with version 1");
    }
}
