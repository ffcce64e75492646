package org.holdfast.console.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.holdfast.Server;
import org.holdfast.audit.Actor;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.console.ConsoleBrowser.Page;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of rules for which nobody has to write the text of a file, without scripts and over HTTP. */
class GuidedEditsIT {

    private static final String LATE = "areas/delivery/warn-late-delivery.dslr";
    private static final String RULE = "/rules/Warn%20about%20a%20late%20delivery";
    private static final String IN_DRL = "/rules/Thank%20a%20regular";
    private static final String ROW = "/rules/Delay%20credit%20for%20a%20small%20order";

    private static Server server;

    private final ConsoleBrowser browser = new ConsoleBrowser(server);

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void load() {
        browser.get(RULE);
    }

    private static UUID id(String draft) {
        return UUID.fromString(draft.replaceFirst("^/changes/", "").replaceFirst("[/?].*", ""));
    }

    private static String text(String draft, String path) {
        return new String(server.bean(DraftFiles.class).read(id(draft), path).bytes(), StandardCharsets.UTF_8);
    }

    private static void discard(String draft) {
        server.bean(DraftService.class)
                .discard(id(draft), Contributor.localOperator("test"), Actor.localOperator("test", null));
    }

    @Test
    void aRuleIsPausedForAReason() {
        String shipped = server.get("/v1/rule-book/file?path=" + LATE).at("text");
        assertThat(browser.get(RULE).text()).contains("Why it is to be paused", "Set these days");

        Page paused = browser.post(RULE + "/validity", List.of("act", "pause", "why", "The \"north\" depot is shut"));

        assertThat(paused.status()).isEqualTo(302);
        assertThat(text(paused.location(), LATE))
                .isEqualTo(shipped.replace(
                        "\"Delivery team\"\n", "\"Delivery team\"\n  paused because \"The 'north' depot is shut\"\n"));
        assertThat(browser.get(paused.location()).text()).contains("The &#39;north&#39; depot is shut");
        String resumed =
                browser.post(RULE + "/validity", List.of("act", "resume")).location();
        assertThat(resumed).isEqualTo(paused.location());
        assertThat(text(resumed, LATE)).isEqualTo(shipped);
        discard(resumed);
    }

    @Test
    void aRuleOfDrlHasASeason() {
        Page page = browser.post(
                IN_DRL + "/validity", List.of("act", "season", "from", "2026-12-01", "until", "2026-12-31"));

        assertThat(text(page.location(), "areas/regulars/thank-regular.drl"))
                .contains("  @owner(\"Loyalty team\")\n  @from(\"2026-12-01\")\n  @until(\"2026-12-31\")\nwhen");
        discard(page.location());
    }

    @ParameterizedTest
    @CsvSource({
        "pause, why, '   ', Give a reason",
        "pause, why, 'a\\b', cannot be written in a rule",
        "season, from, tomorrow, Expected a date",
        "season, until, 2026-02-30, not before the first day",
    })
    void aMistakeIsSaidAtItsField(String act, String field, String value, String said) {
        Page page = browser.post(RULE + "/validity", List.of("act", act, field, value));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains(said).contains("value=\"" + value + "\"");
    }

    @Test
    void datesInTheWrongOrderAreRefused() {
        Page page =
                browser.post(RULE + "/validity", List.of("act", "season", "from", "2026-12-31", "until", "2026-12-01"));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("not before the first day");
    }

    @Test
    void aRowOfATableSaysWhyItCannotBePaused() {
        assertThat(browser.get(ROW).text())
                .contains("This rule is a row of a table")
                .doesNotContain("Set these days");
        Page page = browser.post(ROW + "/validity", List.of("act", "pause", "why", "snow"));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("This rule is a row of a table");
        assertThat(browser.get("/rules/Nothing/validity").status()).isEqualTo(404);
        assertThat(browser.post(RULE + "/validity", List.of("act", "explode")).status())
                .isEqualTo(400);
    }

    @Test
    void programsPauseRulesToo() {
        String draft = server.post("/v1/drafts", "{\"title\": \"Snow\"}").at("id");
        String place = "/v1/drafts/" + draft + "/validity?path=" + LATE + "&rule=Warn%20about%20a%20late%20delivery";

        Server.Answer answer = server.put(place, "{\"from\": \"2027-01-01\", \"paused\": \"snow\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("path")).isEqualTo(LATE);
        assertThat(text("/changes/" + draft, LATE))
                .contains("\n  from 2027-01-01\n  paused because \"snow\"\n  when\n");
        assertThat(server.put(place.replace("late%20delivery", "x"), "{}").status())
                .isEqualTo(404);
        Server.Answer table =
                server.put(place.replace(LATE, "areas/delivery/credit-late-delivery.csv"), "{\"paused\": \"snow\"}");
        assertThat(table.status()).isEqualTo(400);
        assertThat(table.text()).contains("rows cannot be paused");
        assertThat(server.put(place, "{\"from\": \"soon\"}").status()).isEqualTo(400);
        assertThat(server.put(place, "{\"from\": \"2027-01-02\", \"until\": \"2027-01-01\"}")
                        .text())
                .contains("is before from");
    }
}
