package org.holdfast.console.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.Patience;
import org.holdfast.Server;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.console.ConsoleBrowser.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule book as pages, and the same over HTTP. */
class RulesPagesIT {

    private static final String WARN = "/rules/Warn%20about%20a%20late%20delivery";
    private static final String HOSTILE = "Late & <img src=x onerror=alert(1)>";

    @TempDir
    private static Path folder;

    private static Path rules;
    private static Server server;

    private final ConsoleBrowser browser = new ConsoleBrowser(server);

    @BeforeAll
    static void start() throws Exception {
        rules = Server.copyOfRules(folder);
        Path warn = rules.resolve("areas/delivery/incomplete-order.dslr");
        String text = Files.readString(warn);
        Files.writeString(
                warn,
                text.replaceFirst("(?m)^(rule \"[^\"]+\"\n)", "$1  paused because \"We wait for the courier\"\n"));
        Path first = rules.resolve("areas/attention/in-touch.dslr");
        Files.writeString(
                first, Files.readString(first).replaceFirst("(?m)^(rule \"[^\"]+\"\n)", "$1  until 2999-01-01\n"));
        server = Server.start("--holdfast.demo=false", "--holdfast.rules.dir=" + rules);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static int rows(Page page) {
        return page.text().split("<a class=\"title\"", -1).length - 1;
    }

    @ParameterizedTest
    @CsvSource({
        "'', 100",
        "?state=paused, 1",
        "?state=season, 1",
        "?area=delivery, 21",
        "?area=delivery&state=paused, 1",
        "?kind=table, 5",
        "?kind=limit, 11",
        "?kind=programme, 3",
        "?owner=none, 23",
        "?area=nowhere, 0",
        "?q=late+1+day&kind=rule, 4",
        "?q=giraffe, 0"
    })
    void everyFilterStandsInTheAddress(String filters, int expected) {
        Page page = browser.get("/rules" + filters);

        assertThat(page.status()).isEqualTo(200);
        assertThat(rows(page)).isEqualTo(expected);
    }

    @Test
    void choicesCarryTheirCounts() {
        String page = browser.get("/rules?area=delivery").text();

        assertThat(page)
                .contains("We wait for the courier", "Without filters")
                .containsPattern("href=\"/rules\\?area=delivery&amp;state=paused\"[^>]*>\\s*<span>paused</span>"
                        + " <span class=\"count\">1</span>");
    }

    @ParameterizedTest
    @CsvSource({"name, Answer a competitor", "state, Answer a competitor", "area, Answer a competitor"})
    void theListCanBeSorted(String column, String first) {
        String page = browser.get("/rules?sort=" + column).text();

        assertThat(page).containsPattern("aria-sort=\"ascending\">\\s*<a href=\"/rules\\?sort=" + column);
        assertThat(page.substring(page.indexOf("<a class=\"title\""))).containsOnlyOnce(first);
    }

    @Test
    void aSearchShowsTheLineWithTheWordsMarked() {
        String page = browser.get("/rules?q=late+1+day").text();

        assertThat(page)
                .contains("4 found")
                .contains("that is <mark>late</mark> by at least <mark>1</mark> <mark>day</mark>");
        assertThat(browser.get("/rules?q=late+elephants").text()).contains("Nothing has all of these words.");
        assertThat(browser.get("/rules?q=giraffe").text()).contains("Nothing in the rule book has the words “giraffe”");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kind=elephant", "state=x", "sort=x", "page=0", "q=a+b+c+d+e+f+g+h+i+j+k+l+m"})
    void whatCannotBeShownIsExplained(String query) {
        Page page = browser.get("/rules?" + query);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("This cannot be searched for");
        assertThat(server.get("/v1/rules?" + query).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "en, The customer has an order, that is late by at least 1 day",
        "ru, У клиента есть заказ, который опаздывает не меньше чем на 1 день",
        "ro, Clientul are o comandă, care întârzie cu cel puțin 1 zi"
    })
    void aRuleIsShownInTheReadersLanguageWithWhatBelongsToIt(String language, String head, String detail) {
        browser.get("/language/" + language);
        String page = browser.get(WARN).text();

        assertThat(page)
                .contains(head, detail)
                .contains("areas/delivery/warn-late-delivery.dslr", "An order three days late is announced")
                .contains("Your order", "<span class=\"chip\"><span>orderId</span>", "Заказ", "Comanda")
                .contains("Delivery team");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(browser.get("/rules/Nothing").status()).isEqualTo(404);
        assertThat(browser.get("/rules/-/file?path=../secret").status()).isEqualTo(404);
        assertThat(browser.get("/rules/~%3F").status()).isEqualTo(400);
        assertThat(server.get("/v1/rules/Nothing").status()).isEqualTo(404);
    }

    @Test
    void aFileIsShownWithItsLines() {
        assertThat(browser.get("/rules/-/file?path=limits.yaml").text())
                .contains("<li id=\"line-7\">contactCaps:</li>");
    }

    @Test
    void theSameIsThereOverHttp() {
        assertThat(server.get("/v1/rules?q=late+1+day&language=ru").text())
                .contains("\"total\":4")
                .contains("который опаздывает не меньше чем на 1 день")
                .contains("{\"text\":\"late\",\"marked\":true}");
        assertThat(server.get("/v1/rules?language=de").status()).isEqualTo(400);
        assertThat(server.get("/v1/rules/Warn%20about%20a%20late%20delivery?language=de")
                        .status())
                .isEqualTo(400);
        assertThat(server.get("/v1/rules?state=paused").text()).contains("\"paused\":\"We wait for the courier\"");
        assertThat(server.get("/v1/rules/Warn%20about%20a%20late%20delivery").text())
                .contains("that is late by at least 1 day", "warn-late-delivery");
        assertThat(server.get("/v1/rules/Warn%20about%20a%20late%20delivery/history")
                        .text())
                .contains("\"change\":\"added\"");
    }

    /** The newest text is refused; what is live goes on, and the list says so. Then the text is hostile but valid. */
    @Test
    void aRefusedTextIsShownAtItsRuleAndMarkupIsText() throws Exception {
        Path quiet = rules.resolve("areas/at-risk/competitor.dslr");
        String before = Files.readString(quiet);
        Files.writeString(quiet, before.replaceFirst("in the last 30 days", "in the last thirty days"));
        Patience.until(() -> server.get("/v1/rules?state=failing").text().contains("\"total\":1"));

        assertThat(browser.get("/rules?state=failing").text())
                .contains("Answer a competitor", "1 problem in the newest text");

        Files.writeString(quiet, before);
        Files.writeString(
                rules.resolve("areas/at-risk/hostile.dslr"),
                "rule \"" + HOSTILE + "\"\n  paused because \"<script>alert(1)</script>\"\n  when\n"
                        + "    It is the customer's birthday\n  then\n    Propose \"greet-birthday\"\nend\n");
        for (String language : new String[] {"en", "ru", "ro"}) {
            Path texts = rules.resolve("messages/" + language + ".yaml");
            Files.writeString(
                    texts,
                    Files.readString(texts).replaceFirst("(?m)^reasons:\n", "reasons:\n  \"" + HOSTILE + "\": Hm.\n"));
        }
        Patience.until(() -> server.get("/v1/rules?q=onerror").text().contains("\"total\":1"));

        String list = browser.get("/rules?q=onerror").text();
        assertThat(list)
                .contains("&lt;img src=x <mark>onerror</mark>=alert(1)&gt;")
                .doesNotContain("<img", "<script>alert");
        String link = list.replaceFirst("(?s).*<a class=\"title\" href=\"([^\"]+)\".*", "$1");
        Page page = browser.get(link.replace("&amp;", "&"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Late &amp; &lt;img src=x").doesNotContain("<img", "<script>alert");

        for (String language : new String[] {"en", "ru", "ro"}) {
            Path texts = rules.resolve("messages/" + language + ".yaml");
            Files.writeString(texts, Files.readString(texts).replace("  \"" + HOSTILE + "\": Hm.\n", ""));
        }
        Files.delete(rules.resolve("areas/at-risk/hostile.dslr"));
        Patience.until(() -> server.get("/v1/rules?q=onerror&kind=rule").text().contains("\"total\":0"));
    }
}
