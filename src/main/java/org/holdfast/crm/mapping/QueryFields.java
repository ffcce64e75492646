package org.holdfast.crm.mapping;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.facts.declared.DeclaredFields;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a query can have: those that Holdfast knows, and those that the live rule book declares. They are
 * those of the moment at which the mapping was read or {@linkplain Mapping#declaredBy bound again}.
 *
 * @param keepsUndeclared whether any other field is stored as an attribute that rules ignore
 */
public record QueryFields(MappedCollection collected, Map<String, MappedField> all, boolean keepsUndeclared) {

    /** Returns the fields of a known collection. */
    public static QueryFields of(FactCollection collection, DeclaredFactsCheck declared) {
        Map<String, MappedField> all = new LinkedHashMap<>();
        collection.fields().forEach((name, type) -> all.put(name, new MappedField(name, type, null)));
        FactOwner owner = collection.attributes();
        if (owner != null) {
            add(all, declared.schema().of(owner));
        }
        return new QueryFields(collection, all, owner != null && declared.keepsUndeclared());
    }

    /** Returns the fields of a declared list; {@code null} if it is not declared, and must be. */
    public static @Nullable QueryFields ofList(String name, DeclaredFactsCheck declared) {
        DeclaredList list = declared.schema().list(name);
        if (list == null && !declared.keepsUndeclared()) {
            return null;
        }
        MappedList collected = new MappedList(name, list == null ? null : list.key());
        Map<String, MappedField> all = new LinkedHashMap<>();
        all.put(collected.owner(), new MappedField(collected.owner(), String.class, null));
        if (list != null) {
            add(all, list.fields());
        }
        return new QueryFields(collected, all, declared.keepsUndeclared());
    }

    /** A declared fact never replaces a field that Holdfast knows, such as the id of the customer. */
    private static void add(Map<String, MappedField> all, DeclaredFields facts) {
        facts.all().forEach(fact -> all.putIfAbsent(fact.name(), MappedField.of(fact)));
    }

    public Set<String> names() {
        return all.keySet();
    }

    /** Returns a field; {@code null} if there is none. */
    public @Nullable MappedField get(String name) {
        MappedField field = all.get(name);
        return field == null && keepsUndeclared ? MappedField.undeclared(name) : field;
    }

    /** Returns the warning about a field that is stored although it is not declared. */
    public static String ignored(String field, MappedCollection collected) {
        return "\"" + field + "\" of " + collected
                + " is not declared in facts.yaml; it is stored, and rules ignore it.";
    }

    /** Returns which name may be meant by one that is not known, as a sentence. */
    public String hint(String name) {
        String hint = DidYouMean.hint(name, names());
        return hint.isEmpty() ? "Known: " + String.join(", ", names()) + "." + declaring(name) : hint;
    }

    private String declaring(String name) {
        boolean canBeDeclared = !(collected instanceof FactCollection known) || known.attributes() != null;
        return canBeDeclared && name.matches("[A-Za-z][A-Za-z0-9_]{0,49}")
                ? " To load it as a fact of your own, declare it in facts.yaml."
                : "";
    }

    /** Returns the hint for a list that is not declared. */
    public static String hintForList(String name, Collection<String> known) {
        String hint = DidYouMean.hint(name, known);
        return hint.isEmpty() ? "Declare it in the facts.yaml of the rule book, under lists:." : hint;
    }
}
