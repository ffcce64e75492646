package org.holdfast.rules.vocabulary;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.declared.FactsSchema;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the rules of one rule book can use: the entities of the program, with the facts and lists that the
 * book declares. Immutable.
 */
public final class Vocabulary {

    /** The vocabulary of a rule book that declares no facts. */
    public static final Vocabulary KNOWN = new Vocabulary(FactsSchema.EMPTY);
    /** Ending of the field with the days until a declared time; negative when it has passed. */
    public static final String IN_DAYS = "InDays";
    /** Ending of the field with the days since a declared time; negative when it is to come. */
    public static final String DAYS_AGO = "DaysAgo";
    /** Ending of the field with the whole hours until a time; negative when it has passed. */
    public static final String IN_HOURS = "InHours";
    /** Ending of the field with the whole hours since a time. */
    public static final String HOURS_AGO = "HoursAgo";
    /** Ending of the field with a declared amount in its own currency, if that is not the company's. */
    static final String OWN_AMOUNT = "InItsCurrency";

    /** The current date where the customer lives. */
    public static final Field TODAY = Objects.requireNonNull(KNOWN.customer().field("today"));

    /** The current time where the customer lives. */
    public static final Field NOW = Objects.requireNonNull(KNOWN.customer().field("now"));

    private final FactsSchema schema;
    private final Map<String, Entity> entities = new LinkedHashMap<>();
    private final Entity customer;

    private Vocabulary(FactsSchema schema) {
        this.schema = schema;
        Map<String, Entity> known = new LinkedHashMap<>();
        for (Entity entity : KnownEntities.all()) {
            List<ListField> lists = entity.isCustomer() ? lists() : List.of();
            known.put(
                    entity.name(),
                    entity.with(
                            DeclaredFactFields.of(schema, entity),
                            lists,
                            element -> known.getOrDefault(element.name(), element)));
        }
        this.entities.putAll(known);
        this.customer = Objects.requireNonNull(known.get(FactOwner.CUSTOMER.entity()));
        customer.items().forEach(list -> entities.putIfAbsent(list.element().name(), list.element()));
    }

    private List<ListField> lists() {
        return schema.lists().values().stream().map(Vocabulary::list).toList();
    }

    private static ListField list(DeclaredList list) {
        return new ListField(
                list.name(),
                DeclaredFactFields.entity(list),
                list.labels().in("en", 2),
                DeclaredFactFields.items(list));
    }

    public static Vocabulary of(FactsSchema schema) {
        return schema.isEmpty() ? KNOWN : new Vocabulary(schema);
    }

    /** Returns the names of the fields that rules get from a declared fact. */
    public static List<String> fieldNames(DeclaredFact fact) {
        return DeclaredFactFields.names(fact);
    }

    /** Returns the name of the field that has a declared amount in the currency of its declaration. */
    public static String ownAmount(DeclaredFact fact) {
        return fact.unit() == null ? fact.name() : fact.name() + OWN_AMOUNT;
    }

    /** Returns the name of a kind of thing in messages about rules. */
    public static ProblemText kindText(String entity) {
        return KNOWN.entity(entity) != null
                ? ProblemText.of("kind." + entity)
                : ProblemText.of(
                        "kind.declared", "name", entity.substring(0, 1).toLowerCase(Locale.ROOT) + entity.substring(1));
    }

    /** Returns the declared facts. */
    public FactsSchema schema() {
        return schema;
    }

    /** Returns the entity with a name such as {@code Order}, or {@code null} if there is none. */
    public @Nullable Entity entity(String name) {
        return entities.get(name);
    }

    public Collection<Entity> entities() {
        return Collections.unmodifiableCollection(entities.values());
    }

    /** Returns the root: each rule is evaluated for one customer. */
    public Entity customer() {
        return customer;
    }
}
