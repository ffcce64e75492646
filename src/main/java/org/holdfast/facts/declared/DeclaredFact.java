package org.holdfast.facts.declared;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact that a company has declared.
 *
 * @param name name in files, JSON and rules, such as {@code contractEnds}
 * @param slot position among the facts of its owner, by which values are read without a search for the name
 * @param choices the possible values of a {@link FactType#CHOICE}; otherwise empty
 * @param unit unit of a number, or ISO 4217 currency of an amount; {@code null} for none, or for the company's currency
 */
public record DeclaredFact(
        String name,
        int slot,
        FactType type,
        List<String> choices,
        @Nullable String unit,
        FactLabels labels) {

    public DeclaredFact {
        choices = List.copyOf(choices);
    }

    /** Returns the value as it was sent in the type of this fact, or {@code null} if it does not fit. */
    public @Nullable Object typed(Object sent) {
        return FactValues.typed(this, sent);
    }

    /** Returns why a value does not fit, as a sentence without the name of the field; {@code null} if it fits. */
    public @Nullable String problem(Object sent) {
        return FactValues.problem(this, sent);
    }

    /** Returns the label with the unit, such as "mileage (km)". */
    public String title(String language) {
        return unit == null ? labels.in(language) : labels.in(language) + " (" + unit + ")";
    }

    DeclaredFact at(int other) {
        return new DeclaredFact(name, other, type, choices, unit, labels);
    }
}
