package org.holdfast.explanation;

import java.util.Arrays;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.DeclaredFields;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** The names of declared facts, lists and their items in the language of a reader. */
record DeclaredLabels(FactsSchema schema) {

    static final DeclaredLabels NONE = new DeclaredLabels(FactsSchema.EMPTY);

    /**
     * A name of a fact.
     *
     * @param ending the ending of the field that is computed from the fact, such as {@code InDays}; empty for the fact
     */
    record Name(String label, String ending) {}

    /** Returns the name of a field or list of an entity, or {@code null} if it is not declared. */
    @Nullable
    Name of(String entity, String field, String language) {
        DeclaredList list = schema.list(field);
        if (list != null && entity.equals(FactOwner.CUSTOMER.entity())) {
            return new Name(list.labels().in(language, 5), "");
        }
        for (DeclaredFact fact : fields(entity).all()) {
            if (field.startsWith(fact.name()) && Vocabulary.fieldNames(fact).contains(field)) {
                return new Name(
                        fact.labels().in(language), field.substring(fact.name().length()));
            }
        }
        return null;
    }

    /** Returns the name of the items of a declared list, or {@code null} if the entity is not declared. */
    @Nullable
    String kind(String entity, String language) {
        DeclaredList list = list(entity);
        return list == null ? null : list.labels().in(language);
    }

    private DeclaredFields fields(String entity) {
        DeclaredList list = list(entity);
        return list != null
                ? list.fields()
                : Arrays.stream(FactOwner.values())
                        .filter(owner -> owner.entity().equals(entity))
                        .map(schema::of)
                        .findFirst()
                        .orElse(DeclaredFields.NONE);
    }

    private @Nullable DeclaredList list(String entity) {
        return schema.lists().values().stream()
                .filter(list -> list.entity().equals(entity))
                .findFirst()
                .orElse(null);
    }
}
