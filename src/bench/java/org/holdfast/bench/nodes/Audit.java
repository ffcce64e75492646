package org.holdfast.bench.nodes;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/** Compares what clients were promised with what the database has. */
final class Audit implements AutoCloseable {

    private final Connection connection;
    private final Checks checks;

    Audit(String url, Checks checks) throws SQLException {
        this.connection = DriverManager.getConnection(url, "postgres", "");
        this.checks = checks;
    }

    /** Every answer with a decision is in the database, and a buyer has no decision that nobody asked for. */
    void decisions(Shop shop) throws SQLException {
        Map<String, String> byKey = new HashMap<>();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1_000);
            try (ResultSet row = statement.executeQuery("select request_key, answer from keyed_answer")) {
                while (row.next()) {
                    Matcher id = Shop.DECISION.matcher(String.valueOf(row.getString(2)));
                    byKey.put(row.getString(1), id.find() ? id.group(1) : "");
                }
            }
        }
        connection.setAutoCommit(true);
        Set<String> stored = new HashSet<>();
        long unasked = 0;
        Set<String> answered = new HashSet<>(byKey.values());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select d.id, d.customer_id like 'B-%' and not exists "
                        + "(select 1 from customer_run r where r.as_of = d.as_of) from decision d")) {
            while (row.next()) {
                stored.add(row.getString(1));
                unasked += row.getBoolean(2) && !answered.contains(row.getString(1)) ? 1 : 0;
            }
        }
        long lost = shop.decided().values().stream()
                .filter(id -> !stored.contains(id))
                .count();
        long other = shop.decided().entrySet().stream()
                .filter(each -> !each.getValue().equals(byKey.get(each.getKey())))
                .count();
        checks.addSome(
                "a decision that a client got is in the database",
                shop.decided().size(),
                lost);
        checks.addSome("a key has one decision, the one that the client got", byKey.size(), other);
        checks.addSome("a buyer has no decision but those with a key, and of runs", stored.size(), unasked);
        checks.addSome(
                "a decision has its receipt",
                stored.size(),
                count(
                        "select count(*) from decision d where not exists (select 1 from receipt r where r.decision_id = d.id)"));
        checks.addSome(
                "an outcome that was accepted is stored once",
                shop.outcomes(),
                Math.abs(count("select count(*) from outcome") - shop.outcomes()));
    }

    /** Budgets and use limits are exact. */
    void limits(int first, int pot) throws SQLException {
        checks.addSome(
                "a budget is used for exactly what its ledger says",
                count("select count(*) from budget_entry"),
                count(
                        "select count(*) from budget_pot p where used <> (select coalesce(sum(amount), 0) from budget_entry e "
                                + "where e.name = p.name and e.period = p.period and e.state <> 'released')"));
        checks.add(
                "the budget of the vouchers is not overdrawn, and used up",
                pot,
                count("select case when used <= " + pot + " and used > " + pot
                        + " - 5 then 0 else 1 end from budget_pot "
                        + "where name = 'nodes' order by period desc fetch first 1 rows only"));
        String voucher = " from decided_action where action = '" + Book.VOUCHER + "'";
        checks.addSome(
                "a voucher is in the ledger of the budget",
                count("select count(*)" + voucher),
                count("select count(*)" + voucher
                                + " and not exists (select 1 from budget_entry e where e.action_id = id)")
                        + count("select count(*) from budget_entry e where name = 'nodes' and not exists (select 1 "
                                + voucher + " and id = e.action_id)"));
        checks.addSome(
                "nobody has more vouchers a day than allowed",
                count("select count(distinct customer_id)" + voucher),
                count("select count(*) from (select 1" + voucher
                        + " and status not in ('rejected', 'failed') group by customer_id, "
                        + "cast(decided_at at time zone 'Europe/Chisinau' as date) having count(*) > "
                        + Book.VOUCHERS_A_DAY + ") x"));
        checks.add(
                "exactly the first customers have the gift",
                first,
                Math.abs(first
                        - count(
                                "select count(distinct a.customer_id) from first_use u join decided_action a on a.id = u.action_id "
                                        + "where u.action = '" + Book.GIFT + "' and u.state <> 'released'")));
        checks.add(
                "as many as are counted",
                first,
                Math.abs(first - count("select taken from first_customers where action = '" + Book.GIFT + "'")));
        checks.addSome(
                "nobody got the gift twice",
                count("select count(*) from first_use"),
                count("select count(*) from (select 1 from decided_action where action = '" + Book.GIFT
                        + "' and status not in ('rejected', 'failed') group by customer_id having count(*) > 1) x"));
        caps();
    }

    /** The caps of the shipped rule book. */
    void caps() throws SQLException {
        String mails = " from decided_action where contact and channel = 'email' and status <> 'failed' and purpose = ";
        checks.add(
                "nobody got two marketing e-mails in a week, or four about a matter in a day",
                count("select count(*) from decided_action where contact"),
                count("select count(*) from (select 1" + mails
                                + "'marketing' group by customer_id having count(*) > 1) x")
                        + count("select count(*) from (select 1" + mails
                                + "'service' group by customer_id having count(*) > 3) x"));
    }

    /** Facts: events, replacements and loads have each had their effect once. */
    void facts(Shop shop, People people) throws SQLException {
        long wrong = 0;
        long events = 0;
        for (int i = 0; i < people.movers(); i++) {
            long sent = shop.placed().containsKey(i) ? shop.placed().get(i).get() : 0;
            events += sent;
            wrong += Math.abs(sent
                    - count(
                            "select count(*) from customer, lateral regexp_matches(facts, '\"E-\\d+\"', 'g') where id = 'M-"
                                    + i + "'"));
        }
        checks.addSome("an event that was accepted is in the facts, once", events, wrong);
        long old = 0;
        for (Map.Entry<Integer, Integer> each : shop.revisions().entrySet()) {
            old += 1
                    - count("select count(*) from customer where id = 'P-" + each.getKey() + "' and facts like '%\"r"
                            + each.getValue() + "\"%'");
        }
        checks.addSome(
                "the facts are the last ones that were accepted",
                shop.revisions().size(),
                old);
    }

    void loads(Crm crm) throws SQLException {
        checks.addSome(
                "what the CRM has is in the facts",
                crm.orders(),
                Math.abs(
                        crm.orders()
                                - count(
                                        "select count(*) from customer, lateral regexp_matches(facts, '\"id\":\"L\\d+\"', 'g') where id like 'L-%'")));
        checks.add("loads do not fail", 1, count("select failures from crm_source"));
    }

    void deliveries(Inbox inbox) throws SQLException {
        Set<String> acts = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select id from decision where outcome = 'act'")) {
            while (row.next()) {
                acts.add(row.getString(1));
            }
        }
        checks.addSome(
                "a decision to act was delivered",
                acts.size(),
                acts.stream().filter(id -> !inbox.received().containsKey(id)).count());
        checks.add(
                "nothing else was delivered",
                inbox.received().size(),
                inbox.received().keySet().stream()
                        .filter(id -> !acts.contains(id))
                        .count());
    }

    /** Wake-ups and runs. */
    void once(People people) throws SQLException {
        String reminded = " from decided_action where customer_id like 'W-%' and action = 'remind-cart'";
        checks.addSome(
                "whoever left a basket was reminded once, or a cap was in the way",
                people.forgetful(),
                people.forgetful()
                        - count("select count(distinct customer_id) from decision where customer_id like 'W-%' "
                                + "and document like '%remind-cart%'")
                        + count("select count(*)" + reminded)
                        - count("select count(distinct customer_id)" + reminded));
        checks.addSome(
                "a run decided for a customer once",
                count("select count(*) from customer_run where state = 'done'"),
                count("select count(*) from (select 1 from decision d join customer_run r on r.as_of = d.as_of "
                        + "group by r.id, d.customer_id having count(*) > 1) x"));
        checks.add("no run was left unfinished", 1, count("select count(*) from customer_run where state <> 'done'"));
    }

    /** No decision follows a rule book that was replaced more than so many seconds before. */
    void ruleBooks(double seconds) throws SQLException {
        checks.addSome(
                "no decision but those of runs follows a rule book replaced 2 s before",
                count("select count(*) from rule_book_publication"),
                count(
                        "select count(*) from decision d where not exists (select 1 from customer_run r where r.as_of = d.as_of) "
                                + "and d.rule_book not in (select p.version from rule_book_publication p "
                                + "where not exists (select 1 from rule_book_publication q where q.number = p.number + 1 "
                                + "and q.published_at < d.decided_at - interval '" + seconds + " s'))"));
    }

    long count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
