package org.holdfast.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.Patience;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The packaged program, run as users run it. What is about processes has some: starts, exit codes, output, two on one
 * database, a kill. The rest runs in this process, which is quicker.
 */
class ProgramIT {

    /** The past of the demo customers would only take time. */
    private static final String WITHOUT_PAST = "--holdfast.demo-past=false";

    @TempDir
    private Path folder;

    private Program program;
    private CommandsInProcess here;

    @BeforeEach
    void prepare() throws Exception {
        assumeTrue(Program.isPackaged(), "target/holdfast.jar is not there; it is made by mvn verify");
        Server.copyOfRules(folder);
        program = new Program(folder);
        here = new CommandsInProcess(folder);
    }

    @Test
    void checkAndTestNeedOnlyTheRules() throws Exception {
        Program.Result check = program.run("check");
        Program.Result test = here.run("test");

        assertThat(check.exit()).isZero();
        assertThat(check.out()).startsWith("Passed: ").contains("languages en ro ru", "sha256:");
        assertThat(test.exit()).isZero();
        assertThat(test.out()).contains("  pass  An order three days late", "scenarios, 0 failed");
        assertThat(check.err() + test.err()).isEmpty();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void runsOnEveryJavaOfThisMachine() throws Exception {
        for (String java : Program.javas()) {
            Program.Result check = new Program(folder, java).run("check");

            assertThat(check.exit()).as(java).isZero();
            assertThat(check.out()).as(java).startsWith("Passed: ");
        }
    }

    @Test
    void aFailedCheckExitsWithOneAndAUsageErrorWithTwo() throws Exception {
        Files.createDirectories(folder.resolve("empty"));
        Files.writeString(
                folder.resolve("rules/areas/at-risk/detractor.dslr"),
                "rule \"Call a detractor\"\nwhen\nThe customer is a detracter\nthen\nPropose \"call-detractor\"\nend\n");

        Program.Result broken = program.run("check");
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.out())
                .contains(
                        "areas/at-risk/detractor.dslr, line 3: I do not know the sentence \"The customer is a detracter\": \"detracter\" does not fit. Maybe \"The customer is a detractor\"");
        assertThat(program.run("chekc").exit()).isEqualTo(2);
        assertThat(here.run("test").exit()).isEqualTo(1);
        assertThat(here.run("check", here.path("empty")).out()).contains("There is not a single rule");
        assertThat(here.run("check", here.path("nowhere"))).satisfies(result -> {
            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.err()).contains("There is no folder").doesNotContain("\tat ");
        });
        assertThat(here.run("check", "--help").out()).contains("Usage: holdfast check");
        assertThat(here.run("run", "--out", "x.txt").exit()).isEqualTo(2);
        assertThat(here.run("decide").exit()).isEqualTo(2);
    }

    @Test
    void theServerDoesNotStartWithoutARuleBook() throws Exception {
        Files.createDirectories(folder.resolve("empty"));

        Program.Result empty = program.run("--holdfast.rules.dir=empty", "--server.port=0");
        assertThat(empty.exit()).isEqualTo(1);
        assertThat(empty.err()).contains("not a single rule").doesNotContain("\tat ");

        Program.Result nowhere = here.run("--holdfast.rules.dir=" + here.path("nowhere"), "--server.port=0");
        assertThat(nowhere.exit()).isEqualTo(1);
        assertThat(nowhere.err()).contains("There is no folder").doesNotContain("\tat ");
    }

    @Test
    void aPortInUseAndAReadOnlyFolderAreReported() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Program.Result result = program.run("--server.port=" + taken.getLocalPort());
            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.err())
                    .contains("Port " + taken.getLocalPort() + " is in use")
                    .doesNotContain("\tat ");
        }
        Files.writeString(folder.resolve("file"), "not a folder");
        Program.Result result = here.run(
                "customers",
                "--spring.datasource.url=jdbc:h2:file:" + here.path("file/holdfast")
                        + ";TRACE_LEVEL_FILE=0;AUTO_SERVER=TRUE");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err())
                .contains("The embedded database cannot be kept in ", "file is not a folder.")
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void keysAreCreatedRotatedAndRevoked() throws Exception {
        Program.Result created = program.run("keys", "create", "shop", "--role", "decide", "--role", "read");
        assertThat(created.exit()).isZero();
        assertThat(created.out()).as("only the key, for scripts").matches("hf_[a-z0-9]{10}_[A-Za-z0-9_-]{43}\\R");
        assertThat(created.err()).contains("roles: read decide; authority: automatic", "It is not shown again");

        assertThat(here.run("keys", "create", "shop", "--role", "read")).satisfies(again -> {
            assertThat(again.exit()).isEqualTo(1);
            assertThat(again.err()).contains("already has a live key").doesNotContain("\tat ");
        });
        assertThat(here.run("keys", "create", "x", "--role", "decide", "--step", "supervisor")
                        .exit())
                .isEqualTo(2);
        assertThat(here.run("keys", "create", "x", "--role", "read", "--expires", "soon")
                        .exit())
                .isEqualTo(2);
        assertThat(here.run("keys").exit()).isEqualTo(2);

        Program.Result rotated = here.run("keys", "rotate", "shop", "--grace", "1d");
        assertThat(rotated.out()).startsWith("hf_").isNotEqualTo(created.out());
        assertThat(here.run("keys", "list")
                        .out()
                        .lines()
                        .filter(line -> line.contains("shop") && line.contains("live")))
                .hasSize(2);
        assertThat(here.run("keys", "revoke", "shop").out().lines()).hasSize(2);
        Program.Result list = here.run("keys", "list", "--json");
        assertThat(list.out().lines()).hasSize(2).allMatch(line -> line.contains("\"revokedAt\""));
        assertThat(list.out())
                .doesNotContain(created.out().strip(), rotated.out().strip());
        assertThat(here.run("keys", "revoke", "shop").exit()).isEqualTo(1);
    }

    @Test
    void serversAndCommandsShareADatabase() throws Exception {
        try (Program.Running server = program.serve("--server.port=0", WITHOUT_PAST)) {
            assertThat(server.text())
                    .contains("344 customers", "curl -s " + server.base() + "/v1/customers/C-1001/next-best-action");
            assertThat(get(server.base() + "/v1/customers/C-1001/next-best-action"))
                    .contains("warn-late-delivery");
            try (Program.Running second = program.serve("--server.port=0", WITHOUT_PAST)) {
                String id = FactsJson.mapper()
                        .readTree(post(server.base() + "/v1/decisions", "{\"customerId\":\"C-1002\"}"))
                        .path("decisionId")
                        .asString();
                assertThat(get(second.base() + "/v1/decisions/" + id)).contains("\"decisionId\":\"" + id + "\"");
            }
            assertThat(program.run("customers").out().lines()).hasSize(344);
            Program.Result decided = program.run("decide", "--customer", "C-1001");
            assertThat(decided.out()).contains("Your order 5512 is 3 days late.", "Recorded as ");
            String id = decided.out().replaceAll("(?s).*Recorded as (\\S+)\\..*", "$1");
            assertThat(get(server.base() + "/v1/decisions/" + id)).contains("\"decisionId\":\"" + id + "\"");
        }
        assertThat(program.run("customers").out().lines())
                .as("without a server")
                .hasSize(344);
    }

    @Test
    void commandsDecideAndReportForAllCustomers() throws Exception {
        here.addDemoCustomers();
        Program.Result run = here.run("run", "--out", here.path("decisions.ndjson"));
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("warn-late-delivery", "344 customers. Decisions with an action were recorded.");
        List<String> lines = Files.readAllLines(folder.resolve("decisions.ndjson"));
        assertThat(lines)
                .hasSize(344)
                .allSatisfy(line -> assertThat(FactsJson.mapper().readTree(line).has("customerId"))
                        .isTrue());
        assertThat(here.run("explain", "--customer", "C-1001", "--rule", "Call a detractor", "--language", "en")
                        .out())
                .contains("No: call-detractor", "  why not  ");
        assertThat(here.run("explain", "--customer", "C-1001", "--rule", "Call a detracter")
                        .err())
                .contains("There is no rule", "Call a detractor");
        assertThat(here.run("verify-history", "--sample", "50")).satisfies(verified -> {
            assertThat(verified.exit()).isZero();
            assertThat(verified.out()).contains("50 decisions repeated: 50 identical, 0 different.");
        });
        assertThat(here.run("measures", "--by", "country", "--csv")).satisfies(measured -> {
            assertThat(measured.exit()).isZero();
            assertThat(measured.out().lines().skip(1).findFirst().orElseThrow()).contains(",country,(all),344,320,");
        });
        assertThat(here.run("measures", "--period", "90d", "--to", "2026-03-01").err())
                .startsWith("--period cannot be combined with --from and --until");
        assertThat(here.run("run", "--as-of", "2026-03-01", "--out", here.path("decisions.csv"))
                        .out())
                .contains("Nothing was recorded.");
        assertThat(Files.readAllLines(folder.resolve("decisions.csv"))).hasSizeGreaterThanOrEqualTo(321);
        assertThat(here.run("decide", "--customer", "nobody").err()).contains("There is no customer \"nobody\".");
    }

    @Test
    void simulateReportsTheEffectOfAnotherRuleBook() throws Exception {
        here.addDemoCustomers();
        Path draft = Server.copyOfRules(Files.createDirectories(folder.resolve("draft")));
        edit(draft.resolve("areas/delivery/warn-late-delivery.dslr"), "at least 1 day", "at least 5 days");
        edit(draft.resolve("areas/complaints/compensate-complaint.csv"), "\"500, 365\",20\n", "\"500, 365\",25.50\n");

        Program.Result table = here.run(
                "simulate", "--against", here.path("draft/rules"), "--examples", "400", "--out", here.path("x.csv"));
        assertThat(table.exit()).isEqualTo(2);
        assertThat(table.err()).contains("--examples is 400, but must be from 0 to 100");
        table = here.run(
                "simulate",
                "--against",
                here.path("draft/rules"),
                "--examples",
                "1",
                "--out",
                here.path("changed.csv"));
        assertThat(table.exit()).as(table.err()).isZero();
        assertThat(table.out()).containsPattern("(?m)^warn-late-delivery +delivery +\\d+ +\\d+ ");
        assertThat(table.out())
                .contains(
                        "344 of 344 customers compared as of ",
                        "  C-1001: warn-late-delivery for 5512 (Warn about a late delivery)\n    \"- that is late by at least 5 days\" is not met "
                                + "for Order 5512: daysLate is 3, needed >= 5.",
                        "now gives 25.50 EUR, before it gave 20 EUR.",
                        "This rule book cannot be published: ",
                        "areas/delivery/warn-late-delivery.scenarios.yaml, line ");
        List<String> rows = Files.readAllLines(folder.resolve("changed.csv"));
        assertThat(rows.get(0)).startsWith("customerId,change,beforeAction,beforeRule,");
        assertThat(rows.get(1)).startsWith("C-1001,lost,warn-late-delivery,Warn about a late delivery,5512,,,,,,true,");

        assertThat(here.run(
                                "simulate",
                                "--against",
                                here.path("draft/rules"),
                                "--sample",
                                "50",
                                "--out",
                                here.path("result.json"))
                        .out())
                .contains("50 of 344 customers compared");
        JsonNode result = FactsJson.mapper().readTree(Files.readString(folder.resolve("result.json")));
        assertThat(result.path("compared").asInt()).isEqualTo(50);
        assertThat(result.path("draft").asString())
                .startsWith("sha256:")
                .isNotEqualTo(result.path("ruleBook").asString());
        assertThat(here.run("simulate", "--against", here.path("rules")).out())
                .contains(" 0 gain an action, 0 lose one, 0 get something else, 0 have a new proposal held back, "
                        + "344 are unaffected.");
    }

    @Test
    void simulateRefusesInvalidBooksAndOptions() throws Exception {
        Path draft = Server.copyOfRules(Files.createDirectories(folder.resolve("draft")));
        edit(
                draft.resolve("areas/delivery/warn-late-delivery.dslr"),
                "that is late by at least 1 day",
                "that is late by a day");

        Program.Result broken = here.run("simulate", "--against", here.path("draft/rules"));
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.err())
                .contains(
                        "areas/delivery/warn-late-delivery.dslr, line 7: I do not know the sentence \"that is late by a day\"",
                        "has errors; nothing was compared")
                .doesNotContain("\tat ");
        assertThat(here.run("simulate", "--against", here.path("nowhere")).err())
                .contains("There is no folder");
        assertThat(here.run("simulate").exit()).isEqualTo(2);
        assertThat(here.run("simulate", "--against", here.path("rules"), "--out", "x.txt")
                        .exit())
                .isEqualTo(2);
        assertThat(here.run("simulate", "--against", here.path("rules"), "--sample", "0")
                        .exit())
                .isEqualTo(2);
    }

    private static void edit(Path file, String from, String to) throws Exception {
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void acknowledgedDataSurvivesAKill() throws Exception {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        AtomicInteger customer = new AtomicInteger();
        Program.Running server = program.serve("--server.port=0", WITHOUT_PAST);
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(new Thread(() -> {
                try {
                    while (true) {
                        answered.add(FactsJson.mapper()
                                .readTree(post(server.base() + "/v1/decisions", late(customer.incrementAndGet())))
                                .path("decisionId")
                                .asString());
                    }
                } catch (Exception killed) {
                    // The server is gone; what matters is what it answered until then.
                }
            }));
        }
        callers.forEach(Thread::start);
        Patience.until(() -> answered.size() > 60);
        server.kill();
        for (Thread caller : callers) {
            caller.join();
        }
        answered.remove("");
        assertThat(answered).hasSizeGreaterThan(50);
        try (Program.Running again = program.serve("--server.port=0", WITHOUT_PAST)) {
            for (String id : answered) {
                assertThat(get(again.base() + "/v1/decisions/" + id)).contains("\"decisionId\":\"" + id + "\"");
            }
        }
    }

    /** A new customer each time, because an action that is still open is returned again with its first ids. */
    private static String late(int customer) {
        return "{'customer':{'id':'killed-%d','orders':[{'id':'1','placedAt':'%s','promisedAt':'%s'}]}}"
                .formatted(customer, Samples.daysAgo(20), Samples.daysAgo(5))
                .replace('\'', '"');
    }

    private static String get(String uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String post(String uri, String json) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(uri))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
