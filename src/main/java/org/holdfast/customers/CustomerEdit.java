package org.holdfast.customers;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.json.FactsJson;

/** Facts of which something has changed. */
public final class CustomerEdit {

    private CustomerEdit() {}

    /** A customer of whom nothing is known. */
    public static Customer nobody(String id) {
        return FactsJson.read(FactsJson.write(Map.of("id", id)));
    }

    /** Every field as it was, except those that are given; the record checks itself as always. */
    public static Customer with(Customer facts, Map<String, ?> changed) {
        RecordComponent[] components = Customer.class.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                String name = components[i].getName();
                types[i] = components[i].getType();
                values[i] = changed.containsKey(name)
                        ? changed.get(name)
                        : components[i].getAccessor().invoke(facts);
            }
            return Customer.class.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Every record has a constructor", e);
        }
    }

    /** A source that tells of a collection owns it if nobody else does; how fresh it is never goes back. */
    public static Customer withProvenance(Customer facts, String collection, String source, Instant at) {
        Map<String, Provenance> sources = new TreeMap<>(facts.sources() == null ? Map.of() : facts.sources());
        Provenance owner = sources.get(collection);
        if (owner != null && (!owner.from().equals(source) || !owner.at().isBefore(at))) {
            return facts;
        }
        sources.put(collection, new Provenance(source, at));
        return with(facts, Map.of("sources", sources));
    }
}
