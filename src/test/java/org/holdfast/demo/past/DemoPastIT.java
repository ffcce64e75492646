package org.holdfast.demo.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.Database;
import org.holdfast.Patience;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditTrail;
import org.holdfast.customers.CustomerStore;
import org.holdfast.demo.DemoCustomers;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.overview.Overview;
import org.holdfast.overview.OverviewService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The past of a demo base that is first started on a New Year's Day, when every budget has just been filled. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoPastIT {

    private static final Instant MORNING = Instant.parse("2027-01-01T08:30:00Z");
    private static final Instant EVENING = Instant.parse("2027-01-01T17:45:00Z");

    private static Server server;

    @BeforeAll
    static void start() {
        server = at(MORNING, Database.H2.freshUrl());
        Patience.until(() -> server.bean(DemoPast.class).progress().isComplete());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Server at(Instant now, String url) {
        return Server.at(Clock.fixed(now, ZoneOffset.UTC), url, "--holdfast.demo-past=true");
    }

    private static JdbcTemplate jdbc() {
        return server.bean(JdbcTemplate.class);
    }

    private static int count(String what) {
        return jdbc().queryForObject("select count(*) from " + what, Integer.class);
    }

    @Test
    @Order(1)
    void decisionsAndOutcomesSpread120Days() {
        assertThat(count("decision where outcome = 'act'")).isGreaterThan(800);
        assertThat(count("decision where decided_at > '2027-01-01 08:30:00Z'")).isZero();
        assertThat(jdbc().queryForList(
                                "select distinct extract(month from decided_at) from decided_action", Integer.class))
                .containsExactlyInAnyOrder(9, 10, 11, 12, 1);
        for (String status : List.of("accepted", "delivered", "failed", "ignored", "open", "presented", "rejected")) {
            assertThat(count("decided_action where status = '" + status + "'"))
                    .as(status)
                    .isGreaterThan(5);
        }
        assertThat(count("decided_action where promise_status = 'kept'")).isGreaterThan(10);
        assertThat(count("programme_member")).isGreaterThan(10);
        assertThat(server.get("/v1/measures").status()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void theExampleOfTheReadmeHasNoPast() {
        assertThat(count("decision where customer_id = '" + DemoCustomers.SHOWCASE + "'"))
                .isZero();
    }

    @Test
    @Order(3)
    void theControlGroupIsComparedWhereItIsLargeEnough() {
        List<JsonNode> actions = new ArrayList<>();
        server.get("/v1/reports/actions").json().path("actions").forEach(actions::add);
        assertThat(actions)
                .filteredOn(each -> each.at("/uplift/finding").asString().equals("too-few"))
                .hasSizeGreaterThan(5);
        assertThat(actions)
                .filteredOn(each -> each.at("/uplift").has("difference"))
                .isNotEmpty()
                .allSatisfy(
                        each -> assertThat(each.at("/control/known").asInt()).isGreaterThanOrEqualTo(30));
    }

    @Test
    @Order(4)
    void twoRuleBooksDifferInOneLimit() {
        assertThat(jdbc().queryForList("select published_at from rule_book_publication order by number", Instant.class))
                .containsExactly(Instant.parse("2026-09-03T00:00:00Z"), Instant.parse("2026-11-02T00:00:00Z"));
        assertThat(jdbc().queryForObject(
                                "select count(distinct rule_book) from decision where decided_at < '2026-11-02'",
                                Integer.class))
                .isEqualTo(1);
        assertThat(jdbc().queryForObject("select count(distinct rule_book) from decision", Integer.class))
                .isEqualTo(2);
        assertThat(server.get("/v1/rule-book").at("resting")).isNotEqualTo("true");
    }

    @Test
    @Order(5)
    void oneDecisionWasRefusedByItsTarget() {
        Patience.until(() -> count("delivery where state = 'dead'") == 1);

        assertThat(count("delivery")).isEqualTo(1);
        assertThat(server.get("/v1/deliveries?status=dead").text()).contains("demo-call-centre", "does not know");
        Answer live = server.post("/v1/decisions", "{'customerId':'C-1001'}");
        assertThat(live.at("outcome")).isEqualTo("act");
        assertThat(count("delivery")).as("a live decision is not delivered").isEqualTo(1);
    }

    @Test
    @Order(6)
    void oneSourceIsStale() {
        assertThat(count("crm_source where failures > 0 and succeeded_at < '2026-12-30'"))
                .isEqualTo(1);
        assertThat(count("crm_age where loaded_at < '2026-12-30'")).isEqualTo(1);
    }

    @Test
    @Order(7)
    void aPromiseOfYesterdayWasNotKept() {
        assertThat(count("decided_action where promise_status = 'broken' and promise_due >= '2026-12-31' "
                        + "and promise_due < '2027-01-01'"))
                .isPositive();
    }

    @Test
    @Order(8)
    void oneBudgetIsNearlyEmpty() {
        Map<String, Object> pot = jdbc().queryForMap(
                        "select used, cap from budget_pot where name = 'competitors' and period = '2027-01'");
        BigDecimal used = (BigDecimal) pot.get("used");
        assertThat(used.doubleValue() / ((BigDecimal) pot.get("cap")).doubleValue())
                .isBetween(0.85, 0.99);
        assertThat(jdbc().queryForObject(
                                "select sum(amount) from budget_entry where name = 'competitors' "
                                        + "and period = '2027-01' and state <> 'released'",
                                BigDecimal.class))
                .isEqualByComparingTo(used);
    }

    @Test
    @Order(9)
    void theFirstPageShowsAllOfIt() {
        Overview overview = server.bean(OverviewService.class).overview();

        assertThat(overview.promises())
                .isNotEmpty()
                .allSatisfy(entry ->
                        assertThat(entry.promise().dueAt()).isBetween(MORNING.minus(Duration.ofDays(2)), MORNING));
        assertThat(overview.budgets().get(0).name()).isEqualTo("competitors");
        assertThat(overview.deadLetters()).containsEntry("demo-call-centre", 1L);
        assertThat(overview.staleSources())
                .extracting(source -> source.source())
                .containsExactly(DemoCustomers.HELP_DESK);
        assertThat(overview.activity().thisWeek().actions()).isPositive();
    }

    @Test
    @Order(9)
    void noDecisionKnewWhatHappenedLater() {
        List<String> later = new ArrayList<>();
        jdbc().query(
                        "select d.id, d.decided_at, f.content from decision d join receipt r on r.decision_id = d.id "
                                + "join receipt_facts f on f.hash = r.facts_hash where d.customer_id <> ?",
                        row -> {
                            Instant at = row.getTimestamp(2).toInstant();
                            later(at, "", FactsJson.storedTree(row.getString(3)), later);
                        },
                        DemoCustomers.SHOWCASE);
        assertThat(later).isEmpty();
    }

    private static void later(Instant at, String path, JsonNode node, List<String> found) {
        node.forEachEntry((name, value) -> later(at, path + "/" + name, value, found));
        if (node.isArray()) {
            node.forEach(each -> later(at, path, each, found));
        }
        String text = node.isString() ? node.asString() : "";
        boolean future =
                text.matches("\\d{4}-\\d\\d-\\d\\dT.*") && Instant.parse(text).isAfter(at)
                        || text.matches("\\d{4}-\\d\\d-\\d\\d")
                                // East of Greenwich the day has begun a few hours earlier.
                                && LocalDate.parse(text)
                                        .minusDays(1)
                                        .atStartOfDay()
                                        .toInstant(ZoneOffset.UTC)
                                        .isAfter(at);
        if (future && !path.matches(".*/(promisedFrom|promisedAt|pickupUntil)")) {
            found.add(at + " " + path + " " + text);
        }
    }

    @Test
    @Order(10)
    void decisionsOfThePastReplayTheSame() {
        List<String> ids = new ArrayList<>();
        for (String book : List.of("min", "max")) {
            ids.addAll(jdbc().queryForList(
                            "select id from decision where rule_book = (select " + book
                                    + "(rule_book) from decision) and outcome = 'act' order by id limit 15",
                            String.class));
        }
        assertThat(ids)
                .hasSize(30)
                .allSatisfy(id -> assertThat(server.post("/v1/decisions/" + id + "/replay", "")
                                .at("same"))
                        .isEqualTo("true"));
    }

    @Test
    @Order(10)
    void theSameDayHasTheSamePastEvenIfItIsInterrupted() {
        List<String> expected = past(jdbc());
        String url = Database.H2.freshUrl();
        try (Server killed = at(EVENING, url)) {
            Patience.until(() -> killed.bean(DemoPast.class).progress().done() > 40);
        }
        try (Server again = at(EVENING.plusSeconds(3600), url)) {
            assertThat(past(again.bean(JdbcTemplate.class))).hasSizeLessThan(expected.size());
            Patience.until(() -> again.bean(DemoPast.class).progress().isComplete());

            assertThat(past(again.bean(JdbcTemplate.class))).containsExactlyElementsOf(expected);
        }
    }

    private static List<String> past(JdbcTemplate jdbc) {
        return jdbc.query(
                "select d.customer_id, d.decided_at, d.outcome, d.facts_hash, d.rule_book, a.action, a.rule, "
                        + "a.granted, a.channel, a.status, a.status_at, a.promise_status, b.state, b.amount "
                        + "from decision d left join decided_action a on a.decision_id = d.id "
                        + "left join budget_entry b on b.action_id = a.id "
                        + "where d.decided_at <= '2027-01-01 00:00:00Z' order by 1, 2, 6",
                (row, number) -> {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        values.add(text(row, i));
                    }
                    return String.join(" ", values);
                });
    }

    /** Returns a value as both databases have it. */
    private static String text(ResultSet row, int column) throws SQLException {
        int type = row.getMetaData().getColumnType(column);
        if (type == Types.TIMESTAMP || type == Types.TIMESTAMP_WITH_TIMEZONE) {
            return String.valueOf(row.getTimestamp(column));
        }
        BigDecimal amount = type == Types.NUMERIC || type == Types.DECIMAL ? row.getBigDecimal(column) : null;
        return amount == null
                ? String.valueOf(row.getObject(column))
                : amount.stripTrailingZeros().toPlainString();
    }

    @Test
    @Order(11)
    void removalLeavesNothingButPublicationsAndTwoAuditEntries() {
        int removed = server.bean(DemoRemoval.class).remove(Actor.localOperator("Test", null));

        assertThat(removed).isEqualTo(344);
        assertThat(rowsAboutDemoCustomers()).isEmpty();
        for (String table : List.of(
                "decision",
                "decided_action",
                "outcome",
                "receipt",
                "receipt_facts",
                "budget_pot",
                "budget_entry",
                "delivery",
                "crm_source",
                "crm_age",
                "customer",
                "customer_dealing")) {
            assertThat(count(table)).as(table).isZero();
        }
        assertThat(count("rule_book_publication")).isEqualTo(2);
        AuditTrail audit = server.bean(AuditTrail.class);
        assertThat(audit.page(null, 10))
                .extracting(entry -> entry.action())
                .containsExactly("demo-removed", "demo-added");
        assertThat(audit.verify().broken()).isNull();
        server.bean(DemoPast.class).make();
        assertThat(count("decision")).as("no new past").isZero();

        Answer restored = server.post("/v1/rule-book/versions/1/restore", "");
        assertThat(restored.status()).as(restored.text()).isLessThan(300);
        assertThat(count("rule_book_publication")).isEqualTo(3);
    }

    @Test
    @Order(12)
    void bothDatabasesHaveTheSamePast() {
        List<List<String>> pasts = new ArrayList<>();
        for (Database database : Database.values()) {
            try (Server other = withoutPast(database)) {
                make(other, -105);
                pasts.add(past(other.bean(JdbcTemplate.class)));
            }
        }
        assertThat(pasts.get(0)).hasSizeGreaterThan(50).containsExactlyElementsOf(pasts.get(1));
    }

    @Test
    @Order(13)
    void aCustomerWithALiveDecisionGetsNoMorePast() {
        try (Server other = withoutPast(Database.H2)) {
            make(other, -110);
            JdbcTemplate jdbc = other.bean(JdbcTemplate.class);
            String busy = jdbc.queryForObject(
                    "select customer_id from decision group by customer_id order by count(*) desc, 1 limit 1",
                    String.class);
            int before = decisions(jdbc, busy);

            Answer live = other.post("/v1/decisions", "{'customerId':'" + busy + "'}");
            assertThat(live.status()).isLessThan(300);
            int after = decisions(jdbc, busy);
            make(other, -104);

            assertThat(decisions(jdbc, busy)).isEqualTo(after).isLessThanOrEqualTo(before + 1);
            assertThat(jdbc.queryForObject("select max(decided_at) from decision", Instant.class))
                    .as("the live decision")
                    .isEqualTo(MORNING);
            assertThat(jdbc.queryForObject(
                            "select max(decided_at) from decision where customer_id <> ?", Instant.class, busy))
                    .as("the past of the others")
                    .isEqualTo(calendar().start(-104));
        }
    }

    @Test
    @Order(15)
    void twoServersMakeEachDayOnce() throws Exception {
        try (Server other = withoutPast(Database.H2)) {
            List<Thread> makers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                makers.add(new Thread(() -> {
                    try {
                        make(other, -112);
                    } catch (OptimisticLockingFailureException e) {
                        // The other one was faster.
                    }
                }));
            }
            makers.forEach(Thread::start);
            for (Thread maker : makers) {
                maker.join();
            }
            make(other, -112);

            assertThat(other.bean(JdbcTemplate.class)
                            .queryForObject(
                                    "select count(*) from (select customer_id from decision "
                                            + "group by customer_id, decided_at having count(*) > 1)",
                                    Integer.class))
                    .isZero();
        }
    }

    @Test
    @Order(14)
    void liveDecisionsDoNotWaitForThePast() throws Exception {
        try (Server other = withoutPast(Database.H2)) {
            Thread making = new Thread(() -> make(other, -100));
            making.start();
            Map<String, Integer> done = new TreeMap<>();
            for (int i = 0; making.isAlive() && i < 300; i++) {
                String customer = "C-" + (1002 + i);
                assertThat(other.post("/v1/decisions", "{'customerId':'" + customer + "'}")
                                .status())
                        .isEqualTo(200);
                done.put(customer, other.bean(DemoPast.class).progress().done());
            }
            making.join();

            assertThat(done).isNotEmpty();
            done.forEach((customer, days) -> assertThat(other.bean(JdbcTemplate.class)
                            .queryForObject(
                                    "select count(*) from decision where customer_id = ? and decided_at < ? "
                                            + "and decided_at > ?",
                                    Integer.class,
                                    customer,
                                    Timestamp.from(MORNING),
                                    // The day that was being made may have come first.
                                    Timestamp.from(calendar().start(DemoCalendar.FIRST + days))))
                    .as(customer + " after " + days + " days")
                    .isZero());
            assertThat(other.bean(DemoPast.class).progress().done()).isEqualTo(21);
        }
    }

    /** A server with the customers of a demo base, whose past the test makes itself. */
    private static Server withoutPast(Database database) {
        Server other = Server.at(Clock.fixed(MORNING, ZoneOffset.UTC), database.freshUrl(), "--holdfast.demo=false");
        other.bean(CustomerStore.class).putAll(DemoCustomers.around(MORNING), CustomerStore.Owner.DEMO);
        return other;
    }

    private static void make(Server other, int until) {
        other.bean(DemoPast.class).make(calendar(), MORNING, until);
    }

    private static DemoCalendar calendar() {
        return DemoCalendar.around(MORNING, ZoneOffset.UTC);
    }

    private static int decisions(JdbcTemplate jdbc, String customer) {
        return jdbc.queryForObject("select count(*) from decision where customer_id = ?", Integer.class, customer);
    }

    /** Returns the tables with a row that contains the id of a demo customer or of the demo's source. */
    private static Map<String, String> rowsAboutDemoCustomers() {
        Map<String, String> found = new TreeMap<>();
        Set.copyOf(jdbc().queryForList(
                                "select table_name from information_schema.tables where table_schema = 'PUBLIC'",
                                String.class))
                .forEach(table -> jdbc().queryForList("select * from \"" + table + "\"").stream()
                        .map(Map::toString)
                        .filter(row -> row.matches("(?s).*(\\bC-1[0-3]\\d\\d\\b|demo-helpdesk).*"))
                        .forEach(row -> found.put(table, row)));
        return found;
    }
}
