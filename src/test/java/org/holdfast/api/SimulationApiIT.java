package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Simulations with the demo customers. */
class SimulationApiIT {

    private static final String WARN = "areas/delivery/warn-late-delivery.dslr";
    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, String> draft(String from, String to) {
        Map<String, String> texts = Samples.shippedTexts();
        assertThat(texts.get(WARN)).contains(from);
        texts.put(WARN, texts.get(WARN).replace(from, to));
        return texts;
    }

    private static Answer post(String query, String type, byte[] body) {
        return server.send(HttpRequest.newBuilder(server.uri("/v1/simulations" + query))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static Answer simulate(String query, Map<String, String> draft) {
        return post(query, "application/json", FactsJson.bytes(draft));
    }

    private static byte[] zip(Map<String, String> draft) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : draft.entrySet()) {
                zip.putNextEntry(new ZipEntry("rules/" + file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void reportsLosersWithReasonsAndFailingScenarios() {
        Answer answer = simulate("", draft("at least 1 day", "at least 5 days"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("customers")).isEqualTo("344");
        assertThat(answer.at("compared")).isEqualTo("344");
        assertThat(answer.at("currency")).isEqualTo("EUR");
        assertThat(answer.at("ruleBook")).isEqualTo(server.get("/v1/rule-book").at("version"));
        assertThat(answer.at("draft")).startsWith("sha256:").isNotEqualTo(answer.at("ruleBook"));
        assertThat(answer.at("difference.examples.0.customerId")).isEqualTo("C-1001");
        assertThat(answer.at("difference.examples.0.change")).isEqualTo("lost");
        assertThat(answer.at("difference.examples.0.before.rule")).isEqualTo("Warn about a late delivery");
        assertThat(answer.at("difference.examples.0.after")).isEmpty();
        assertThat(answer.at("difference.examples.0.why"))
                .isEqualTo(
                        "\"- that is late by at least 5 days\" is not met for Order 5512: daysLate is 3, needed >= 5.");
        assertThat(answer.json().path("failedScenarios")).anySatisfy(failed -> {
            assertThat(failed.path("file").asString()).isEqualTo("areas/delivery/warn-late-delivery.scenarios.yaml");
            assertThat(failed.path("line").asInt()).isPositive();
            assertThat(failed.path("text").asString()).contains("expected");
        });
        JsonNode changes = answer.json().path("difference").path("changes");
        long sum = 0;
        for (JsonNode each : changes) {
            sum += each.asLong();
        }
        assertThat(sum).isEqualTo(344);
        assertThat(changes.path("lost").asLong()).isPositive();
        assertThat(changes.path("gained").asLong()).isZero();
    }

    @Test
    void theLiveRuleBookChangesNothingAndNothingIsRecorded() {
        Answer answer = simulate("", Samples.shippedTexts());

        assertThat(answer.at("draft")).isEqualTo(answer.at("ruleBook"));
        assertThat(answer.at("difference.changes.same")).isEqualTo("344");
        assertThat(answer.at("difference.examples")).isEqualTo("[]");
        assertThat(answer.at("failedScenarios")).isEqualTo("[]");
        assertThat(answer.at("difference.total.before")).isEqualTo(answer.at("difference.total.after"));
        assertThat(answer.at("difference.total.affected")).isEqualTo("0");
        assertThat(server.get("/actuator/prometheus").text()).doesNotContain("holdfast_decisions_total");
    }

    @Test
    void aZipIsTheSameDraftWithTheSameResult() throws Exception {
        Map<String, String> draft = draft("at least 1 day", "at least 3 days");
        String query = "?asOf=2026-11-20T10:00:00Z&examples=5";

        Answer zipped = post(query, "application/zip", zip(draft));

        assertThat(zipped.status()).as(zipped.text()).isEqualTo(200);
        assertThat(zipped.at("asOf")).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(zipped.json()).isEqualTo(simulate(query, draft).json());
    }

    @Test
    void aSampleHasTheRequestedSizeAndIsAlwaysTheSame() {
        Map<String, String> draft = draft("at least 1 day", "at least 99 days");

        Answer small = simulate("?sample=60&examples=100", draft);
        Answer large = simulate("?sample=200&examples=100", draft);

        assertThat(small.at("compared")).isEqualTo("60");
        assertThat(small.at("customers")).isEqualTo("344");
        assertThat(large.at("compared")).isEqualTo("200");
        assertThat(changed(small)).isNotEmpty().isEqualTo(changed(simulate("?sample=60&examples=100", draft)));
        assertThat(changed(large))
                .containsAll(changed(small))
                .hasSizeGreaterThan(changed(small).size());
        assertThat(simulate("?sample=100000&examples=0", draft).at("compared")).isEqualTo("344");
        assertThat(simulate("?examples=0", draft).at("difference.examples")).isEqualTo("[]");
    }

    private static Set<String> changed(Answer answer) {
        Set<String> changed = new TreeSet<>();
        answer.json()
                .path("difference")
                .path("examples")
                .forEach(each -> changed.add(each.path("customerId").asString()));
        return changed;
    }

    @Test
    void aPausedRuleIsSimulatedWithoutADraft() {
        String name = "Warn about a late delivery";
        Map<String, String> paused = draft("  owned by", "  paused because \"a test\"\n  owned by");
        Answer lost = simulate("?examples=0", paused);
        Answer tried = simulate("?examples=0&unpause=" + URLEncoder.encode(name, StandardCharsets.UTF_8), paused);
        assertThat(lost.at("difference.changes.lost")).isNotEqualTo("0");
        assertThat(tried.at("unpaused.0")).isEqualTo(name);
        assertThat(tried.at("difference.changes.same")).isEqualTo("344");
        assertThat(tried.json().path("difference").path("rules")).anySatisfy(rule -> {
            assertThat(rule.path("rule").asString()).isEqualTo(name);
            assertThat(rule.path("after").path("matching").asLong()).isPositive();
        });
        Answer live =
                post("?unpause=" + URLEncoder.encode(name, StandardCharsets.UTF_8), "application/json", new byte[0]);
        assertThat(live.at("field")).isEqualTo("unpause");
        assertThat(live.at("detail")).contains("which is not paused");
        assertThat(post("?unpause=Warn+about", "application/json", new byte[0]).at("detail"))
                .contains("which does not exist");
    }

    @Test
    void anUnusedCategoryIsReportedWithTheExistingOnes() {
        Map<String, String> draft = draft("  when\n", "  when\n    The customer's favourite category is \"чай\"\n");
        Answer values = server.get("/v1/values/category?limit=2");
        String frequent = values.at("values.0.value");
        assertThat(values.at("customers")).isEqualTo("344").isEqualTo(values.at("lookedAt"));
        assertThat(values.json().path("values")).hasSize(2);
        assertThat(server.get("/v1/values/category?q=" + frequent.substring(1).toUpperCase(Locale.ROOT))
                        .text())
                .contains(frequent);
        assertThat(server.get("/v1/values").at("fields.0.name")).isEqualTo("segment");
        assertThat(server.get("/v1/values/colour").at("field")).isEqualTo("field");

        Answer checked = server.send(HttpRequest.newBuilder(server.uri("/v1/rule-book/checks"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(FactsJson.bytes(draft))));
        assertThat(checked.json().path("problems")).anySatisfy(problem -> {
            assertThat(problem.path("severity").asString()).isEqualTo("warning");
            assertThat(problem.path("file").asString()).isEqualTo(WARN);
            assertThat(problem.path("text").asString())
                    .contains("asks about the category \"чай\", which none of the 344 customers has");
            assertThat(problem.path("hint").asString()).contains("\"" + frequent + "\"");
        });
        assertThat(simulate("?sample=20", draft).json().path("warnings"))
                .anySatisfy(
                        warning -> assertThat(warning.path("text").asString()).contains("чай"));
    }

    @Test
    void aDraftThatCannotBeBuiltIsRefusedWithItsProblems() {
        Answer answer = simulate("", draft("that is late by at least 1 day", "that is late by a day"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.at("problems.0.file")).isEqualTo(WARN);
        assertThat(answer.at("problems.0.line")).isEqualTo("7");
        assertThat(answer.at("problems.0.text")).contains("I do not know the sentence \"that is late by a day\"");
        assertThat(answer.at("problems.0.hint")).contains("Maybe");
    }

    @ParameterizedTest
    @CsvSource({
        "?sample=0, sample",
        "?sample=100001, sample",
        "?sample=many, sample",
        "?examples=-1, examples",
        "?examples=101, examples",
        "?asOf=tomorrow, asOf"
    })
    void aParameterOutOfRangeIsNamed(String query, String field) {
        Answer answer = simulate(query, Samples.shippedTexts());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("field")).isEqualTo(field);
    }

    @Test
    void aBodyThatIsNotADraftIsRefused() {
        assertThat(post("", "application/json", "[]".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(post("", "application/zip", "PK no zip".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(post("", "text/csv", "a,b".getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(415);
        assertThat(simulate("", Map.of("../areas/a.dslr", "x")).status()).isEqualTo(400);
    }
}
