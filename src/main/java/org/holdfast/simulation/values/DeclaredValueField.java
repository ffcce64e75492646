package org.holdfast.simulation.values;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.Vocabulary;

/**
 * The values of a declared text, choice or flag, or of declared words. Keys of lists are not included: they identify
 * things, as order numbers do. Numbers, amounts and times are rarely equal; measures group them.
 *
 * @param name name in commands and URLs: {@code plan} of a customer, {@code order.giftWrapped}, {@code vehicle.colour}
 */
record DeclaredValueField(String name, DeclaredFact fact, ValuePath path) implements ValueField {

    private static final Set<String> KNOWN = Arrays.stream(KnownValueField.values())
            .map(KnownValueField::toString)
            .collect(Collectors.toSet());

    static List<ValueField> all(Vocabulary vocabulary) {
        FactsSchema schema = vocabulary.schema();
        List<ValueField> all = new ArrayList<>();
        for (FactOwner owner : FactOwner.values()) {
            schema.of(owner).all().stream()
                    .filter(DeclaredValueField::isShared)
                    .forEach(fact -> all.add(of(name(owner, fact), fact, prefix(owner), vocabulary)));
        }
        for (DeclaredList list : schema.lists().values()) {
            list.fields().all().stream()
                    .filter(fact -> isShared(fact) && !fact.name().equals(list.key()))
                    .forEach(fact -> all.add(of(list.name() + "." + fact.name(), fact, list.name() + ".", vocabulary)));
        }
        return all;
    }

    private static ValueField of(String name, DeclaredFact fact, String prefix, Vocabulary vocabulary) {
        return new DeclaredValueField(name, fact, ValuePath.at(prefix + fact.name(), vocabulary));
    }

    private static boolean isShared(DeclaredFact fact) {
        return switch (fact.type()) {
            case TEXT, WORDS, CHOICE, FLAG -> true;
            case NUMBER, MONEY, DATE, INSTANT -> false;
        };
    }

    /** An attribute of the customer that is called like a known field is named with what it belongs to. */
    private static String name(FactOwner owner, DeclaredFact fact) {
        return owner == FactOwner.CUSTOMER && !KNOWN.contains(fact.name())
                ? fact.name()
                : owner.key() + "." + fact.name();
    }

    private static String prefix(FactOwner owner) {
        return switch (owner) {
            case CUSTOMER -> "";
            case ORDER -> "orders.";
            case ORDER_LINE -> "orders.lines.";
            case COMPLAINT -> "complaints.";
            case RETURN -> "returns.";
            case INTERACTION -> "interactions.";
            case SUBSCRIPTION -> "subscriptions.";
            case PAYMENT -> "payments.";
            case CART -> "carts.";
        };
    }

    @Override
    public String label() {
        return name;
    }

    @Override
    public String singular() {
        return fact.labels().in("en");
    }

    @Override
    public String plural() {
        return fact.labels().in("en");
    }

    @Override
    public ProblemText title() {
        return ProblemText.of(
                "value.declared",
                "en",
                fact.labels().in("en"),
                "ru",
                fact.labels().in("ru"),
                "ro",
                fact.labels().in("ro"));
    }

    @Override
    public Collection<String> declared() {
        return fact.choices();
    }

    @Override
    public void read(CustomerView view, Consumer<String> each) {
        path.read(view, each);
    }

    @Override
    public boolean covers(Entity entity, Field field) {
        return path.asked().equals(entity.name() + "." + field.name());
    }

    @Override
    public String toString() {
        return name;
    }
}
