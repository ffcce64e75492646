package org.holdfast.console.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    @Test
    void aSeasonCanBeginAndEndAtATimeOfDay() {
        Page page = browser.post(
                RULE + "/validity",
                List.of(
                        "act",
                        "season",
                        "from",
                        "2026-12-01",
                        "fromTime",
                        "08:30",
                        "until",
                        "2026-12-31",
                        "untilTime",
                        "18:00"));

        assertThat(text(page.location(), LATE)).contains("\n  from 2026-12-01 08:30\n  until 2026-12-31 18:00\n");
        discard(page.location());
    }

    @ParameterizedTest
    @CsvSource({
        "season, fromTime, 18:00, Expected a date",
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
    void whatCannotBeWrittenIsSaidInTheLanguageOfTheReader() {
        Page page = browser.post(RULE + "/validity", List.of("act", "pause", "why", "a\\b"), "Accept-Language", "ro");

        assertThat(page.text()).contains("Acest motiv nu poate fi scris într-o regulă.");
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
        assertThat(server.put(place, "{\"until\": \"2027-01-01\", \"untilTime\": \"18:00\"}")
                        .status())
                .isEqualTo(200);
        assertThat(text("/changes/" + draft, LATE)).contains("\n  until 2027-01-01 18:00\n  when\n");
        assertThat(server.put(place, "{\"until\": \"2027-01-01\", \"untilTime\": \"25:00\"}")
                        .text())
                .contains("expected hours and minutes such as 18:00");
        assertThat(server.put(place, "{\"untilTime\": \"18:00\"}").status()).isEqualTo(400);
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

    private String texts() {
        UUID id = server.bean(DraftService.class)
                .open("Texts", Contributor.localOperator("test"), Actor.localOperator("test", null))
                .id();
        return "/changes/" + id + "/texts";
    }

    private Page save(String address, String of, String... fields) {
        String page = browser.get(address + "?path=" + LATE).text();
        List<String> all = new ArrayList<>(List.of("path", LATE, "kind", "actions", "of", of));
        Matcher hash =
                Pattern.compile("name=\"(hash\\.\\w+)\" value=\"([^\"]*)\"").matcher(page);
        while (hash.find()) {
            all.addAll(List.of(hash.group(1), hash.group(2)));
        }
        all.addAll(List.of(fields));
        return browser.post(address, all);
    }

    @Test
    void textsAreFieldsInThreeLanguages() {
        String page = browser.get(texts() + "?path=" + LATE).text();

        assertThat(page)
                .contains("name=\"text.en.subject\"", "name=\"text.ru.body\"", "name=\"text.ro.reason\"")
                .contains("{orderId}", "{orderDaysLate, plural, one {# …} few {# …} many {# …} other {# …}}")
                .contains("21 de zile");
    }

    @Test
    void textsOfSeveralLanguagesAreSavedAtOnce() {
        String address = texts();
        String english = text(address, "messages/en.yaml");
        String russian = text(address, "messages/ru.yaml");

        Page saved = save(
                address,
                "warn-late-delivery",
                "text.en.subject",
                "Order {orderId}: late",
                "text.ru.subject",
                "Заказ {orderId} задерживается: #1");

        assertThat(saved.status()).isEqualTo(302);
        assertThat(browser.get(saved.location()).text()).contains("Saved.", "Order {orderId}: late");
        assertThat(text(address, "messages/en.yaml"))
                .isEqualTo(english.replace(
                        "Your order {orderId} will arrive later than we promised", "\"Order {orderId}: late\""));
        assertThat(text(address, "messages/ru.yaml"))
                .contains("Заказ {orderId} задерживается: #1")
                .hasSameSizeAs(text(address, "messages/ru.yaml"));
        assertThat(text(address, "messages/ru.yaml").lines().count())
                .isEqualTo(russian.lines().count());
    }

    @Test
    void aLongTextStaysFolded() {
        String address = texts();
        String body = "We are sorry about {orderId}. ".repeat(12).strip();

        assertThat(save(address, "warn-late-delivery", "text.en.body", body).status())
                .isEqualTo(302);

        String file = text(address, "messages/en.yaml");
        assertThat(file).contains("    body: >-\n      We are sorry about");
        assertThat(file.lines().filter(line -> line.contains("We are sorry about {orderId}.")))
                .hasSizeGreaterThan(2)
                .allMatch(line -> line.length() <= 130);
    }

    @ParameterizedTest
    @CsvSource({
        "text.en.subject, Order {orderNumber}, orderNumber",
        "text.ru.body, 'Заказ {orderDaysLate, plural, one {# день} other {# дня}}', few",
        "text.ro.body, Comanda {orderId, bracket",
        "text.en.body, '', missing",
    })
    void aMistakeIsSaidAtItsTextAndNothingIsSaved(String field, String typed, String said) {
        String address = texts();
        String before = text(address, "messages/en.yaml");

        Page refused = save(address, "warn-late-delivery", field, typed, "text.en.promise", "");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("Nothing was saved yet", typed).containsPattern("(?i)" + said);
        if (!typed.isEmpty()) {
            assertThat(refused.text()).containsPattern("name=\"" + field + "\"[^>]*aria-invalid=\"true\"");
        }
        assertThat(text(address, "messages/en.yaml")).isEqualTo(before);
    }

    @Test
    void aTextThatAnotherChangedIsNotOverwritten() {
        String address = texts();
        String page = browser.get(address + "?path=" + LATE).text();
        Matcher hash = Pattern.compile("name=\"hash.en\" value=\"([^\"]*)\"").matcher(page);
        assertThat(hash.find()).isTrue();
        assertThat(save(address, "warn-late-delivery", "text.en.subject", "Theirs {orderId}")
                        .status())
                .isEqualTo(302);

        Page stale = browser.post(
                address,
                List.of(
                        "path",
                        LATE,
                        "kind",
                        "actions",
                        "of",
                        "warn-late-delivery",
                        "hash.en",
                        hash.group(1),
                        "text.en.subject",
                        "Mine {orderId}",
                        "text.ru.subject",
                        "Моё {orderId}"));

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("Others have changed the same texts", "Mine {orderId}");
        assertThat(text(address, "messages/en.yaml")).contains("Theirs {orderId}");
        assertThat(text(address, "messages/ru.yaml")).doesNotContain("Моё");
    }

    @Test
    void programsChangeTextsToo() {
        String draft = server.post("/v1/drafts", "{\"title\": \"Texts\"}").at("id");
        String wish = "{\"kind\": \"reasons\", \"of\": \"Warn about a late delivery\", \"language\": \"en\","
                + " \"parts\": {\"reason\": \"%s\"}}";

        Server.Answer saved = server.put("/v1/drafts/" + draft + "/texts", wish.formatted("Order {orderId} is late."));
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.at("revision")).isEqualTo("2");
        assertThat(text("/changes/" + draft, "messages/en.yaml")).contains("Order {orderId} is late.");
        Server.Answer refused = server.put("/v1/drafts/" + draft + "/texts", wish.formatted("Order {nothing}"));
        assertThat(refused.at("problems.0.part")).isEqualTo("reason");
        assertThat(refused.at("problems.0.message")).contains("{nothing}");
        assertThat(server.put(
                                "/v1/drafts/" + draft + "/texts",
                                wish.formatted("x").replace("\"en\"", "\"fr\""))
                        .status())
                .isEqualTo(400);
        assertThat(server.put(
                                "/v1/drafts/" + draft + "/texts",
                                wish.formatted("x").replace("reasons", "files"))
                        .status())
                .isEqualTo(400);
        assertThat(server.put(
                                "/v1/drafts/" + draft + "/texts",
                                wish.formatted("x").replace("\"reason\"", "\"title\""))
                        .status())
                .isEqualTo(400);
        assertThat(server.put("/v1/drafts/" + draft + "/texts", "{}").status()).isEqualTo(400);
    }

    @Test
    void aRuleStartsLikeAnother() {
        assertThat(browser.get(RULE).text()).contains("Start a rule like this");
        assertThat(browser.get(RULE + "/copy").text()).contains("A rule like “Warn about a late delivery”");

        Page made = browser.post(RULE + "/copy", List.of("as", "Warn about a very late delivery"));

        assertThat(made.status()).isEqualTo(302);
        assertThat(made.location()).contains("warn-about-a-very-late-delivery.dslr");
        String draft = made.location();
        assertThat(text(draft, "areas/delivery/warn-about-a-very-late-delivery.dslr"))
                .contains("rule \"Warn about a very late delivery\"\n  owned by \"Delivery team\"\n  paused because")
                .contains(
                        "that is late by at least 1 day", "Propose \"warn-about-a-very-late-delivery\" for the order");
        assertThat(text(draft, "areas/delivery/actions.yaml")).contains("\nwarn-about-a-very-late-delivery:\n");
        assertThat(text(draft, "areas/delivery/warn-about-a-very-late-delivery.scenarios.yaml"))
                .contains("rule: Warn about a very late delivery", "expect: nothing")
                .doesNotContain("expectDecision", "warn-late-delivery");
        for (String language : List.of("en", "ru", "ro")) {
            assertThat(text(draft, "messages/" + language + ".yaml"))
                    .contains("  Warn about a very late delivery: ", "  warn-about-a-very-late-delivery:\n");
        }
        assertThat(browser.get(draft).status()).isEqualTo(200);
        assertThat(browser.get("/changes/" + id(draft)).text()).contains("Warn about a very late delivery");
        assertThat(browser.get("/changes/" + id(draft)
                                + "/texts?path=areas/delivery/warn-about-a-very-late-delivery.dslr")
                        .text())
                .contains("name=\"of\" value=\"warn-about-a-very-late-delivery\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/rules/Thank%20a%20regular, areas/regulars/thank-them-again.drl",
        "/rules/Say%20that%20a%20delivery%20may%20come%20late, areas/delivery/thank-them-again.dslr",
    })
    void otherRulesAreCopiedToo(String like, String file) {
        Page made = browser.post(like + "/copy", List.of("as", "Thank them again"));

        assertThat(made.location()).contains(file.replace("/", "%2F"));
        assertThat(text(made.location(), file)).contains("rule \"Thank them again\"", "aused");
    }

    @Test
    void whatCannotBeCopiedIsSaid() {
        Page same = browser.post(RULE + "/copy", List.of("as", "Warn about a late delivery"));
        assertThat(same.status()).isEqualTo(409);
        assertThat(same.text()).contains("There is already a rule");
        assertThat(browser.post(RULE + "/copy", List.of("as", "")).status()).isEqualTo(400);
        Page inRussian =
                browser.post(RULE + "/copy", List.of("as", "Warn about a late delivery"), "Accept-Language", "ru");
        assertThat(inRussian.text()).contains("Правило «Warn about a late delivery» уже есть");
        assertThat(browser.get(ROW).text()).doesNotContain("Start a rule like this");
        assertThat(browser.get(ROW + "/copy").text()).contains("copy the row there");
        assertThat(browser.post(ROW + "/copy", List.of("as", "Another row")).status())
                .isEqualTo(409);
    }

    @Test
    void programsCopyRulesToo() {
        String draft = server.post("/v1/drafts", "{\"title\": \"Copies\"}").at("id");
        String wish = "{\"like\": \"Warn about a late delivery\", \"name\": \"%s\"}";

        Server.Answer made = server.post("/v1/drafts/" + draft + "/rules", wish.formatted("Warn again"));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("rule")).isEqualTo("areas/delivery/warn-again.dslr");
        assertThat(made.at("action")).isEqualTo("warn-again");
        assertThat(server.post("/v1/drafts/" + draft + "/rules", wish.formatted("Warn again"))
                        .status())
                .isEqualTo(409);
        assertThat(server.post("/v1/drafts/" + draft + "/rules", "{}").status()).isEqualTo(400);
    }
}
