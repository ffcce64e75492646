package org.holdfast.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.holdfast.Database;
import org.holdfast.HoldfastApplication;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.cli.CommandLines;
import org.holdfast.cli.HoldfastCommand;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.ingestion.events.Events;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import picocli.CommandLine;

/**
 * Tables of everything that can be done, by request or by command, and the act that the audit trail records for it, or
 * why it records none. A new handler or command needs a row; each recorded act is done, and its entry is checked, here
 * or by the test that is named. Of the pages of the console only those that change something have rows: what a page
 * shows is recorded by its tests.
 */
class RecordedActsIT {

    private static final String REQUESTS = """
            GET  /v1/values                                  | - shows nothing about customers
            GET  /v1/values/{field}                          | - counts values, names no customer
            GET  /v1/facts-schema                            | - shows nothing about customers
            GET  /v1/decisions-retention                     | - shows totals
            POST /v1/decisions-retention                     | decisions-pruned by DecisionRetentionApiIT
            GET  /v1/facts-retention                         | - shows totals
            POST /v1/facts-retention                         | facts-pruned by FactPruningIT
            POST /v1/customers/{id}/points                   | points-entered by HandPointsIT
            POST /v1/points                                  | points-imported by HandPointsIT
            GET  /v1/customers/{id}                          | customer-viewed
            PUT  /v1/customers/{id}                          | - every fact has its source; a withdrawn refusal, its reason
            PATCH /v1/customers/{id}                         | - every fact has its source; a withdrawn refusal, its reason
            PUT  /v1/customers/{id}/{collection}             | - every fact has its source; a withdrawn refusal, its reason
            DELETE /v1/customers/{id}                        | customer-erased
            GET  /v1/customers/{id}/export                   | customer-exported
            GET  /v1/customers                               | customer-searched
            POST /v1/customer-search                         | customer-searched
            POST /v1/customers                               | customers-imported
            GET  /v1/customers/{id}/next-best-action         | customer-viewed
            POST /v1/decisions                               | customer-viewed
            POST /v1/decisions/batch                         | customer-viewed
            GET  /v1/decisions/{id}                          | customer-viewed
            POST /v1/decisions/{id}/outcomes                 | outcome-reported
            POST /v1/events                                  | customer-merged
            GET  /v1/events/waiting                          | - shows ids of records, for operators
            GET  /v1/promises                                | - a list of work, not a look at one customer
            GET  /v1/customers/{id}/history                  | customer-viewed
            GET  /v1/customers/{id}/programmes               | customer-viewed
            GET  /v1/incidents                               | customer-viewed
            GET  /v1/actions                                 | - shows nothing about customers
            GET  /v1/reports/actions                         | - shows totals
            GET  /v1/budgets                                 | - shows totals
            GET  /v1/measures                                | - shows totals
            GET  /v1/deliveries                              | - shows ids of customers, for operators
            POST /v1/deliveries/{id}/resend                  | deliveries-resent
            GET  /v1/decisions/{id}/explanation              | customer-viewed
            POST /v1/decisions/{id}/replay                   | customer-viewed
            GET  /v1/rule-book                               | - shows nothing about customers
            POST /v1/rule-book/checks                        | - changes nothing
            POST /v1/rule-book/completions                   | - changes nothing
            POST /v1/rule-book/examples                      | customer-viewed
            POST /v1/rule-book/publications                  | rule-book-published
            GET  /v1/rules                                   | - shows nothing about customers
            GET  /v1/rules/{name}                            | - shows nothing about customers
            GET  /v1/rules/{name}/history                    | - shows nothing about customers
            GET  /v1/rule-book/versions                      | - shows nothing about customers
            GET  /v1/rule-book/servers                       | - shows nothing about customers
            GET  /v1/rule-book/versions/{version}/changes    | - shows nothing about customers
            GET  /v1/drafts/{id}/impact                      | - shows totals
            POST /v1/drafts/{id}/impact                      | - changes nothing, and shows totals
            DELETE /v1/drafts/{id}/impact                    | - stops a calculation
            GET  /v1/drafts/{id}/impact/customers            | customer-viewed by ImpactIT
            POST /changes/{draft}/effect                     | - changes nothing, and shows totals
            POST /changes/{draft}/effect/stop                | - stops a calculation
            POST /changes/{draft}/review                     | review-asked by FourEyesIT
            POST /changes/{draft}/approval                   | draft-approved by FourEyesIT
            POST /changes/{draft}/changes-asked              | changes-asked by FourEyesIT
            POST /changes/{draft}/verdict/withdraw           | verdict-withdrawn by FourEyesIT
            POST /changes/{draft}/publication                | rule-book-published by FourEyesIT
            POST /changes/{draft}/emergency                  | rule-book-published by FourEyesIT
            POST /changes/{draft}/schedule                   | publication-scheduled by FourEyesIT
            POST /changes/{draft}/schedule/cancel            | schedule-cancelled by FourEyesIT
            POST /changes/{draft}/discard                    | draft-discarded by DraftsIT
            POST /changes/{draft}/reopen                     | draft-reopened by DraftsIT
            POST /changes/{draft}/comments                   | - a comment, which is kept with its author
            POST /changes/{draft}/comments/{number}/replies  | - a comment, which is kept with its author
            POST /changes/{draft}/comments/{number}/resolve  | - the comment says who settled it
            POST /changes/{draft}/comments/{number}/reopen   | - the comment says who settled it
            POST /changes/{draft}/conflicts                  | - the history of the draft has it, with its author
            POST /changes/{draft}/conflicts/text             | - the history of the draft has it, with its author
            POST /changes/{draft}/update                     | - the history of the draft has it, with its author
            POST /versions/{number}/restore                  | rule-book-restored by PublishPagesIT
            POST /versions/{number}/taken-back               | draft-opened by FourEyesIT
            POST /versions/{number}/noted                    | emergency-noted by FourEyesIT
            POST /v1/rule-book/versions/{version}/restore    | rule-book-restored
            GET  /v1/drafts/{id}/review                      | - shows nothing about customers
            POST /v1/drafts/{id}/review                      | review-asked by FourEyesIT
            POST /v1/drafts/{id}/approval                    | draft-approved by FourEyesIT
            POST /v1/drafts/{id}/changes-asked               | changes-asked by FourEyesIT
            DELETE /v1/drafts/{id}/verdict                     | verdict-withdrawn by FourEyesIT
            GET  /v1/drafts/{id}/comments                    | - shows nothing about customers
            POST /v1/drafts/{id}/comments                    | - a comment, which is kept with its author
            POST /v1/drafts/{id}/comments/{number}/replies   | - a comment, which is kept with its author
            PUT  /v1/drafts/{id}/comments/{number}/resolution| - the comment says who settled it
            DELETE /v1/drafts/{id}/comments/{number}/resolution| - the comment says who settled it
            POST /v1/drafts/{id}/publication                 | rule-book-published by FourEyesIT
            POST /v1/drafts/{id}/emergency                   | rule-book-published by FourEyesIT
            PUT  /v1/drafts/{id}/schedule                    | publication-scheduled by FourEyesIT
            DELETE /v1/drafts/{id}/schedule                    | schedule-cancelled by FourEyesIT
            POST /v1/rule-book/versions/{number}/noted       | emergency-noted by FourEyesIT
            POST /v1/rule-book/versions/{number}/taken-back  | draft-opened by FourEyesIT
            POST /v1/simulations                             | - changes nothing, and shows totals
            GET  /v1/rule-book/files                         | - shows nothing about customers
            GET  /v1/rule-book/file                          | - shows nothing about customers
            GET  /v1/drafts                                  | - shows nothing about customers
            POST /v1/drafts                                  | draft-opened by DraftsIT
            GET  /v1/drafts/{id}                             | - shows nothing about customers
            PATCH /v1/drafts/{id}                            | - the history of the draft has it, with its author
            DELETE /v1/drafts/{id}                           | draft-discarded by DraftsIT
            POST /v1/drafts/{id}/reopen                      | draft-reopened by DraftsIT
            GET  /v1/drafts/{id}/file                        | - shows nothing about customers
            PUT  /v1/drafts/{id}/file                        | - the history of the draft has it, with its author
            DELETE /v1/drafts/{id}/file                      | - the history of the draft has it, with its author
            POST /v1/drafts/{id}/file/revert                 | - the history of the draft has it, with its author
            PUT  /v1/drafts/{id}/texts                       | - the history of the draft has it, with its author
            POST /v1/drafts/{id}/rules                       | - the history of the draft has it, with its author
            PUT  /v1/drafts/{id}/validity                    | - the history of the draft has it, with its author
            POST /v1/drafts/{id}/file/move                   | - the history of the draft has it, with its author
            GET  /v1/drafts/{id}/history                     | - shows nothing about customers
            GET  /v1/drafts/{id}/history/{number}/file       | - shows nothing about customers
            POST /v1/drafts/{id}/history/{number}/restore    | - the history of the draft has it, with its author
            GET  /v1/drafts/{id}/merge                       | - shows nothing about customers
            POST /v1/drafts/{id}/merge                       | - the history of the draft has it, with its author
            GET  /v1/audit                                   | - reading the trail changes nothing
            POST /login                                      | signed-in by SignInIT
            POST /logout                                     | signed-out by SignInIT
            POST /confirm                                    | signed-in by SignInIT
            POST /setup                                      | person-added by FirstAdminIT
            POST /password                                   | password-changed by PersonLinksIT
            POST /changes/{draft}/table                      | - a draft, which keeps its own history
            POST /changes/{draft}/table/fragment             | - a draft, which keeps its own history
            POST /changes/{draft}/table/upload               | - shows what would change
            POST /changes/{draft}/table/replace              | - a draft, which keeps its own history
            POST /changes/{draft}/form/{kind}                | - a draft, which keeps its own history
            POST /desk/{customer}/acts                       | outcome-reported by DeskActsIT
            POST /desk/{customer}/acts/fragment              | outcome-reported by DeskActsIT
            POST /desk/{customer}/acts/{act}/undo            | outcome-undone by DeskActsIT
            POST /desk/{customer}/questions                  | - a question, which is kept with its author
            POST /today/questions/{id}                       | authorization-answered by AuthorizationsIT
            POST /operations/people                          | person-added by PeopleServiceIT
            POST /operations/people/{id}                     | person-changed by PeopleServiceIT
            POST /operations/people/{id}/disable             | person-disabled by PeopleServiceIT
            POST /operations/people/{id}/enable              | person-enabled by PeopleServiceIT
            POST /operations/people/{id}/erase               | person-erased by PeopleServiceIT
            POST /operations/people/{id}/link                | person-link-issued by PersonLinksIT
            POST /profile                                    | person-changed by PeopleServiceIT
            POST /profile/password                           | password-changed by PersonLinksIT
            POST /profile/sessions                           | sessions-ended by PeopleServiceIT
            POST /v1/customers/{id}/authorizations           | - a question, which is kept with its author
            GET  /v1/authorizations                          | - a list of work, not a look at one customer
            GET  /v1/authorizations/{id}                     | - shows a question and its answer
            POST /v1/authorizations/{id}/answer              | authorization-answered by AuthorizationsIT
            POST /v1/authorizations/{id}/decision            | - decisions are in the history
            POST /demo-person                                | - a demo person is the local operator with fewer rights
            POST /rules/-/new                                | draft-opened by DraftsIT
            POST /rules/-/edit                               | draft-opened by DraftsIT
            POST /rules/{name}/edit                          | draft-opened by DraftsIT
            POST /changes/{draft}/texts                      | - the history of the draft has it, with its author
            POST /rules/{name}/copy                          | draft-opened by DraftsIT
            POST /rules/{name}/validity                      | draft-opened by DraftsIT
            POST /changes/{draft}/edit                       | - the history of the draft has it
            POST /changes/{draft}/edit/save                  | - the history of the draft has it
            POST /changes/{draft}/edit/completions           | - changes nothing
            POST /changes/{draft}/edit/problems              | - changes nothing
            POST /changes/{draft}/edit/examples/fragment     | - changes nothing
            POST /changes/{draft}/edit/examples              | customer-viewed by WorkshopPagesIT
            POST /changes/{draft}/edit/book/fragment         | - changes nothing
            GET  /v3/api-docs                                | - shows nothing about customers
            GET  /v3/api-docs/{name}                         | - shows nothing about customers
            GET  /v3/api-docs.yaml                           | - shows nothing about customers
            GET  /v3/api-docs.yaml/{name}                    | - shows nothing about customers
            GET  /s/{token}                                  | - the customer reads their own survey
            POST /s/{token}                                  | - the customer answers; the answer is an outcome
            GET  /u/{token}                                  | - the customer reads their own preferences
            POST /u/{token}                                  | - the customer answers; every answer has its source
            """;

