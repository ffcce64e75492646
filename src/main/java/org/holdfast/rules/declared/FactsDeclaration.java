package org.holdfast.rules.declared;

import java.util.Map;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.declared.FactsSchema;

/**
 * The declared facts of a rule book and where they are declared.
 *
 * @param origins the line of each fact and list, by section or list and name, such as {@code customer.plan}
 */
public record FactsDeclaration(FactsSchema schema, Map<String, SourceLocation> origins) {

    /** The declaration of a book that declares nothing. */
    public static final FactsDeclaration NONE = new FactsDeclaration(FactsSchema.EMPTY, Map.of());

    public FactsDeclaration {
        origins = Map.copyOf(origins);
    }

    /** Returns the line of a fact or list. */
    public SourceLocation origin(String section, String name) {
        return origins.getOrDefault(section + "." + name, SourceLocation.of(FactsSchemaReader.FILE));
    }
}
