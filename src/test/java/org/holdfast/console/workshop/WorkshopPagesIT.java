package org.holdfast.console.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.console.ConsoleBrowser.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The workshop without scripts, and what its script asks for. */
class WorkshopPagesIT {

    private static final String PATH = "areas/delivery/warn-late-delivery.dslr";
    private static final String RULE = "/rules/Warn%20about%20a%20late%20delivery/edit";
    private static final Pattern HASH = Pattern.compile("name=\"expected\" value=\"([^\"]*)\"");

    private static Server server;

    private final ConsoleBrowser browser = new ConsoleBrowser(server);
    private String address = "";
    private String draft = "";
    private String text = "";

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        browser.get("/rules/Warn%20about%20a%20late%20delivery");
        address = browser.post(RULE, List.of()).location();
        draft = address.replaceFirst("/edit.*", "");
        Page page = browser.get(address);
        assertThat(page.status()).isEqualTo(200);
        text = page.text()
                .replaceFirst("(?s).*<textarea[^>]*>\n?", "")
                .replaceFirst("(?s)</textarea>.*", "")
                .replace("&quot;", "\"")
                .replace("&#39;", "'");
    }

    private String hash() {
        Matcher matcher = HASH.matcher(browser.get(address).text());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private Page check(String edited, String expected) {
        return browser.post(draft + "/edit", List.of("path", PATH, "text", edited, "expected", expected));
    }

    @Test
    void editingOpensOneDraftWithTheFirstNumberSelected() {
        assertThat(browser.post(RULE, List.of()).location()).isEqualTo(address);
        String page = browser.get(address).text();
        int from = text.indexOf("at least ") + "at least ".length();
        assertThat(page).contains("data-from=\"" + from + "\"", "data-to=\"" + (from + 1) + "\"");
        assertThat(page).contains("Examples", "Action", "Texts", "Limits", "Review change");
    }

    @ParameterizedTest
    @CsvSource({
        "two days, Line 7, whole number",
        "5 days, fails, Change the example too",
        "1 day, No problems in this file, all as written"
    })
    void theButtonSavesAndChecks(String late, String first, String second) {
        String page = check(text.replaceFirst("at least [^\n]+", "at least " + late), hash())
                .text();

        assertThat(page).contains(first, second, "Saved.", "that is late by at least " + late);
        assertThat(browser.get(address).text()).contains("that is late by at least " + late);
    }

    @Test
    void nobodyIsOverwritten() {
        String old = hash();
        check(text.replaceFirst("at least [^\n]+", "at least 2 days"), old);

        Page page = check(text.replaceFirst("at least [^\n]+", "at least 4 days"), old);

        assertThat(page.text())
                .contains("has changed the same text meanwhile", "at least 4 days", "at least 2 days", "Keep mine");
        assertThat(browser.get(address).text()).contains("at least 2 days").doesNotContain("at least 4 days");
    }

    @Test
    void twoTextsOfOneRuleAreComparedAndOneIsTaken() {
        String old = hash();
        check(text.replaceFirst("at least [^\n]+", "at least 2 days"), old);
        String refused = check(text.replaceFirst("at least [^\n]+", "at least 4 days"), old)
                .text();
        Matcher link = Pattern.compile("href=\"([^\"]*/conflicts/text[^\"]*)\"").matcher(refused);
        assertThat(link.find()).isTrue();
        String page = link.group(1).replace("&amp;", "&");
        String compared = browser.get(page).text();
        assertThat(compared)
                .contains("Warn about a late delivery", "Your text", "What both began with")
                .containsSubsequence("<del>", "<ins>4 days</ins>", "<del>", "<ins>2 days</ins>");
        List<String> fields = new ArrayList<>();
        for (String name : List.of("path", "kept", "base", "stored", "path0", "part0")) {
            Matcher hidden =
                    Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(compared);
            assertThat(hidden.find()).as(name).isTrue();
            fields.addAll(List.of(name, hidden.group(1)));
        }
        String address = page.substring(0, page.indexOf('?'));
        assertThat(browser.post(address, fields).text()).contains("Choose for every place");
        check(text.replaceFirst("at least [^\n]+", "at least 3 days"), hash());
        fields.addAll(List.of("take0", "mine"));
        assertThat(browser.post(address, fields).text())
                .as("stored meanwhile")
                .contains("it was edited meanwhile", "<ins>3 days</ins>", "value=\"mine\" checked");

        fields.set(7, hash());
        assertThat(browser.post(address, fields).location()).contains("/edit?path=");
        assertThat(browser.get(this.address).text()).contains("at least 4 days").doesNotContain("at least 3 days");
        check(text, hash());
    }

    @Test
    void scriptsSaveCompleteAndCheck() {
        String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        String file = "\"path\":\"" + PATH + "\",\"text\":\"" + quoted + "# note\"";
        String save = "{" + file + ",\"expected\":\"" + hash() + "\",\"merge\":true,\"editor\":\"e1\",\"save\":1}";

        Page saved = browser.postJson(draft + "/edit/save", save);
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(saved.text()).contains("\"hash\":\"", "\"files\":1");
        assertThat(browser.postJson(draft + "/edit/problems", "{" + file + ",\"offset\":0}")
                        .text())
                .isEqualTo("[]");
        int offset = text.indexOf("  - that is late") + 4;
        assertThat(browser.postJson(draft + "/edit/completions", "{" + file + ",\"offset\":" + offset + "}")
                        .text())
                .contains("\"items\":[{", "that is");
        assertThat(browser.postJson(draft + "/edit/examples/fragment", "{" + file + ",\"offset\":0}")
                        .text())
                .contains("examples: all as written");
        assertThat(browser.postJson(draft + "/edit/book/fragment", "{}").text())
                .contains("The whole rule book has no problems");
    }

    @ParameterizedTest
    @CsvSource({"../secret, 400", "'areas/x/<img src=x>.dslr', 400"})
    void impossiblePathsAreRefused(String path, int status) {
        Page page = browser.postJson(
                draft + "/edit/save",
                "{\"path\":\"" + path
                        + "\",\"text\":\"x\",\"expected\":\"\",\"merge\":true,\"editor\":\"e\",\"save\":1}");

        assertThat(page.status()).isEqualTo(status);
        assertThat(page.text()).doesNotContain("<img");
    }

    @Test
    void aCustomerBecomesAnExampleWithoutTheirName() {
        server.put(
                "/v1/customers/E-7001",
                "{'id':'E-7001','name':'Vera Example','language':'en','orders':[{'id':'9777','value':80,'placedAt':'"
                        + Samples.daysAgo(20) + "','promisedAt':'" + Samples.daysAgo(5) + "'}]}");
        String made = browser.post(draft + "/edit/examples", List.of("path", PATH, "of", PATH, "customer", "E-7001"))
                .location();

        assertThat(made).contains("warn-late-delivery.scenarios.yaml", "line=");
        assertThat(browser.get(made).text()).contains("- name:").doesNotContain("Vera Example", "E-7001");
        assertThat(server.get("/v1/audit?action=customer-viewed").at("entries.0.target.kind"))
                .isEqualTo("customer");
        Page unknown = browser.post(draft + "/edit/examples", List.of("path", PATH, "of", PATH, "customer", "E-0"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).contains("There is no customer with this number");
    }

    @Test
    void textsStandSideBySideWithTheirPlurals() {
        String page = browser.get(draft + "/texts?path=" + PATH).text();

        assertThat(page).contains("21 day", "21 день", "5 дней", "21 de zile", "⟨orderId⟩");
    }

    @Test
    void theFilesOfTheEditorAreThereAndSmall() throws IOException {
        TreeSet<String> files = new TreeSet<>();
        Matcher matcher = Pattern.compile("\"(/(?:webjars|assets)/[^\"]+\\.(?:js|css))\"")
                .matcher(browser.get(address).text());
        while (matcher.find()) {
            files.add(matcher.group(1));
        }
        assertThat(files).hasSizeGreaterThan(15);
        int size = 0;
        for (String file : files) {
            Page page = browser.get(file);
            assertThat(page.status()).as(file).isEqualTo(200);
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(page.text().getBytes(StandardCharsets.UTF_8));
            }
            size += packed.size();
        }
        assertThat(size).isLessThan(420 * 1024);
    }
}