    private static final String COMMANDS = """
            serve                | - what it starts with is recorded: settings, rule book, demo
            check                | - changes nothing
            test                 | - changes nothing
            new-rule             | - writes files; publishing them is recorded
            schemas              | - shows nothing about customers
            phrases              | - shows nothing about customers
            lsp                  | - shows nothing about customers
            tour                 | - changes nothing
            simulate             | - changes nothing
            customers            | demo-removed by DemoPastIT
            import               | customers-imported
            values               | - shows nothing about customers
            decide               | - decisions are in the history
            explain              | - the local operator can read the database itself
            run                  | - decisions are in the history, and so is the run
            verify-history       | - changes nothing
            report               | - shows totals
            measures             | - shows totals
            fit                  | churn-model-fitted by ChurnFittingIT
            rules draft          | draft-opened
            rules publish        | rule-book-published
            rules restore        | rule-book-restored
            rules checkout       | automatic-publishing-changed
            rules status         | - changes nothing
            rules diff           | - changes nothing
            rules versions       | - changes nothing
            rules upgrade        | - changes nothing
            crm check            | - changes nothing
            crm load             | customers-imported
            prune-facts          | facts-pruned by FactPruningIT
            prune-decisions      | decisions-pruned by DecisionRetentionApiIT
            spark export         | - the local operator can read the database itself
            spark load           | - decisions are in the history, and so is the run
            import-points        | points-imported by HandPointsIT
            deliveries list      | - the local operator can read the database itself
            deliveries resend    | deliveries-resent
            keys create          | key-created
            keys rotate          | key-rotated
            keys revoke          | key-revoked
            keys list            | - changes nothing
            people add           | person-added by PeopleServiceIT
            people roles         | person-changed by PeopleServiceIT
            people disable       | person-disabled by PeopleServiceIT
            people enable        | person-enabled by PeopleServiceIT
            people link          | person-link-issued by PersonLinksIT
            people erase         | person-erased by PeopleServiceIT
            people list          | - changes nothing
            audit list           | - reading the trail changes nothing
            audit verify         | - reading the trail changes nothing
            """;

