package org.holdfast.bench.load;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Multiplies the decisions that a server has recorded: each customer gets {@value #EACH} of them, spread over three
 * years, with actions, outcomes, receipts and facts of their own. Tables are filled without indexes, which are built
 * afterwards.
 */
public final class StoredDecisions {

    /** Decisions for each customer. */
    public static final int EACH = 50;

    /** Decisions in a row that rest on the same facts. */
    private static final int SAME_FACTS = 5;

    private static final List<String> TABLES = List.of(
            "decision",
            "decided_action",
            "outcome",
            "receipt",
            "receipt_facts",
            "customer",
            "customer_dealing",
            "wake_up");

    /** The number of the decision gives its id, its customer and its time. */
    private static final String NUMBERED = """
            select g.k, md5('d' || g.k)::uuid::text as id, 'B-' || (g.k %% %1$d) as customer,
                now() - interval '3 years' + (g.k / %1$d) * (interval '3 years' / 50) + (g.k %% %1$d) * interval '1 second'
                    as at,
                'sha256:' || encode(sha256(((g.k %% %1$d) || '-' || (g.k / %1$d / %2$d))::bytea), 'hex') as hash,
                (g.k %% %3$d) as number
            from generate_series(%4$d::bigint, %5$d) g(k)""";

    private final JdbcTemplate jdbc;
    private final long customers;
    private final long specimens;

    private StoredDecisions(JdbcTemplate jdbc, long customers) {
        this.jdbc = jdbc;
        this.customers = customers;
        jdbc.execute(
                "create table specimen as select row_number() over (order by d.id) - 1 as number, d.id, d.customer_id,"
                        + " d.outcome, d.rule_book, d.document, r.document as receipt, f.content as facts from decision d"
                        + " join receipt r on r.decision_id = d.id join receipt_facts f on f.hash = r.facts_hash");
        jdbc.execute("create table specimen_action as select s.number, a.* from specimen s"
                + " join decided_action a on a.decision_id = s.id");
        jdbc.execute("create index on specimen (number)");
        this.specimens = jdbc.queryForObject("select count(*) from specimen", Long.class);
    }

    /** @param jdbc a database with some decisions and their receipts */
    public static void multiply(JdbcTemplate jdbc, long decisions) {
        StoredDecisions all = new StoredDecisions(jdbc, decisions / EACH);
        List<String> indexes = all.dropIndexes();
        long chunk = Math.max(all.customers, decisions / 20);
        for (long from = 0; from < decisions; from += chunk) {
            all.fill(from, Math.min(decisions, from + chunk) - 1);
        }
        all.fillCustomers();
        indexes.forEach(jdbc::execute);
        TABLES.forEach(table -> jdbc.execute("vacuum (analyze) " + table));
    }

    /** Returns the statements that build the indexes again, those of primary keys included. */
    private List<String> dropIndexes() {
        List<String> statements = new ArrayList<>();
        for (String table : TABLES) {
            statements.addAll(jdbc.queryForList(
                    "select indexdef from pg_indexes where tablename = ? order by 1", String.class, table));
        }
        jdbc.queryForList(
                        "select 'alter table ' || conrelid::regclass || ' drop constraint ' || conname || ' cascade' from"
                                + " pg_constraint where contype in ('p', 'u') and conrelid::regclass::text in ('"
                                + String.join("','", TABLES) + "')",
                        String.class)
                .forEach(jdbc::execute);
        jdbc.queryForList(
                        "select 'drop index ' || indexname from pg_indexes where tablename in ('"
                                + String.join("','", TABLES) + "')",
                        String.class)
                .forEach(jdbc::execute);
        TABLES.forEach(table -> jdbc.execute("alter table " + table + " set unlogged"));
        return statements;
    }

    private void fill(long from, long until) {
        String numbered = NUMBERED.formatted(customers, SAME_FACTS, specimens, from, until);
        jdbc.execute(
                "insert into decision (id, customer_id, as_of, decided_at, outcome, rule_book, facts_hash, document)"
                        + " select n.id, n.customer, n.at, n.at, s.outcome, s.rule_book, n.hash,"
                        + " replace(replace(s.document, s.id, n.id), s.customer_id, n.customer)"
                        + " from (" + numbered + ") n join specimen s on s.number = n.number");
        jdbc.execute("insert into receipt (decision_id, customer_id, facts_hash, document)"
                + " select n.id, n.customer, n.hash, s.receipt from (" + numbered
                + ") n join specimen s on s.number = n.number");
        jdbc.execute("insert into receipt_facts (hash, customer_id, content)"
                + " select distinct on (n.hash) n.hash, n.customer, replace(s.facts, s.customer_id, n.customer)"
                + " from (" + numbered + ") n join specimen s on s.number = n.number where n.k / " + customers + " % "
                + SAME_FACTS + " = 0");
        // Most actions were decided upon; offers of the last weeks are open.
        jdbc.execute("insert into decided_action (id, decision_id, rank, action, rule, kind, incident, customer_id,"
                + " decided_at, purpose, channel, subject, granted, valid_until, contact, status, status_at, document,"
                + " promise, promise_due, promise_kept_by, promise_status)"
                + " select n.id || '.' || a.rank, n.id, a.rank, a.action, a.rule, a.kind, a.incident, n.customer, n.at,"
                + " a.purpose, a.channel, a.subject, a.granted, n.at + (a.valid_until - a.decided_at), a.contact,"
                + " (array['accepted', 'delivered', 'open', 'ignored'])[1 + n.k % 4], n.at,"
                + " replace(replace(a.document, a.decision_id, n.id), a.customer_id, n.customer), a.promise,"
                + " n.at + (a.promise_due - a.decided_at), a.promise_kept_by,"
                + " case when a.promise is null then null else 'kept' end"
                + " from (" + numbered + ") n join specimen_action a on a.number = n.number");
        jdbc.execute(
                "insert into outcome (decision_id, action_id, outcome, happened_at, reported_at, note, reported_by,"
                        + " report_key) select decision_id, id, status, status_at, status_at, 'as the customer said', 'crm',"
                        + " 'k-' || id from decided_action where status <> 'open' and decided_at >= (select min(n.at) from ("
                        + numbered + ") n) and decided_at <= (select max(n.at) from (" + numbered + ") n)");
    }

    private void fillCustomers() {
        String ids = "(select 'B-' || g.c as id, g.c % " + specimens + " as number from generate_series(0, "
                + (customers - 1) + ") g(c)) n";
        jdbc.execute("insert into customer (id, facts, facts_hash, owner, updated_at)"
                + " select n.id, replace(s.facts, s.customer_id, n.id), 'sha256:' || n.id, 'API', now() from " + ids
                + " join specimen s on s.number = n.number");
        jdbc.execute("insert into customer_dealing (customer_id, decisions) select n.id, 0 from " + ids);
        jdbc.execute("insert into wake_up (customer_id, due_at) select n.id, now() + interval '14 days' from " + ids);
    }
}
