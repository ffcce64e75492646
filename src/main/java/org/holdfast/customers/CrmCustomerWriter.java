package org.holdfast.customers;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.holdfast.customers.suppression.SuppressionList;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.retention.FactRetention;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The customer store as CRM loads use it: facts as they were written, without the current ages, and only changed
 * customers are written. Demo customers count as not stored.
 */
@Repository
public class CrmCustomerWriter {

    private final JdbcClient client;
    private final CustomerTable rows;
    private final CustomerTombstones gone;
    private final SuppressionList suppressionList;
    private final RelocatedRecords relocated;
    private final Clock clock;

    CrmCustomerWriter(
            JdbcTemplate template,
            CustomerTable rows,
            CustomerTombstones gone,
            SuppressionList suppressionList,
            RelocatedRecords relocated,
            Clock clock) {
        this.suppressionList = suppressionList;
        this.relocated = relocated;
        this.client = JdbcClient.create(template);
        this.rows = rows;
        this.gone = gone;
        this.clock = clock;
    }

    /**
     * A stored customer.
     *
     * @param heard time at which facts without a named source were stated
     * @param provenance the sources of the records
     */
    public record Known(Customer facts, String hash, Instant heard, RecordSources provenance) {}

    /**
     * The ids that were written.
     *
     * @param created ids of new customers
     * @param changed ids of customers whose facts have changed
     * @param movedAway records that were left out because they were moved to other customers
     * @param tooOld number of records that were left out because they are older than the company keeps them
     */
    public record Written(
            List<String> created, List<String> changed, List<RelocatedRecords.Elsewhere> movedAway, int tooOld) {}

    /** Finds the stored ones among a few hundred customers, by id. */
    public Map<String, Known> find(Collection<String> ids) {
        Map<String, Known> found = new HashMap<>();
        stored(ids, "").forEach((id, each) -> {
            if (each.known != null) {
                found.put(id, each.known);
            }
        });
        return found;
    }

    /** @param known {@code null} for a demo customer */
    private record Stored(@Nullable Known known) {}

    private Map<String, Stored> stored(Collection<String> ids, String how) {
        Map<String, Stored> stored = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            String sql =
                    "select id, facts, facts_hash, owner, coalesce(stated_at, updated_at), provenance from customer "
                            + "where id in (:ids) order by id" + how;
            client.sql(sql).param("ids", ids).query(row -> {
                boolean demo = row.getString(4).equals(CustomerStore.Owner.DEMO.name());
                stored.put(row.getString(1), new Stored(demo ? null : known(row)));
            });
        }
        return stored;
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                FactsJson.stored(row.getString(2), Customer.class),
                row.getString(3),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                RecordSources.read(row.getString(6)));
    }

    /** Returns the erased and merged ones among these customers: loads skip them, even if the source has them. */
    public Set<String> gone(Collection<String> ids) {
        return gone.among(ids).keySet();
    }

    /**
     * Locks a few hundred customers and writes their changes. Erased and merged customers are not restored. Call it
     * within a transaction.
     *
     * @param change returns the new facts for an id and its stored facts ({@code null} if there are none), or
     *     {@code null} to change nothing
     */
    public Written write(
            Collection<String> ids, BiFunction<String, @Nullable Known, CustomerStore.@Nullable Edited> change) {
        Map<String, Stored> stored = stored(ids, " for update");
        Set<String> left = gone.among(
                        ids.stream().filter(id -> !stored.containsKey(id)).toList())
                .keySet();
        Map<String, CustomerStore.Edited> next = new LinkedHashMap<>();
        for (String id : ids) {
            Stored existing = stored.get(id);
            CustomerStore.Edited edited =
                    left.contains(id) ? null : change.apply(id, existing == null ? null : existing.known);
            if (edited != null) {
                next.put(id, edited);
            }
        }
        return write(stored, next);
    }

    private Written write(Map<String, Stored> stored, Map<String, CustomerStore.Edited> next) {
        Map<String, RelocatedRecords.Own> own = relocated.leaveOut(
                next.values().stream().map(CustomerStore.Edited::facts).toList());
        List<CustomerTable.Row> fresh = new ArrayList<>();
        List<CustomerTable.Row> other = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        int tooOld = 0;
        for (Map.Entry<String, CustomerStore.Edited> each : next.entrySet()) {
            String id = each.getKey();
            CustomerStore.Edited edited = each.getValue();
            Stored existing = stored.get(id);
            Known known = existing == null ? null : existing.known;
            FactRetention.Remaining remaining =
                    rows.keepable(Objects.requireNonNull(own.get(id), id).facts(), clock.instant());
            tooOld += remaining.count();
            Customer facts = withRefusals(known, remaining.facts()).facts();
            String json = FactsJson.write(facts);
            String hash = FactsHash.of(json.getBytes(StandardCharsets.UTF_8));
            CustomerTable.Row row =
                    CustomerTable.Row.of(facts, json, hash, edited.provenance().without(remaining.removed()));
            if (existing == null) {
                fresh.add(row);
            } else if (known == null || !known.hash().equals(hash)) {
                other.add(row);
                changed.add(id);
            } else if (!Objects.equals(known.provenance().write(), row.provenance())) {
                other.add(row);
            }
        }
        rows.insert(fresh, CustomerStore.Owner.CRM, clock.instant(), null);
        rows.overwrite(other, CustomerStore.Owner.CRM, clock.instant());
        return new Written(
                fresh.stream().map(CustomerTable.Row::id).toList(),
                changed,
                own.values().stream().flatMap(each -> each.elsewhere().stream()).toList(),
                tooOld);
    }

    /** Returns the facts to write, with every refusal of contact that still applies. */
    public PreservedRefusals withRefusals(@Nullable Known known, Customer next) {
        return known == null
                ? new PreservedRefusals(next, List.of(), List.of())
                : PreservedRefusals.in(
                        known.facts, PreservedRefusals.hearing(known.facts, known.heard, next, clock.instant()), next);
    }

    /** Deletes the facts of these customers. Call it within a transaction. */
    public void remove(Collection<String> ids) {
        rows.delete(ids);
    }

    /**
     * Adds the refusals of these customers to the suppression list. Call it within the transaction that deletes their
     * addresses.
     */
    public void rememberRefusals(Collection<Known> leaving) {
        Instant now = clock.instant();
        leaving.forEach(each -> suppressionList.keep(
                each.facts, PreservedRefusals.hearing(each.facts, each.heard, each.facts, now), now));
    }
}
