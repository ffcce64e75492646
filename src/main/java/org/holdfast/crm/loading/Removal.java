package org.holdfast.crm.loading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.crm.LoadedCustomers;
import org.holdfast.crm.mapping.Collected;
import org.holdfast.facts.Customer;
import org.holdfast.facts.KnownCustomer;
import org.holdfast.facts.Source;
import org.jspecify.annotations.Nullable;

/** What becomes of customers who are not in a source any more. */
record Removal(String source, LoadedCustomers customers) {

    /** How many are gone, and whose facts have changed. */
    record Removed(int gone, List<String> changed) {
    }

    /** Within a transaction. */
    Removed remove(Collection<String> ids) {
        Map<String, KnownCustomer> stored = customers.find(ids);
        List<String> gone = new ArrayList<>();
        List<String> others = new ArrayList<>();
        stored.forEach((id, known) -> (isOurs(known.facts(), Collected.PLAIN_FIELDS) ? gone : others).add(id));
        customers.remove(gone);
        return new Removed(gone.size(), customers.write(others, (id, facts) -> facts == null ? null : without(facts)).changed());
    }

    private boolean isOurs(Customer facts, String collection) {
        Source owner = facts.sources() == null ? null : facts.sources().get(collection);
        return owner != null && owner.from().equals(source);
    }

    /** The customer is somebody else's; what came from here is unknown from now on. */
    private Customer without(Customer facts) {
        Map<String, @Nullable Object> values = new HashMap<>();
        Map<String, Source> sources = new TreeMap<>(facts.sources() == null ? Map.of() : facts.sources());
        for (String collection : Customer.COLLECTIONS) {
            if (isOurs(facts, collection)) {
                values.put(collection, null);
                sources.remove(collection);
            }
        }
        values.put("sources", sources);
        return facts.with(values);
    }
}
