package org.holdfast.rules.condition;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A comparison operator. */
public enum Comparator {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">=");

    private final String symbol;

    Comparator(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    /** Returns whether the operator needs ordered values, unlike equality. */
    public boolean ordering() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    /** Returns the operator with a symbol such as {@code >=}, or {@code null} if there is none. */
    public static @Nullable Comparator of(String symbol) {
        return Arrays.stream(values())
                .filter(each -> each.symbol.equals(symbol))
                .findFirst()
                .orElse(null);
    }

    /** Returns whether the comparison holds for a result of {@link Comparable#compareTo}. */
    public boolean accepts(int compared) {
        return switch (this) {
            case EQUAL -> compared == 0;
            case NOT_EQUAL -> compared != 0;
            case LESS -> compared < 0;
            case AT_MOST -> compared <= 0;
            case MORE -> compared > 0;
            case AT_LEAST -> compared >= 0;
        };
    }

    /** Returns the operator that holds exactly when this one does not. */
    public Comparator negate() {
        return switch (this) {
            case EQUAL -> NOT_EQUAL;
            case NOT_EQUAL -> EQUAL;
            case LESS -> AT_LEAST;
            case AT_MOST -> MORE;
            case MORE -> AT_MOST;
            case AT_LEAST -> LESS;
        };
    }

    /** Returns the operator that means the same with the operands exchanged. */
    public Comparator flip() {
        return switch (this) {
            case LESS -> MORE;
            case AT_MOST -> AT_LEAST;
            case MORE -> LESS;
            case AT_LEAST -> AT_MOST;
            default -> this;
        };
    }
}
