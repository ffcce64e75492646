package org.holdfast.customers;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.json.FactsJson;

/** Edits of facts that several sources share. */
public final class CustomerEdit {

    private CustomerEdit() {}

    /** Returns a customer without any facts. */
    public static Customer withoutFacts(String id) {
        return FactsJson.read(FactsJson.write(Map.of("id", id)));
    }

    /** Makes a source the owner of a collection unless it has another owner; the freshness never decreases. */
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
