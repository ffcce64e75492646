package org.holdfast.facts.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds the record that another record refers to by number, such as the order of a complaint. The reference is about
 * the record of its own source; failing that, about the record with exactly this key; failing that, about the only
 * record with this number. A number that several sources use, and that the reference does not tell apart, finds none.
 *
 * @param <T> what is found
 */
public final class RecordIndex<T> {

    private final Map<String, T> byKey = new HashMap<>();
    private final Map<String, T> byNumber = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    /** @param identity returns the record that identifies an element */
    public RecordIndex(@Nullable Collection<T> records, Function<T, ? extends SourcedRecord> identity) {
        if (records != null) {
            records.forEach(each -> add(each, identity.apply(each)));
        }
    }

    /** Indexes records themselves. */
    public static <R extends SourcedRecord> RecordIndex<R> of(@Nullable Collection<R> records) {
        return new RecordIndex<>(records, each -> each);
    }

    private void add(T element, SourcedRecord record) {
        byKey.put(record.key(), element);
        if (byNumber.put(record.id(), element) != null) {
            ambiguous.add(record.id());
        }
    }

    /**
     * Finds the record that a reference is about.
     *
     * @param source the source of the record that refers, or {@code null}
     * @param number the number or the key it refers to, or {@code null}
     */
    public @Nullable T find(@Nullable String source, @Nullable String number) {
        if (number == null) {
            return null;
        }
        T own = source == null ? null : byKey.get(SourcedRecord.key(source, number));
        T exact = own == null ? byKey.get(number) : own;
        return exact != null || ambiguous.contains(number) ? exact : byNumber.get(number);
    }
}
