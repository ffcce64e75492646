package org.holdfast.facts.identity;

import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A record that its system of origin numbers, such as an order. Two shops may use the same number; their records differ
 * in their {@link #source}. A record without a source is a record of its own too.
 */
public interface SourcedRecord {

    /** Maximum length of the name of a source, in characters. */
    int MAX_SOURCE = 60;
    /** Maximum length of a key, in characters. */
    int MAX_KEY = MAX_SOURCE + 1 + FactConstraints.MAX_ID;

    /** Separates the source from the number in a key. */
    char SEPARATOR = '/';

    /** Returns the number of the record in its system. */
    String id();

    /**
     * Returns the name of the system that numbers the record, such as {@code shop-ro}; {@code null} if none is known.
     */
    @Nullable
    String source();

    /**
     * Returns what identifies the record among all of a customer: the number, preceded by the source if there is one,
     * such as {@code shop-ro/5512}. Decisions, budgets, promises and points refer to records by their keys.
     */
    default String key() {
        return key(source(), id());
    }

    /** Returns the key of a record. */
    static String key(@Nullable String source, String id) {
        return source == null ? id : source + SEPARATOR + id;
    }

    /** @throws InvalidInput if it is neither the number nor the key of another record */
    static @Nullable String checkedReference(String field, @Nullable String reference) {
        if (reference == null) {
            return null;
        }
        int end = reference.length() > FactConstraints.MAX_ID ? reference.indexOf(SEPARATOR) : -1;
        if (end >= 0 && end <= MAX_SOURCE) {
            FactConstraints.id(field, reference.substring(0, end));
            FactConstraints.id(field, reference.substring(end + 1));
        } else {
            FactConstraints.id(field, reference);
        }
        return reference;
    }

    /** @throws InvalidInput if it is not a valid name of a source */
    static @Nullable String checkedSource(@Nullable String source) {
        if (source == null) {
            return null;
        }
        FactConstraints.id("source", source);
        if (source.length() > MAX_SOURCE) {
            throw new InvalidInput("source", "is longer than " + MAX_SOURCE + " characters");
        }
        if (source.indexOf(SEPARATOR) >= 0) {
            throw new InvalidInput(
                    "source",
                    "is \"" + source + "\"; expected a name without \"/\", such as shop-ro: the key of a record is "
                            + "its source, \"/\" and its id");
        }
        return source;
    }
}
