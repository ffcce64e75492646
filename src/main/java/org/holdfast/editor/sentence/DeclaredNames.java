package org.holdfast.editor.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.DeclaredFields;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.declared.FactLabels;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.declared.FactType;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.rules.declared.FactsSchemaReader;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/** The facts that a rule book declares, where YAML files name them: below {@code attributes} and {@code lists}. */
public final class DeclaredNames {

    private static final String LISTS = "lists";
    private static final String ITEM = "[]";
    private static final Map<String, FactOwner> OWNERS = Map.of(
            "attributes", FactOwner.CUSTOMER,
            "orders.attributes", FactOwner.ORDER,
            "orders.lines.attributes", FactOwner.ORDER_LINE,
            "complaints.attributes", FactOwner.COMPLAINT,
            "returns.attributes", FactOwner.RETURN,
            "interactions.attributes", FactOwner.INTERACTION,
            "subscriptions.attributes", FactOwner.SUBSCRIPTION,
            "payments.attributes", FactOwner.PAYMENT,
            "carts.attributes", FactOwner.CART);

    private final FactsSchema schema;

    private DeclaredNames(FactsSchema schema) {
        this.schema = schema;
    }

    /** Reads the declaration of a book as far as it has no errors. */
    public static DeclaredNames of(BookSource book) {
        return new DeclaredNames(FactsSchemaReader.read(book, new Problems()).schema());
    }

    /**
     * Returns the keys at a path below a customer; empty if nothing can be declared there.
     *
     * @param steps the keys on the way, with {@code []} for an item of a list
     * @param language the language of the explanations
     */
    public List<BookName> keys(List<String> steps, String language) {
        List<String> keys = withoutItems(steps);
        if (keys.equals(List.of(LISTS))) {
            return schema.lists().values().stream()
                    .map(list -> new BookName(
                            list.name(), FactsSchemaReader.FILE, list.labels().in(language, 2)))
                    .toList();
        }
        return fields(keys).all().stream()
                .map(fact -> new BookName(fact.name(), FactsSchemaReader.FILE, meaning(fact, language)))
                .toList();
    }

    /** Returns the possible values at a path below a customer; empty if there are others or too many. */
    public List<String> values(List<String> steps) {
        List<String> keys = withoutItems(steps);
        if (keys.isEmpty()) {
            return List.of();
        }
        DeclaredFact fact = fields(keys.subList(0, keys.size() - 1)).get(keys.get(keys.size() - 1));
        if (fact == null) {
            return List.of();
        }
        return fact.type() == FactType.FLAG ? List.of("true", "false") : fact.choices();
    }

    /** Returns what a name means, once for each kind of thing that has it; empty if it is not declared. */
    public List<String> meanings(String name) {
        List<String> meanings = new ArrayList<>();
        for (FactOwner owner : FactOwner.values()) {
            add(owner.key(), schema.of(owner).get(name), meanings);
        }
        for (DeclaredList list : schema.lists().values()) {
            if (list.name().equals(name)) {
                meanings.add(LISTS + "." + name + ": " + inAllLanguages(list.labels()));
            }
            add(list.name(), list.fields().get(name), meanings);
        }
        return meanings;
    }

    private static void add(String owner, @Nullable DeclaredFact fact, List<String> meanings) {
        if (fact != null) {
            meanings.add(owner + "." + fact.name() + ": " + kind(fact) + "; " + inAllLanguages(fact.labels()));
        }
    }

    private static String inAllLanguages(FactLabels labels) {
        return String.join(
                " / ", FactLabels.LANGUAGES.stream().map(labels::in).distinct().toList());
    }

    private static String meaning(DeclaredFact fact, String language) {
        return fact.title(language) + ": " + kind(fact);
    }

    private static String kind(DeclaredFact fact) {
        return fact.type() == FactType.CHOICE
                ? fact.type() + " of " + String.join(", ", fact.choices())
                : fact.type().toString();
    }

    private DeclaredFields fields(List<String> keys) {
        FactOwner owner = OWNERS.get(String.join(".", keys));
        if (owner != null) {
            return schema.of(owner);
        }
        DeclaredList list = keys.size() == 2 && keys.get(0).equals(LISTS) ? schema.list(keys.get(1)) : null;
        return list == null ? DeclaredFields.NONE : list.fields();
    }

    private static List<String> withoutItems(List<String> steps) {
        return steps.stream().filter(step -> !step.equals(ITEM)).toList();
    }
}
