package org.holdfast.facts.declared;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.facts.validation.FactConstraints;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a company has declared: attributes of customers and their records, and lists of its own. Immutable; it
 * belongs to one version of a rule book.
 */
public final class FactsSchema {

    /** Maximum number of declared facts, those of lists included. */
    public static final int MAX_FACTS = 500;
    /** Maximum number of declared lists. */
    public static final int MAX_LISTS = 50;
    /** Maximum number of items in one list of one customer. */
    public static final int MAX_ITEMS = FactConstraints.MAX_ITEMS;
    /** A schema that declares nothing. */
    public static final FactsSchema EMPTY = new FactsSchema(Map.of(), Map.of());

    private final Map<FactOwner, DeclaredFields> attributes;
    private final Map<String, DeclaredList> lists;

    public FactsSchema(Map<FactOwner, DeclaredFields> attributes, Map<String, DeclaredList> lists) {
        Map<FactOwner, DeclaredFields> copy = new EnumMap<>(FactOwner.class);
        copy.putAll(attributes);
        this.attributes = Collections.unmodifiableMap(copy);
        this.lists = Collections.unmodifiableMap(new LinkedHashMap<>(lists));
    }

    /** Returns the declared attributes of a kind of thing. */
    public DeclaredFields of(FactOwner owner) {
        return attributes.getOrDefault(owner, DeclaredFields.NONE);
    }

    /** Returns the declared lists by name, in the order of the file. */
    public Map<String, DeclaredList> lists() {
        return lists;
    }

    public @Nullable DeclaredList list(String name) {
        return lists.get(name);
    }

    public boolean isEmpty() {
        return lists.isEmpty()
                && attributes.values().stream().allMatch(fields -> fields.all().isEmpty());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FactsSchema schema
                && schema.attributes.equals(attributes)
                && schema.lists.equals(lists);
    }

    @Override
    public int hashCode() {
        return attributes.hashCode() * 31 + lists.hashCode();
    }
}
