package org.holdfast.customers;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.json.FactsJson;

/** Edits of facts that several sources have in common. */
public final class CustomerEdit {

    private CustomerEdit() {}

    /** A customer without any facts. */
    public static Customer nobody(String id) {
        return FactsJson.read(FactsJson.write(Map.of("id", id)));
    }

    /** A source that reports a collection owns it unless another source does; its freshness never goes back. */
    public static Customer withProvenance(Customer facts, String collection, String source, Instant at) {
        Map<String, Provenance> sources = new TreeMap<>(facts.sources() == null ? Map.of() : facts.sources());
        Provenance owner = sources.get(collection);
        if (owner != null && (!owner.from().equals(source) || !owner.at().isBefore(at))) {
            return facts;
        }
        sources.put(collection, new Provenance(source, at));
        return facts.with(Map.of("sources", sources));
    }
}
