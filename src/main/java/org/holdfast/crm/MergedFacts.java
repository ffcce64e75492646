package org.holdfast.crm;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.Return;
import org.holdfast.facts.Source;
import org.jspecify.annotations.Nullable;

/** The facts of two customers who turned out to be one. Where both know something, the one who lives on counts; nothing else is lost. */
final class MergedFacts {

    private MergedFacts() {
    }

    static Customer of(Customer into, Customer from) {
        Map<String, @Nullable Object> merged = new HashMap<>();
        for (RecordComponent component : Customer.class.getRecordComponents()) {
            Object one = value(component, into);
            Object other = value(component, from);
            if (one instanceof List<?> first && other instanceof List<?> second) {
                merged.put(component.getName(), union(first, second));
            } else if (one == null) {
                merged.put(component.getName(), other);
            }
        }
        if (into.sources() != null && from.sources() != null) {
            Map<String, Source> sources = new HashMap<>(from.sources());
            sources.putAll(into.sources());
            merged.put("sources", sources);
        }
        return CustomerEdit.with(into, merged);
    }

    private static List<Object> union(List<?> into, List<?> from) {
        Set<Object> there = new HashSet<>();
        List<Object> all = new ArrayList<>(into);
        into.forEach(each -> there.add(identity(each)));
        from.stream().filter(each -> !there.contains(identity(each))).forEach(all::add);
        return all;
    }

    private static Object identity(Object item) {
        return item instanceof Order order ? order.id() : item instanceof Complaint complaint ? complaint.id()
                : item instanceof Return back ? back.id() : item;
    }

    private static @Nullable Object value(RecordComponent component, Customer facts) {
        try {
            return component.getAccessor().invoke(facts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Every record can be read", e);
        }
    }
}
