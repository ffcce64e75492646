package org.holdfast.facts;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.holdfast.facts.validation.FactConstraints;

/**
 * Two accounts of the same records that cannot both be true. Whoever gets them takes neither in the place of the other.
 */
public final class ConflictingFacts extends RuntimeException {

    private static final long serialVersionUID = 1L;
    /** More do not help anybody who reads them. */
    private static final int MOST_TOLD = 20;

    private static final int MOST_IN_WORDS = 3;
    private static final int LONGEST_VALUE = 200;

    private final transient List<Contradiction> contradictions;

    public ConflictingFacts(List<Contradiction> contradictions) {
        super(words(contradictions));
        this.contradictions = contradictions.stream().limit(MOST_TOLD).toList();
    }

    /**
     * One field of one record with both its values.
     *
     * @param collection such as {@code orders}
     * @param id of the record
     */
    public record Contradiction(String collection, String id, String field, Said one, Said other) {

        @Override
        public String toString() {
            return collection + " \"" + id + "\": " + field + " is " + one + " and " + other;
        }
    }

    /** @param by the customer or the source that says so */
    public record Said(String by, String value) {

        public Said {
            value = value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE - 1) + "…";
        }

        @Override
        public String toString() {
            return FactConstraints.shorten(value) + " (" + by + ")";
        }
    }

    /** The first of them. */
    public List<Contradiction> contradictions() {
        return contradictions;
    }

    private static String words(List<Contradiction> contradictions) {
        int more = contradictions.size() - MOST_IN_WORDS;
        return contradictions.stream()
                        .limit(MOST_IN_WORDS)
                        .map(Contradiction::toString)
                        .collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
