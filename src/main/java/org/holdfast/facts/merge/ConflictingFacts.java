package org.holdfast.facts.merge;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.holdfast.facts.validation.FactConstraints;

/** Thrown when two accounts of the same records contradict each other. Neither account may replace the other. */
public final class ConflictingFacts extends RuntimeException {

    private static final long serialVersionUID = 1L;
    /** Maximum number of contradictions that are reported. */
    private static final int MAX_REPORTED = 20;

    private static final int MAX_IN_MESSAGE = 3;
    private static final int MAX_VALUE_LENGTH = 200;

    private final transient List<Contradiction> contradictions;

    public ConflictingFacts(List<Contradiction> contradictions) {
        super(words(contradictions));
        this.contradictions = contradictions.stream().limit(MAX_REPORTED).toList();
    }

    /**
     * One field of one record, with both values.
     *
     * @param collection name of the collection, such as {@code orders}
     * @param id id of the record
     */
    public record Contradiction(String collection, String id, String field, Said one, Said other) {

        @Override
        public String toString() {
            return collection + " \"" + id + "\": " + field + " is " + one + " and " + other;
        }
    }

    /** A value, and the customer or source that states it. */
    public record Said(String by, String value) {

        public Said {
            value = value.length() <= MAX_VALUE_LENGTH ? value : value.substring(0, MAX_VALUE_LENGTH - 1) + "…";
        }

        @Override
        public String toString() {
            return FactConstraints.shorten(value) + " (" + by + ")";
        }
    }

    /** Returns the contradictions found, at most the first 20. */
    public List<Contradiction> contradictions() {
        return contradictions;
    }

    private static String words(List<Contradiction> contradictions) {
        int more = contradictions.size() - MAX_IN_MESSAGE;
        return contradictions.stream()
                        .limit(MAX_IN_MESSAGE)
                        .map(Contradiction::toString)
                        .collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
