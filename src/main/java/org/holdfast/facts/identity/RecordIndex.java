package org.holdfast.facts.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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

    /** Up to how many records it takes less time to look at each than to put them into tables. */
    private static final int FEW = 8;

    private final List<T> few;
    private final Function<T, ? extends SourcedRecord> identity;
    private final Map<String, T> byKey = new HashMap<>(0);
    private final Map<String, T> byNumber = new HashMap<>(0);
    private final Set<String> ambiguous = new HashSet<>(0);

    /** @param identity returns the record that identifies an element */
    public RecordIndex(@Nullable Collection<T> records, Function<T, ? extends SourcedRecord> identity) {
        this.identity = identity;
        this.few = records == null || records.size() > FEW ? List.of() : List.copyOf(records);
        if (records != null && records.size() > FEW) {
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
        T own = source == null ? null : withKey(SourcedRecord.key(source, number));
        T exact = own == null ? withKey(number) : own;
        return exact == null ? onlyWithNumber(number) : exact;
    }

    private @Nullable T withKey(String key) {
        for (int i = few.size() - 1; i >= 0; i--) {
            if (key.equals(identity.apply(few.get(i)).key())) {
                return few.get(i);
            }
        }
        return byKey.get(key);
    }

    private @Nullable T onlyWithNumber(String number) {
        T only = null;
        for (int i = 0; i < few.size(); i++) {
            if (number.equals(identity.apply(few.get(i)).id())) {
                if (only != null) {
                    return null;
                }
                only = few.get(i);
            }
        }
        return only != null || ambiguous.contains(number) ? only : byNumber.get(number);
    }
}
