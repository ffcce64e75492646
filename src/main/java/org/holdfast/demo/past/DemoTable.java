package org.holdfast.demo.past;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.customers.CustomerStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the database says about the demo customers and their past. */
@Repository
class DemoTable {

    private final JdbcClient client;

    DemoTable(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /** Returns when the first customer was stored; {@code null} if none ever was. */
    @Nullable
    Instant firstStoredAt() {
        return client.sql("select stored_at from first_customer order by stored_at fetch first 1 rows only")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    /** Makes other processes that make the same past wait until the transaction ends. */
    void lock() {
        client.sql("select stored_at from first_customer for update")
                .query(OffsetDateTime.class)
                .list();
    }

    /** Returns the last of these moments at which a decision was made; {@code null} if there was none. */
    @Nullable
    Instant lastDecidedAt(Collection<Instant> moments) {
        return client.sql("select decided_at from decision where decided_at in (:moments) "
                        + "order by decided_at desc fetch first 1 rows only")
                .param("moments", moments.stream().map(DemoTable::utc).toList())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    /** Returns the ids of the demo customers in ascending order. */
    List<String> ids() {
        return client.sql("select id from customer where owner = ? order by id")
                .param(CustomerStore.Owner.DEMO.name())
                .query(String.class)
                .list();
    }

    /** Returns which of these are demo customers for whom nothing was decided later than a moment. */
    Set<String> withoutDecisionAfter(Instant at, Collection<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new TreeSet<>(client.sql("select c.id from customer c where c.id in (:ids) and c.owner = :owner "
                                + "and not exists (select 1 from decision d where d.customer_id = c.id "
                                + "and d.decided_at > :at)")
                        .param("ids", ids)
                        .param("owner", CustomerStore.Owner.DEMO.name())
                        .param("at", utc(at))
                        .query(String.class)
                        .list());
    }

    /** Returns the customers of decisions that were made at exactly these moments. */
    List<String> decidedAt(Collection<Instant> moments) {
        return client.sql("select distinct customer_id from decision where decided_at in (:moments) order by 1")
                .param("moments", moments.stream().map(DemoTable::utc).toList())
                .query(String.class)
                .list();
    }

    /** Returns all actions of these customers. */
    List<String> actions(Collection<String> customers) {
        return client.sql("select id from decided_action where customer_id in (:customers)")
                .param("customers", customers)
                .query(String.class)
                .list();
    }

    /** Returns the actions of a customer in decisions that were made at exactly these moments. */
    List<String> actions(String customer, Collection<Instant> moments) {
        return client.sql("select id from decided_action where customer_id = :customer and decided_at in (:moments)")
                .param("customer", customer)
                .param("moments", moments.stream().map(DemoTable::utc).toList())
                .query(String.class)
                .list();
    }

    /** Deletes the decisions of a customer that were made at exactly these moments, with all that refers to them. */
    void deleteDecisions(String customer, Collection<Instant> moments) {
        List<OffsetDateTime> times = moments.stream().map(DemoTable::utc).toList();
        client.sql("delete from delivery where decision_id in (select id from decision "
                        + "where customer_id = :customer and decided_at in (:moments))")
                .param("customer", customer)
                .param("moments", times)
                .update();
        client.sql("delete from decision where customer_id = :customer and decided_at in (:moments)")
                .param("customer", customer)
                .param("moments", times)
                .update();
        client.sql("delete from receipt_facts where customer_id = :customer and not exists "
                        + "(select 1 from receipt r where r.facts_hash = receipt_facts.hash)")
                .param("customer", customer)
                .update();
    }

    /** Deletes all rows of these customers from a table. */
    void delete(String table, Collection<String> customers) {
        client.sql("delete from " + table + " where customer_id in (:customers)")
                .param("customers", customers)
                .update();
    }

    /** Deletes a CRM source that has no customers. */
    void deleteSource(String name) {
        client.sql("delete from crm_age where source = ?").param(name).update();
        client.sql("delete from crm_source where name = ?").param(name).update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
