package org.holdfast.facts.validation;

import java.util.Objects;

/**
 * A fact that cannot be true or cannot be understood. The message says what is wrong and what was expected, in words
 * for the person who sent it; {@link #field()} says where.
 */
public final class InvalidInput extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * @param field path from the record that was read, such as {@code orders[2].deliveredAt}; empty for the record
     *     itself
     * @param problem a sentence without the field's name
     */
    public InvalidInput(String field, String problem) {
        super(problem);
        this.field = field;
    }

    /** The path of the field, such as {@code orders[2].deliveredAt}. */
    public String field() {
        return field;
    }

    /** The same problem seen from a record further out. */
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
