package org.holdfast.facts.declared;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * The declared facts of one thing, as they were sent: texts, numbers, flags and lists of texts by name. A name that is
 * absent is unknown. Immutable.
 */
public final class Attributes {

    public static final Attributes NONE = new Attributes(new TreeMap<>());

    /** Maximum number of words in one value. */
    private static final int MAX_WORDS = 1_000;

    private final SortedMap<String, Object> values;
    /** The values in the types of the schema that read them last. Racing threads compute the same. */
    private @Nullable Typed typed;

    /** Values by slot. The fields are final, so that other threads see them complete. */
    private static final class Typed {

        final DeclaredFields fields;
        final @Nullable Object[] bySlot;

        Typed(DeclaredFields fields, @Nullable Object[] bySlot) {
            this.fields = fields;
            this.bySlot = bySlot;
        }
    }

    private Attributes(SortedMap<String, Object> values) {
        this.values = Collections.unmodifiableSortedMap(values);
    }

    /**
     * Creates attributes.
     *
     * @param values texts, numbers, booleans and collections of texts by name
     * @throws InvalidInput naming the attribute
     */
    public static Attributes of(Map<String, ?> values) {
        return owning(new TreeMap<>(values));
    }

    /**
     * Creates attributes from a map that the caller no longer uses, without a copy: facts are read often.
     *
     * @throws InvalidInput naming the attribute
     */
    public static Attributes owning(SortedMap<String, Object> values) {
        if (values.size() > FactsSchema.MAX_FACTS) {
            throw new InvalidInput(
                    "", "has " + values.size() + " values; at most " + FactsSchema.MAX_FACTS + " are accepted");
        }
        values.replaceAll((name, value) -> checked(FactConstraints.id("", name), value));
        return new Attributes(values);
    }

    private static Object checked(String name, @Nullable Object value) {
        if (value instanceof String text) {
            return FactConstraints.known(name, FactConstraints.text(name, text), "a text");
        }
        if (value instanceof Number number) {
            return FactConstraints.known(name, FactConstraints.number(name, decimal(number)), "a number");
        }
        if (value instanceof List<?> words) {
            return words(name, words);
        }
        if (value instanceof Boolean) {
            return value;
        }
        throw new InvalidInput(name, "is not a value; expected a text, a number, true, false or a list of texts");
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        return number instanceof BigInteger whole ? new BigDecimal(whole) : new BigDecimal(number.toString());
    }

    private static List<String> words(String name, List<?> words) {
        if (words.size() > MAX_WORDS) {
            throw new InvalidInput(name, "has " + words.size() + " texts; at most " + MAX_WORDS + " are accepted");
        }
        for (int i = 0; i < words.size(); i++) {
            if (!(words.get(i) instanceof String text)) {
                throw new InvalidInput(name + "[" + i + "]", "is not a text in quotes");
            }
            FactConstraints.text(name + "[" + i + "]", text);
        }
        return words.stream().map(String.class::cast).toList();
    }

    /** Returns the values as they were sent, in order of their names. */
    public Map<String, Object> values() {
        return values;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Returns a value as it was sent, or {@code null} if it is unknown. */
    public @Nullable Object sent(String name) {
        return values.get(name);
    }

    /**
     * Returns the value in a slot, in its declared type; {@code null} if it is unknown or does not fit. Rules read
     * values often, so all of them are converted once for the same fields.
     */
    public @Nullable Object get(DeclaredFields fields, int slot) {
        Typed last = typed;
        if (last == null || last.fields != fields) {
            last = new Typed(fields, fields.typed(values));
            typed = last;
        }
        return last.bySlot[slot];
    }

    /** Returns a copy with other values for some names; {@code null} makes a name unknown. */
    public Attributes with(Map<String, ? extends @Nullable Object> changes) {
        Map<String, Object> next = new TreeMap<>(values);
        changes.forEach((name, value) -> {
            if (value == null) {
                next.remove(name);
            } else {
                next.put(name, value);
            }
        });
        return of(next);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attributes attributes && attributes.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
