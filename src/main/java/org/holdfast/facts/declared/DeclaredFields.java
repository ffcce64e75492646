package org.holdfast.facts.declared;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The declared facts of one kind of thing, in the order of the file. Each has a slot, by which values are read. */
public final class DeclaredFields {

    public static final DeclaredFields NONE = new DeclaredFields(List.of());

    private final List<DeclaredFact> all;
    private final Map<String, DeclaredFact> byName = new HashMap<>();

    public DeclaredFields(List<DeclaredFact> facts) {
        List<DeclaredFact> numbered = new ArrayList<>();
        for (DeclaredFact fact : facts) {
            DeclaredFact own = fact.at(numbered.size());
            numbered.add(own);
            byName.put(own.name(), own);
        }
        this.all = List.copyOf(numbered);
    }

    public List<DeclaredFact> all() {
        return all;
    }

    public @Nullable DeclaredFact get(String name) {
        return byName.get(name);
    }

    public Set<String> names() {
        return byName.keySet();
    }

    /** Returns the values by slot, each in its declared type; {@code null} for those that are unknown. */
    @Nullable
    Object[] typed(Map<String, Object> sent) {
        @Nullable Object[] typed = new Object[all.size()];
        sent.forEach((name, value) -> {
            DeclaredFact fact = byName.get(name);
            if (fact != null) {
                typed[fact.slot()] = fact.typed(value);
            }
        });
        return typed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeclaredFields fields && fields.all.equals(all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }
}
