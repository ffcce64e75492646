package org.holdfast.crm.mapping;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/**
 * A field that a query can have.
 *
 * @param type the type to which its cells are converted; {@code Object} for a fact that is not declared, but accepted
 * @param declared the declaration of the fact; {@code null} for a field that Holdfast knows
 */
public record MappedField(
        String name, Class<?> type, @Nullable DeclaredFact declared) {

    /** Returns the field of a declared fact. */
    public static MappedField of(DeclaredFact fact) {
        Class<?> type = switch (fact.type()) {
            case TEXT, CHOICE -> String.class;
            case WORDS -> List.class;
            case FLAG -> Boolean.class;
            case NUMBER, MONEY -> BigDecimal.class;
            case DATE -> LocalDate.class;
            case INSTANT -> DateOrInstant.class;
        };
        return new MappedField(fact.name(), type, fact);
    }

    static MappedField undeclared(String name) {
        return new MappedField(name, Object.class, null);
    }

    /** Returns whether the field is an attribute, not a field that Holdfast knows. */
    public boolean isAttribute() {
        return declared != null || type == Object.class;
    }
}