    @TempDir
    private static Path folder;

    private static Path rules;
    private static String url;
    private static Server server;
    private static String keyId;
    private static String key;

    @BeforeAll
    static void start() throws Exception {
        rules = Server.copyOfRules(folder);
        url = Database.H2.freshUrl();
        server = Server.on(
                url,
                "--holdfast.demo=false",
                "--holdfast.decide-anew.enabled=false",
                "--holdfast.rules.dir=" + rules,
                "--holdfast.rules.publish=explicit",
                "--holdfast.delivery.files.out.path=" + folder.resolve("out.ndjson"));
        ApiKeyService.Issued issued = server.bean(ApiKeyService.class)
                .create("Ana", EnumSet.of(Role.ADMIN), AuthorityLevel.AUTOMATIC, null, AuditTrails.TESTER);
        keyId = issued.key().id();
        key = issued.text();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, String> rows(String table) {
        return table.lines()
                .map(line -> line.split("\\|"))
                .collect(Collectors.toMap(
                        cells -> cells[0].strip().replaceAll("\\s+", " "),
                        cells -> cells[1].strip(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /** Returns the rows that are recorded and checked here, not by another test. */
    private static Set<String> recorded(String table) {
        return rows(table).entrySet().stream()
                .filter(row ->
                        !row.getValue().startsWith("- ") && !row.getValue().contains(" by "))
                .map(row -> row.getKey() + " | " + row.getValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String send(String method, String path, String type, String body) {
        Server.Answer answer = server.send(HttpRequest.newBuilder(server.uri(path))
                .header("X-API-Key", key)
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
        assertThat(answer.status())
                .as(method + " " + path + ": " + answer.text())
                .isBetween(200, 299);
        return answer.text();
    }

    private static String get(String path) {
        return send("GET", path, "application/json", "");
    }

    private static String post(String path, String body) {
        return send("POST", path, "application/json", body);
    }

    private static void customer(String id) {
        send(
                "PUT",
                "/v1/customers/" + id,
                "application/json",
                "{'name':'Eve','orders':[{'id':'o-" + id + "','placedAt':'" + Samples.daysAgo(20) + "','promisedAt':'"
                        + Samples.daysAgo(5) + "'}]}");
    }

    private static String command(String... words) {
        PrintStream out = System.out;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=holdfast",
                "--spring.datasource.password=",
                "--holdfast.rules.dir=" + rules,
                "--holdfast.crm.dir=" + folder.resolve("crm"),
                "--holdfast.demo=false"));
        try (PrintStream captured = new PrintStream(text, true, StandardCharsets.UTF_8)) {
            System.setOut(captured);
            int exit = HoldfastCommand.run(HoldfastApplication.class, all.toArray(new String[0]));
            assertThat(exit).as(String.join(" ", words) + ": " + text).isZero();
            return text.toString(StandardCharsets.UTF_8);
        } finally {
            System.setOut(out);
        }
    }

    /** Does something, and returns the rows that the new entries of the actor make. */
    private static Set<String> did(String what, Actor.Kind kind, Runnable act) {
        AuditTrail trail = server.bean(AuditTrail.class);
        List<AuditEntry> last = trail.page(AuditFilter.ALL, null, 1);
        long before = last.isEmpty() ? 0 : last.get(0).number();
        act.run();
        return trail.page(AuditFilter.ALL, null, 100).stream()
                .filter(entry -> entry.number() > before && entry.actorKind().equals(kind.toString()))
                .peek(entry -> assertThat(entry.actorId()).isEqualTo(kind == Actor.Kind.KEY ? keyId : null))
                .map(entry -> what + " | " + entry.action())
                .collect(Collectors.toSet());
    }

    @Test
    void theTableOfRequestsIsComplete() {
        Set<String> mapped = new TreeSet<>();
        server.beans(RequestMappingHandlerMapping.class)
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
                    boolean isPage = handler.getBeanType().getPackageName().startsWith("org.holdfast.console");
                    if (!handler.getBeanType().getSimpleName().equals("BasicErrorController")) {
                        info.getMethodsCondition().getMethods().stream()
                                .filter(method -> !isPage || method != RequestMethod.GET)
                                .forEach(method ->
                                        info.getPatternValues().forEach(path -> mapped.add(method + " " + path)));
                    }
                }));

        assertThat(rows(REQUESTS).keySet()).containsExactlyInAnyOrderElementsOf(mapped);
    }

    @Test
    void theTableOfCommandsIsComplete() {
        Set<String> commands = new TreeSet<>();
        addLeaves(CommandLines.root(), "", commands);

        assertThat(rows(COMMANDS).keySet()).containsExactlyInAnyOrderElementsOf(commands);
    }

    private static void addLeaves(CommandLine command, String path, Set<String> leaves) {
        command.getSubcommands().forEach((name, each) -> {
            String words = (path + " " + name).strip();
            if (!name.equals("help") && !name.equals("generate-completion")) {
                if (each.getSubcommands().isEmpty()) {
                    leaves.add(words);
                }
                addLeaves(each, words, leaves);
            }
        });
    }

    @Test
    void everyRecordedRequestLeavesItsEntry() throws Exception {
        customer("R-1");
        customer("R-2");
        customer("R-3");
        String decision = server.post("/v1/decisions", "{'customerId':'R-1'}").at("decisionId");
        long delivery = server.bean(JdbcTemplate.class).queryForObject("select max(number) from delivery", Long.class);
        Files.writeString(
                rules.resolve("limits.yaml"), Files.readString(rules.resolve("limits.yaml")) + "\n# One more.\n");
        String merger = Events.event("/crm", "m1", "customer.merged", "R-2", Instant.now(), "{'into':'R-3'}")
                .toString();
        Map<String, Runnable> acts = new LinkedHashMap<>();
        acts.put("GET /v1/customers/{id}", () -> get("/v1/customers/R-1"));
        acts.put("GET /v1/customers/{id}/export", () -> get("/v1/customers/R-1/export"));
        acts.put("GET /v1/customers/{id}/next-best-action", () -> get("/v1/customers/R-1/next-best-action"));
        acts.put("GET /v1/customers/{id}/history", () -> get("/v1/customers/R-1/history"));
        acts.put("GET /v1/customers/{id}/programmes", () -> get("/v1/customers/R-1/programmes"));
        acts.put("GET /v1/incidents", () -> get("/v1/incidents?customerId=R-1"));
        acts.put("GET /v1/decisions/{id}", () -> get("/v1/decisions/" + decision));
        acts.put("GET /v1/decisions/{id}/explanation", () -> get("/v1/decisions/" + decision + "/explanation"));
        acts.put("POST /v1/decisions/{id}/replay", () -> post("/v1/decisions/" + decision + "/replay", ""));
        acts.put(
                "POST /v1/rule-book/examples",
                () -> post(
                        "/v1/rule-book/examples",
                        "{'path':'areas/delivery/warn-late-delivery.dslr','customerId':'R-1'}"));
        acts.put(
                "POST /v1/decisions/{id}/outcomes",
                () -> post("/v1/decisions/" + decision + "/outcomes", "{'outcome':'presented'}"));
        acts.put("POST /v1/decisions", () -> post("/v1/decisions", "{'customerId':'R-1','dry':true}"));
        acts.put(
                "POST /v1/decisions/batch",
                () -> send("POST", "/v1/decisions/batch", "application/x-ndjson", "{'customerId':'R-1','dry':true}"));
        acts.put("GET /v1/customers", () -> get("/v1/customers?q=R-1"));
        acts.put("POST /v1/customer-search", () -> post("/v1/customer-search", "{'q':'R-1'}"));
        acts.put(
                "POST /v1/customers",
                () -> send("POST", "/v1/customers", "application/x-ndjson", "{'id':'R-4'}\n{'id':'R-5'}"));
        acts.put("POST /v1/events", () -> send("POST", "/v1/events", "application/cloudevents+json", merger));
        acts.put("POST /v1/deliveries/{id}/resend", () -> post("/v1/deliveries/" + delivery + "/resend", ""));
        acts.put("POST /v1/rule-book/publications", () -> post("/v1/rule-book/publications", ""));
        acts.put("POST /v1/rule-book/versions/{version}/restore", () -> post("/v1/rule-book/versions/1/restore", ""));
        acts.put("DELETE /v1/customers/{id}", () -> send("DELETE", "/v1/customers/R-1", "application/json", ""));

        Set<String> done = new TreeSet<>();
        acts.forEach((what, act) -> done.addAll(did(what, Actor.Kind.KEY, act)));

        assertThat(done).containsExactlyInAnyOrderElementsOf(recorded(REQUESTS));
        assertThat(server.bean(AuditTrail.class).verify().broken()).isNull();
    }

    @Test
    void everyRecordedCommandLeavesItsEntry() throws Exception {
        customer("K-1");
        server.post("/v1/decisions", "{'customerId':'K-1'}");
        long delivery = server.bean(JdbcTemplate.class).queryForObject("select max(number) from delivery", Long.class);
        Path csv = Files.createDirectories(folder.resolve("csv"));
        Files.writeString(csv.resolve("customers.csv"), "id,name\nK-7,Ion\n");
        crm();
        Map<String, Runnable> acts = new LinkedHashMap<>();
        acts.put("import", () -> command("import", csv.toString()));
        acts.put("crm load", () -> command("crm", "load", "shop"));
        acts.put("keys create", () -> command("keys", "create", "desk", "--role", "agent"));
        acts.put("keys rotate", () -> command("keys", "rotate", "desk"));
        acts.put("keys revoke", () -> command("keys", "revoke", "desk"));
        acts.put("deliveries resend", () -> command("deliveries", "resend", String.valueOf(delivery)));
        acts.put("rules draft", () -> {
            append("\n# Not published yet.\n");
            command("rules", "draft");
        });
        acts.put("rules publish", () -> {
            append("\n# Published by command.\n");
            command("rules", "publish");
        });
        acts.put("rules restore", () -> command("rules", "restore", "1"));
        acts.put("rules checkout", () -> command("rules", "checkout", "--force"));

        Set<String> done = new TreeSet<>();
        acts.forEach((what, act) -> done.addAll(did(what, Actor.Kind.LOCAL_OPERATOR, act)));

        assertThat(done).containsExactlyInAnyOrderElementsOf(recorded(COMMANDS));
    }

    private static void append(String text) {
        try {
            Path limits = rules.resolve("limits.yaml");
            Files.writeString(limits, Files.readString(limits) + text);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void crm() throws Exception {
        String shop = Database.H2.freshUrl();
        try (Database.Store store = Database.unchanged(shop)) {
            store.jdbc().execute("create table client (id varchar(20), name varchar(20))");
            store.jdbc().update("insert into client values ('K-8', 'Ana')");
        }
        Files.writeString(
                Files.createDirectories(folder.resolve("crm")).resolve("shop.yaml"),
                "url: " + shop + "\nuser: holdfast\nqueries:\n  customers: { sql: \"select id, name from client\" }\n");
    }
}
