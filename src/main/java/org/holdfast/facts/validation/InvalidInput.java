package org.holdfast.facts.validation;

import java.util.Objects;

/**
 * Thrown when a value is impossible or cannot be understood. The message states the problem and what was expected, for
 * the person who sent the value; {@link #field()} states where it occurred.
 */
public final class InvalidInput extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Creates an exception for one field.
     *
     * @param field path from the record that was read, such as {@code orders[2].deliveredAt}; empty for the record
     *     itself
     * @param problem sentence without the name of the field
     */
    public InvalidInput(String field, String problem) {
        super(problem);
        this.field = field;
    }

    /** Returns the path of the field, such as {@code orders[2].deliveredAt}. */
    public String field() {
        return field;
    }

    /** Returns the same problem with a path that starts at an enclosing record. */
    public InvalidInput within(String outer) {
        if (outer.isEmpty()) {
            return this;
        }
        String joined = field.isEmpty() || field.startsWith("[") ? outer + field : outer + "." + field;
        return new InvalidInput(joined, getMessage());
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
