package org.holdfast.crm;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.holdfast.facts.Customer;
import org.holdfast.facts.KnownCustomer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The store as loads from a CRM see it: facts as they were written, without the ages that are laid over them, and only those written again
 * that have changed. Invented customers count as nobody.
 */
@Repository
public class LoadedCustomers {

    private final JdbcClient client;
    private final CustomerRows rows;
    private final GoneCustomers gone;
    private final Clock clock;

    LoadedCustomers(JdbcTemplate template, GoneCustomers gone, Clock clock) {
        this.client = JdbcClient.create(template);
        this.rows = new CustomerRows(template);
        this.gone = gone;
        this.clock = clock;
    }

    /**
     * What was written.
     *
     * @param created ids of customers who are new
     * @param changed ids of customers whose facts are other ones now
     */
    public record Written(List<String> created, List<String> changed) {
    }

    /** The stored ones among some hundred customers, by id. */
    public Map<String, KnownCustomer> find(Collection<String> ids) {
        Map<String, KnownCustomer> found = new HashMap<>();
        stored(ids, "").forEach((id, each) -> {
            if (each.known != null) {
                found.put(id, each.known);
            }
        });
        return found;
    }

    /** @param known {@code null} when the customer is invented */
    private record Stored(@Nullable KnownCustomer known) {
    }

    private Map<String, Stored> stored(Collection<String> ids, String how) {
        Map<String, Stored> stored = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            String sql = "select id, facts, facts_hash, owner from customer where id in (:ids) order by id" + how;
            client.sql(sql).param("ids", ids).query(row -> {
                boolean demo = row.getString(4).equals(CustomerStore.Owner.DEMO.name());
                stored.put(row.getString(1), new Stored(demo ? null : new KnownCustomer(FactsJson.stored(row.getString(2), Customer.class),
                        row.getString(3))));
            });
        }
        return stored;
    }

    /** Those who were erased, or live on under another id: a source that still speaks of them is not listened to. */
    public Set<String> gone(Collection<String> ids) {
        return gone.among(ids).keySet();
    }

    /**
     * Within a transaction: writes what has become of some hundred customers. Nobody else changes them meanwhile. Who was erased, or lives
     * on under another id, is not brought back.
     *
     * @param change from id and stored facts ({@code null} when there are none) to the facts there should be; {@code null} leaves them as
     *     they are
     */
    public Written write(Collection<String> ids, BiFunction<String, @Nullable Customer, @Nullable Customer> change) {
        Map<String, Stored> stored = stored(ids, " for update");
        Set<String> left = gone.among(ids.stream().filter(id -> !stored.containsKey(id)).toList()).keySet();
        List<CustomerRows.Row> fresh = new ArrayList<>();
        List<CustomerRows.Row> changed = new ArrayList<>();
        for (String id : ids) {
            Stored there = stored.get(id);
            KnownCustomer known = there == null ? null : there.known;
            Customer facts = left.contains(id) ? null : change.apply(id, known == null ? null : known.facts());
            if (facts != null) {
                String json = FactsJson.write(facts);
                String hash = FactsHash.of(json.getBytes(StandardCharsets.UTF_8));
                if (there == null) {
                    fresh.add(CustomerRows.Row.of(facts, json, hash));
                } else if (known == null || !known.hash().equals(hash)) {
                    changed.add(CustomerRows.Row.of(facts, json, hash));
                }
            }
        }
        rows.insert(fresh, CustomerStore.Owner.CRM, clock.instant(), null);
        rows.take(changed, CustomerStore.Owner.CRM, clock.instant());
        return new Written(fresh.stream().map(CustomerRows.Row::id).toList(), changed.stream().map(CustomerRows.Row::id).toList());
    }

    /** Within a transaction: forgets the facts of these customers. */
    public void remove(Collection<String> ids) {
        rows.delete(ids);
    }
}
