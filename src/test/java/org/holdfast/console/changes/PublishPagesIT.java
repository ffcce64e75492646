package org.holdfast.console.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.Server;
import org.holdfast.access.Caller;
import org.holdfast.audit.AuditTrail;
import org.holdfast.audit.AuditTrails;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.console.ConsoleBrowser.Page;
import org.holdfast.console.changes.ChangeOnPage.Shown;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.review.FourEyesServer;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.publishing.RuleBookCheckout;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change goes live from its page, and back, where no approval is demanded; without scripts. */
class PublishPagesIT {

    private static final String NOTE = "Most of them come on day 1";
    private static final Caller OPERATOR = Caller.localOperator();

    @TempDir
    private static Path folder;

    private static Server server;

    private final ConsoleBrowser browser = new ConsoleBrowser(server);
    private final ChangeOnPage change = ChangeOnPage.open(server, OPERATOR);

    @BeforeAll
    static void start() throws IOException {
        for (Map.Entry<String, byte[]> file : FourEyesServer.book().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        server = Server.start(
                "--holdfast.demo=false", "--holdfast.rules.dir=" + folder, "--holdfast.rules.publish=explicit");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Publication live() {
        return server.bean(RuleBookPublisher.class).live().orElseThrow();
    }

    @Test
    void aChangeGoesLiveAndIsUndone() {
        Publication before = live();
        Page sent = change.shownTo(browser).send("publication", "note", NOTE);

        assertThat(sent.location()).isEqualTo(change.path());
        Publication published = live();
        assertThat(published.number()).isEqualTo(before.number() + 1);
        assertThat(published.note()).isEqualTo(NOTE);
        assertThat(BookSource.read(folder).version())
                .as("the folder contained what was live, so it follows")
                .isEqualTo(published.version());
        String page = browser.get(change.path()).text();
        assertThat(page).contains("id=\"find-rule\"");
        assertThat(page).containsPattern("Live since [^<]+ as number " + published.number());
        assertThat(page).contains("Undo number " + published.number(), "compared with version " + before.number());

        Matcher undo = Pattern.compile("action=\"(/versions/\\d+/restore)\"").matcher(page);
        assertThat(undo.find()).isTrue();
        List<String> stale = List.of("live", String.valueOf(before.number()), "note", "Undo number 2");
        assertThat(browser.post(undo.group(1), stale).text()).contains("Another rule book went live meanwhile");
        assertThat(live().number()).isEqualTo(published.number());

        List<String> fields = List.of("live", String.valueOf(published.number()), "note", "Undo number 2");
        Page undone = browser.post(undo.group(1), fields);

        assertThat(undone.location()).isEqualTo("/versions/" + (published.number() + 1));
        assertThat(live().version()).isEqualTo(before.version());
        assertThat(BookSource.read(folder).version()).isEqualTo(before.version());
        assertThat(live().note()).isEqualTo("Undo number 2");
        assertThat(server.bean(AuditTrail.class).page(null, 2))
                .extracting(each -> each.action())
                .containsExactly("automatic-publishing-changed", "rule-book-restored");
        assertThat(browser.get(change.path()).text())
                .contains("Number " + live().number() + " is live now")
                .doesNotContain("Live since");
    }

    @Test
    void aFolderWithWorkOfItsOwnIsLeftAlone() throws IOException {
        Path limits = folder.resolve(ChangeOnPage.LIMITS);
        String own = Files.readString(limits) + "# Work in the folder.\n";
        Files.writeString(limits, own);
        try {
            change.shownTo(browser).send("publication", "note", NOTE);

            assertThat(live().note()).isEqualTo(NOTE);
            assertThat(limits).hasContent(own);
        } finally {
            server.bean(RuleBookCheckout.class).write(live(), AuditTrails.TESTER, true);
        }
    }

    @ParameterizedTest
    @CsvSource({"short", "'   seven     '", "''"})
    void aNoteThatSaysNothingIsRefusedAndKept(String note) {
        Publication before = live();

        Page page = change.shownTo(browser).send("publication", "note", note);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("The note needs 8 to 1,000 characters", ">" + note.strip() + "</textarea>");
        assertThat(live()).isEqualTo(before);
    }

    @Test
    void aPageThatShowsAnEarlierTextPublishesNothing() {
        Shown stale = change.shownTo(browser);
        change.edit("# Typed since.\n", OPERATOR);
        Publication before = live();

        Page page = stale.send("publication", "note", NOTE);

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.text()).contains("it was edited meanwhile", ">" + NOTE + "</textarea>");
        assertThat(live()).isEqualTo(before);
    }

    @Test
    void aPageThatShowsAnEarlierRuleBookPublishesNothing() {
        ChangeOnPage other = ChangeOnPage.open(server, OPERATOR);
        other.edit("# Both say the same.\n", OPERATOR);
        Shown stale = change.shownTo(browser);
        other.shownTo(browser).send("publication", "note", NOTE);
        Publication before = live();

        Page page = stale.send("publication", "note", NOTE);

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.text()).contains("contradicts what went live meanwhile", "Choose what is to go live");
        assertThat(live()).isEqualTo(before);

        assertThat(change.shownTo(browser).send("update").text()).contains("First update it", "Compare and choose");
        Shown asked = change.conflictsShownTo(browser);
        assertThat(asked.text()).contains("<ins>", "What both began with", "The text that is live");
        assertThat(asked.send("conflicts").text()).contains("Choose for every place");
        Matcher part = Pattern.compile("name=\"part0\" value=\"([^\"]*)\"").matcher(asked.text());
        assertThat(part.find()).isTrue();
        String[] choice = {"path0", ChangeOnPage.LIMITS, "part0", part.group(1), "take0", "text", "text0", "# Ours.\r\n"
        };
        assertThat(asked.send("conflicts", choice).location()).isEqualTo(change.path());
        assertThat(browser.get(change.path() + "/conflicts").location()).isEqualTo(change.path());
        Page sent = change.shownTo(browser).send("publication", "note", NOTE);
        assertThat(sent.location()).as(sent.text()).isEqualTo(change.path());
        assertThat(browser.get(change.path()).text()).contains("# Ours.", "Live since");
    }

