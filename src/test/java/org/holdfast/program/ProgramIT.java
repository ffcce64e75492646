package org.holdfast.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, run as people run it. */
class ProgramIT {

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void prepare() throws Exception {
        assumeTrue(Program.isPackaged(), "target/holdfast.jar is not there; it is made by mvn verify");
        Server.copyOfRules(folder);
        program = new Program(folder);
    }

    @Test
    void checkAndTestNeedNothingButTheRules() throws Exception {
        Program.Result check = program.run("check");
        Program.Result test = program.run("test");

        assertThat(check.exit()).isZero();
        assertThat(check.out()).startsWith("Fine: ").contains("languages en ro ru", "sha256:");
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
            assertThat(check.out()).as(java).startsWith("Fine: ");
        }
    }

    @Test
    void whatDoesNotHoldIsExitOneAndWhatIsMisspeltIsExitTwo() throws Exception {
        Files.createDirectories(folder.resolve("empty"));
        Files.writeString(folder.resolve("rules/areas/at-risk/detractor.dslr"), "rule \"Call a detractor\"\nwhen\nThe customer is a detracter\nthen\nPropose \"call-detractor\"\nend\n");

        Program.Result broken = program.run("check");
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.out()).contains("areas/at-risk/detractor.dslr, line 3: I do not know the sentence \"The customer is a detracter\". Maybe \"The customer is a detractor\"");
        assertThat(program.run("test").exit()).isEqualTo(1);
        assertThat(program.run("check", "empty").out()).contains("There is not a single rule");
        assertThat(program.run("check", "nowhere")).satisfies(result -> {
            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.err()).contains("There is no folder").doesNotContain("\tat ");
        });
        assertThat(program.run("chekc").exit()).isEqualTo(2);
        assertThat(program.run("run", "--out", "x.txt").exit()).isEqualTo(2);
        assertThat(program.run("decide").exit()).isEqualTo(2);
    }

    @Test
    void theServerDoesNotStartWithoutARuleBookAndSaysWhy() throws Exception {
        Files.createDirectories(folder.resolve("empty"));

        for (String dir : List.of("empty", "nowhere")) {
            Program.Result result = program.run("--holdfast.rules.dir=" + dir, "--server.port=0");
            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.err()).contains(dir.equals("empty") ? "not a single rule" : "There is no folder").doesNotContain("\tat ");
        }
    }

    @Test
    void aPortInUseAndAFolderThatCannotBeWrittenAreTold() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            Program.Result result = program.run("--server.port=" + taken.getLocalPort());
            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.err()).contains("Port " + taken.getLocalPort() + " is in use").doesNotContain("\tat ");
        }
        Files.writeString(folder.resolve("file"), "not a folder");
        Program.Result result = program.run("customers", "--spring.datasource.url=jdbc:h2:file:./file/holdfast;TRACE_LEVEL_FILE=0;AUTO_SERVER=TRUE");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("The database file cannot be written").doesNotContain("\tat ");
    }

    @Test
    void helpIsThereForEveryCommand() throws Exception {
        for (String command : List.of("serve", "check", "test", "decide", "run", "import", "customers", "rules", "new-rule", "keys")) {
            Program.Result result = program.run(command, "--help");
            assertThat(result.exit()).isZero();
            assertThat(result.out()).contains("Usage: holdfast " + command);
        }
    }

    @Test
    void keysAreMadeShownOnceFollowedAndRevoked() throws Exception {
        Program.Result created = program.run("keys", "create", "shop", "--role", "decide", "--role", "read");
        assertThat(created.exit()).isZero();
        assertThat(created.out()).as("nothing but the key, for scripts").matches("hf_[a-z0-9]{10}_[A-Za-z0-9_-]{43}\\R");
        assertThat(created.err()).contains("read decide, step automatic", "It is shown this once");

        assertThat(program.run("keys", "create", "shop", "--role", "read")).satisfies(again -> {
            assertThat(again.exit()).isEqualTo(1);
            assertThat(again.err()).contains("has a live key already").doesNotContain("\tat ");
        });
        assertThat(program.run("keys", "create", "x", "--role", "decide", "--step", "supervisor").exit()).isEqualTo(2);
        assertThat(program.run("keys", "create", "x", "--role", "read", "--expires", "soon").exit()).isEqualTo(2);
        assertThat(program.run("keys").exit()).isEqualTo(2);

        Program.Result rotated = program.run("keys", "rotate", "shop", "--grace", "1d");
        assertThat(rotated.out()).startsWith("hf_").isNotEqualTo(created.out());
        assertThat(program.run("keys", "list").out().lines().filter(line -> line.contains("shop") && line.contains("live"))).hasSize(2);
        assertThat(program.run("keys", "revoke", "shop").out().lines()).hasSize(2);
        Program.Result list = program.run("keys", "list", "--json");
        assertThat(list.out().lines()).hasSize(2).allMatch(line -> line.contains("\"revokedAt\""));
        assertThat(list.out()).doesNotContain(created.out().strip(), rotated.out().strip());
        assertThat(program.run("keys", "revoke", "shop").exit()).isEqualTo(1);
    }

    @Test
    void commandsWorkWhileAServerHoldsTheDatabaseAndAfterwards() throws Exception {
        try (Program.Running server = program.serve("--server.port=0")) {
            assertThat(server.text()).contains("320 customers", "curl -s " + server.base() + "/v1/customers/C-1001/next-best-action");
            assertThat(get(server.base() + "/v1/customers/C-1001/next-best-action")).contains("warn-late-delivery");
            assertThat(program.run("customers").out().lines()).hasSize(320);
            Program.Result decided = program.run("decide", "--customer", "C-1001");
            assertThat(decided.out()).contains("Your order 5512 is 3 days late.", "Recorded as ");
            String id = decided.out().replaceAll("(?s).*Recorded as (\\S+)\\..*", "$1");
            assertThat(get(server.base() + "/v1/decisions/" + id)).contains("\"decisionId\":\"" + id + "\"");
        }
        Program.Result run = program.run("run", "--out", "decisions.ndjson");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("warn-late-delivery", "320 customers. Decisions with an action are recorded.");
        List<String> lines = Files.readAllLines(folder.resolve("decisions.ndjson"));
        assertThat(lines).hasSize(320).allSatisfy(line -> assertThat(FactsJson.mapper().readTree(line).has("customerId")).isTrue());
        assertThat(program.run("run", "--as-of", "2026-03-01", "--out", "decisions.csv").out()).contains("Nothing was recorded.");
        assertThat(Files.readAllLines(folder.resolve("decisions.csv"))).hasSizeGreaterThanOrEqualTo(321);
        assertThat(program.run("decide", "--customer", "nobody").err()).contains("There is no customer \"nobody\".");
    }

    @Test
    void twoServersOnOneDatabaseSeeTheSameDecisions() throws Exception {
        try (Program.Running first = program.serve("--server.port=0"); Program.Running second = program.serve("--server.port=0")) {
            String id = FactsJson.mapper().readTree(post(first.base() + "/v1/decisions", "{\"customerId\":\"C-1001\"}")).path("decisionId").asString();

            assertThat(get(second.base() + "/v1/decisions/" + id)).contains(id);
        }
    }

    @Test
    void whatWasAnsweredSurvivesBeingKilled() throws Exception {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        AtomicInteger customer = new AtomicInteger();
        Program.Running server = program.serve("--server.port=0");
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            callers.add(new Thread(() -> {
                try {
                    while (true) {
                        answered.add(FactsJson.mapper().readTree(post(server.base() + "/v1/decisions", late(customer.incrementAndGet())))
                                .path("decisionId").asString());
                    }
                } catch (Exception killed) {
                    // The server is gone; what it answered until then is what counts.
                }
            }));
        }
        callers.forEach(Thread::start);
        await().atMost(Duration.ofSeconds(60)).until(() -> answered.size() > 60);
        server.kill();
        for (Thread caller : callers) {
            caller.join();
        }
        answered.remove("");
        assertThat(answered).hasSizeGreaterThan(50);
        try (Program.Running again = program.serve("--server.port=0")) {
            for (String id : answered) {
                assertThat(get(again.base() + "/v1/decisions/" + id)).contains("\"decisionId\":\"" + id + "\"");
            }
        }
    }

    /** Somebody new each time: whose action is still open is answered again under its first ids. */
    private static String late(int customer) {
        return "{'customer':{'id':'killed-%d','orders':[{'id':'1','placedAt':'%s','promisedAt':'%s'}]}}"
                .formatted(customer, Samples.daysAgo(20), Samples.daysAgo(5)).replace('\'', '"');
    }

    private static String get(String uri) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String post(String uri, String json) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(uri)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }
}
