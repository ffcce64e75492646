package org.holdfast.crm.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A declared list, such as {@code lists.vehicle}.
 *
 * @param name name of the list in {@code facts.yaml}
 * @param key the field that identifies an item; {@code null} if the list is not declared, but accepted
 */
public record MappedList(String name, @Nullable String key) implements MappedCollection {

    /** Begins the name of a query for a declared list. */
    public static final String PREFIX = "lists.";

    /** Longest name of a list: the name of its query is stored with each of its rows. */
    public static final int MAX_NAME_LENGTH = 34;

    private static final String OWNER = "customerId";

    @Override
    public String owner() {
        return OWNER;
    }

    @Override
    public Set<String> links() {
        return Set.of(OWNER);
    }

    @Override
    public List<String> required() {
        return Stream.concat(Stream.of(OWNER), Stream.ofNullable(key)).toList();
    }

    @Override
    public Optional<String> time() {
        return Optional.empty();
    }

    @Override
    public String source() {
        return PREFIX + name;
    }

    @Override
    public boolean isList() {
        return true;
    }

    @Override
    public String toString() {
        return PREFIX + name;
    }
}