    @Test
    void aRuleBookWithErrorsDoesNotGoLive() {
        change.edit("nonsense: [\n", OPERATOR);
        Publication before = live();

        Page page = change.shownTo(browser).send("publication", "note", NOTE);

        assertThat(page.text()).contains("the rule book fails its checks", "limits.yaml:", ">" + NOTE + "</textarea>");
        assertThat(live()).isEqualTo(before);
    }

    @Test
    void aChangeIsScheduledAndTheScheduleIsCancelled() {
        Shown shown = change.shownTo(browser);
        assertThat(shown.send("schedule", "at", "2001-01-01T09:00", "timeZone", "Europe/Chisinau", "note", NOTE)
                        .text())
                .contains("in the future", "value=\"2001-01-01T09:00\"");
        assertThat(shown.send("schedule", "at", "soon", "timeZone", "Mars", "note", NOTE)
                        .text())
                .contains("Type a time zone", "value=\"Mars\"");
        String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(2) + "T09:00";
        shown.send("schedule", "at", tomorrow, "timeZone", "Europe/Chisinau", "note", NOTE);
        Shown waiting = change.shownTo(browser);
        assertThat(waiting.text()).contains("Scheduled", "It goes live on");

        waiting.send("schedule/cancel");

        assertThat(change.shownTo(browser).text()).doesNotContain("It goes live on");
    }

    @Test
    void aDiscardedChangeIsReopened() {
        change.shownTo(browser).send("discard");
        Shown discarded = change.shownTo(browser);
        assertThat(discarded.text()).contains("It can be reopened", "Reopen").doesNotContain("Publish for all");

        discarded.send("reopen");

        assertThat(change.shownTo(browser).text()).contains("Publish for all customers");
    }

    @Test
    void oneVersionIsTakenBackAndAnotherRestored() {
        change.shownTo(browser).send("publication", "note", NOTE);
        int number = live().number();

        Page opened = browser.post("/versions/" + number + "/taken-back", List.of());

        assertThat(opened.location()).startsWith("/changes/");
        Shown shown = new Shown(
                browser, opened.location(), browser.get(opened.location()).text());
        assertThat(shown.text()).contains("Take back " + number);
        shown.send("publication", "note", NOTE);
        String version = browser.get("/versions/" + number).text();
        assertThat(version).contains("Restore this version", "instead of number " + (number + 1));
        Page refused = browser.post(
                "/versions/" + number + "/restore", List.of("live", String.valueOf(number + 1), "note", "short"));
        assertThat(refused.text()).contains("The reason needs 8", ">short</textarea>");
        Page restored = browser.post(
                "/versions/" + number + "/restore", List.of("live", String.valueOf(number + 1), "note", NOTE));
        assertThat(restored.location()).isEqualTo("/versions/" + (number + 2));
        assertThat(browser.get("/versions/" + (number + 2)).text())
                .contains("live")
                .doesNotContain("Restore this");
    }

    @Test
    void nothingToPublishIsSaidAtTheButton() {
        String id = server.bean(DraftService.class)
                .open("Nothing yet", Contributor.of(OPERATOR), OPERATOR.actor(null))
                .id()
                .toString();

        assertThat(browser.get("/changes/" + id).text())
                .contains("aria-describedby=\"why-publish\"", "It changes nothing in the live rule book");
    }
}
