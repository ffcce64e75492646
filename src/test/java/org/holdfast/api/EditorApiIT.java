package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Completion, checks while typing, and examples from customers over HTTP. */
class EditorApiIT {

    private static final String RULE = "areas/delivery/warn-late-delivery.dslr";
    private static final String EXAMPLES = "areas/delivery/warn-late-delivery.scenarios.yaml";

    @TempDir
    private static Path folder;

    private static Server server;
    private static String warn;

    @BeforeAll
    static void start() throws Exception {
        server = Server.start("--holdfast.rules.dir=" + Server.copyOfRules(folder));
        warn = Samples.shippedTexts().get(RULE);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ObjectNode body(String path, String text, int offset) {
        return FactsJson.mapper()
                .createObjectNode()
                .put("path", path)
                .put("text", text)
                .put("offset", offset);
    }

    /** Apostrophes would be taken for quotation marks. */
    private static String quoted(JsonNode body) {
        return body.toString().replace("'", "\\u0027");
    }

    private static Server.Answer complete(ObjectNode body) {
        return server.post("/v1/rule-book/completions", quoted(body));
    }

    private static Server.Answer check(String query, Map<String, String> changes) {
        ObjectNode body = FactsJson.mapper().createObjectNode();
        ObjectNode files = body.putObject("changes");
        changes.forEach(files::put);
        return server.post("/v1/rule-book/checks" + query, quoted(body));
    }

    @Test
    void sentencesAreCompletedOnTopOfTheLiveBook() {
        String text = "rule \"x\"\n  when\n    The customer has an order\n      - late";
        JsonNode item = complete(body("areas/delivery/new.dslr", text, text.length()))
                .json()
                .at("/items/0");
        assertThat(item.path("text").asString()).isEqualTo("- that is late by at least 2 days");
        assertThat(item.path("snippet").asString()).isEqualTo("- that is late by at least ${1:2} days");
        assertThat(item.at("/range/line").asInt()).isEqualTo(4);
        assertThat(item.at("/range/column").asInt()).isEqualTo(7);
        assertThat(item.at("/range/endColumn").asInt()).isEqualTo(13);
    }

    @Test
    void changedFilesCount() {
        ObjectNode body = body(
                "areas/delivery/new.dslr",
                "rule \"x\"\n  when\n    It is the customer's birthday\n" + "  then\n    Propose \"brand",
                69);
        body.put("offset", body.path("text").asString().length());
        assertThat(complete(body).json().path("items")).isEmpty();
        body.putObject("changes").put("areas/new/actions.yaml", "brand-new:\n  kind: offer\n");
        assertThat(complete(body).json().at("/items/0/label").asString()).isEqualTo("brand-new");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'text':'a','offset':0; path",
                "'path':'a.dslr','offset':0; text",
                "'path':'areas/a/a.dslr','text':'a'; offset",
                "'path':'areas/a/a.dslr','text':'a','offset':2; offset",
                "'path':'areas/a/a.dslr','text':'a','offset':-1; offset",
                "'path':'areas/a/a.png','text':'a','offset':0; path",
                "'path':'../a.dslr','text':'a','offset':0; path",
                "'path':'areas/a/a.dslr','text':'a','offset':0,'language':'fr'; language",
                "'path':'areas/a/a.dslr','text':'a','offset':0,'changes':{'a\\\\b':'x'}; changes"
            })
    void badInputIsNamed(String fields, String field) {
        Server.Answer answer = server.post("/v1/rule-book/completions", "{" + fields + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains(field);
    }

    @Test
    void aTextBeyondTheLimitIsRefused() {
        Server.Answer answer = complete(body(RULE, "a".repeat(1_048_577), 0));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("1048576");
    }

    @Test
    void aFileIsCheckedWithCorrectionsInTheReadersLanguage() {
        JsonNode checked = check("?language=ru&file=" + RULE, Map.of(RULE, warn.replace("1 day", "one day")))
                .json();
        assertThat(checked.path("passed").asBoolean()).isFalse();
        assertThat(checked.at("/problems/0/text").asString()).startsWith("Вместо «one»");
        assertThat(checked.at("/problems/0/fixes/0/edits/0/text").asString()).isEqualTo("1");
        assertThat(checked.at("/examples/0/state").asString()).isEqualTo("not-run");
    }

    @Test
    void aFileIsCheckedWithItsExamples() {
        JsonNode checked = check("?file=" + RULE, Map.of(RULE, warn.replace("1 day", "9 days")))
                .json();
        assertThat(checked.path("passed").asBoolean()).isFalse();
        assertThat(checked.path("problems")).isEmpty();
        assertThat(checked.path("failed")).isNotEmpty();
        assertThat(checked.path("unreached")).isNotEmpty();
    }

    @Test
    void changesAreCheckedWithTheRestOfTheBook() {
        JsonNode fine = check("", Map.of(RULE, warn)).json();
        assertThat(fine.path("passed").asBoolean()).isTrue();
        assertThat(fine.path("version").asString())
                .isEqualTo(server.get("/v1/rule-book").at("version"));
        assertThat(fine.toString()).doesNotContain("\"fixes\"", "\"examples\"");
        JsonNode wrong = check(
                        "?language=en", Map.of(RULE, warn.replace("warn-late-delivery\"", "warn-late-deliver\"")))
                .json();
        assertThat(wrong.at("/problems/0/fixes/0/title").asString()).isEqualTo("Change to \"warn-late-delivery\"");
    }

    @Test
    void aFileCanBeRemoved() {
        Server.Answer answer =
                server.post("/v1/rule-book/checks", "{'changes':{'" + RULE + "':null,'" + EXAMPLES + "':null}}");
        assertThat(answer.json().path("problems").toString()).contains("areas/delivery/actions.yaml");
        assertThat(answer.at("rules")).isNotEqualTo(check("", Map.of()).at("rules"));
    }

    @Test
    void wholeRuleBooksAreCheckedAsBefore() {
        Map<String, String> texts = new TreeMap<>(Samples.shippedTexts());
        texts.put(RULE, warn.replace("1 day", "one day"));
        JsonNode checked = server.post(
                        "/v1/rule-book/checks", quoted(FactsJson.mapper().valueToTree(texts)))
                .json();
        assertThat(checked.at("/problems/0/words").asString()).isEqualTo("one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'changes':{'areas/a/a.dslr':5}}; areas/a/a.dslr",
                "{'changes':{'../a.dslr':'x'}}; ../a.dslr",
                "{'changes':{},'more':1}; changes",
                "{'changes':'x'}; passed"
            })
    void badChangesAreNamed(String body, String words) {
        assertThat(server.post("/v1/rule-book/checks", body).text()).contains(words);
    }

    @Test
    void anUnknownFileIsNamed() {
        Server.Answer answer = check("?file=areas/no/such.dslr", Map.of());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("areas/no/such.dslr");
    }

    @Test
    void anExampleIsMadeFromACustomer() {
        server.put(
                "/v1/customers/ana",
                "{'id':'ana','name':'Ana Popescu','email':'ana@example.org','orders':[{'id':'R-1','placedAt':'"
                        + Samples.daysAgo(20) + "','promisedAt':'" + Samples.daysAgo(5) + "'}]}");
        JsonNode made = server.post("/v1/rule-book/examples", "{'path':'" + RULE + "','customerId':'ana'}")
                .json();
        assertThat(made.path("path").asString()).isEqualTo(EXAMPLES);
        assertThat(made.path("item").asString()).contains("promisedAt").doesNotContain("Ana", "R-1");
        JsonNode checked = check(
                        "?file=" + RULE, Map.of(EXAMPLES, made.path("text").asString()))
                .json();
        assertThat(checked.path("passed").asBoolean()).as(checked.toString()).isTrue();
        assertThat(checked.toString()).contains("The rule \\\"Warn about a late delivery\\\" acts");
    }

    @Test
    void anExampleNeedsACustomerAndAFile() {
        assertThat(server.post("/v1/rule-book/examples", "{'path':'" + RULE + "','customerId':'nobody'}")
                        .status())
                .isEqualTo(404);
        assertThat(server.post("/v1/rule-book/examples", "{'path':'" + RULE + "'}")
                        .text())
                .contains("customerId");
        assertThat(server.post("/v1/rule-book/examples", "{'path':'limits.yaml','customerId':'ana'}")
                        .status())
                .isEqualTo(400);
    }
}
