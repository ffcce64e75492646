package org.holdfast.rules.declared;

import com.google.re2j.Pattern;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Membership;
import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.Return;
import org.holdfast.facts.baskets.Cart;
import org.holdfast.facts.billing.Payment;
import org.holdfast.facts.billing.Subscription;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Decides which names can be declared: those that mean nothing else in rules, JSON and CSV files. */
final class FactNames {

    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,49}");
    private static final Map<FactOwner, Class<?>> RECORDS = Map.of(
            FactOwner.CUSTOMER,
            Customer.class,
            FactOwner.ORDER,
            Order.class,
            FactOwner.ORDER_LINE,
            OrderLine.class,
            FactOwner.COMPLAINT,
            Complaint.class,
            FactOwner.RETURN,
            Return.class,
            FactOwner.INTERACTION,
            Interaction.class,
            FactOwner.SUBSCRIPTION,
            Subscription.class,
            FactOwner.PAYMENT,
            Payment.class,
            FactOwner.CART,
            Cart.class);
    /** Words of rules and columns of CSV files. */
    private static final Set<String> WORDS = Set.of(
            "customer",
            "customerId",
            "this",
            "null",
            "true",
            "false",
            "not",
            "exists",
            "or",
            "and",
            "from",
            "contains",
            "matches",
            "attributes",
            "lists",
            "in",
            "forall",
            "accumulate",
            "collect",
            "eval",
            "when",
            "then",
            "end",
            "rule",
            "memberOf",
            "source");

    /** Returns whether a name can be declared for an owner; otherwise reports a problem. */
    boolean accept(@Nullable FactOwner owner, String name, YamlNode key) {
        if (!NAME.matches(name)) {
            key.error(
                    "\"" + name + "\" is not a name for a fact.",
                    "Maybe \"" + camel(name) + "\": a small letter, then letters and digits, at most 50.");
            return false;
        }
        if (WORDS.contains(name) || taken(owner).contains(name)) {
            key.error(
                    "\"" + name + "\" is a name that Holdfast uses itself.",
                    "Maybe call it \"own" + Character.toUpperCase(name.charAt(0)) + name.substring(1)
                            + "\", or send the value in the field that exists.");
            return false;
        }
        return true;
    }

    /** Returns whether all fields that rules get from a fact have names of their own; otherwise reports a problem. */
    boolean acceptFields(@Nullable FactOwner owner, DeclaredFact fact, Collection<DeclaredFact> before, YamlNode key) {
        Set<String> taken = new HashSet<>(taken(owner));
        before.forEach(each -> taken.addAll(Vocabulary.fieldNames(each)));
        List<String> clashes =
                Vocabulary.fieldNames(fact).stream().filter(taken::contains).toList();
        if (!clashes.isEmpty()) {
            key.error(
                    "\"" + fact.name() + "\" would give rules the field \"" + clashes.get(0)
                            + "\", which there is already.",
                    "Maybe choose another name.");
        }
        return clashes.isEmpty();
    }

    /** Returns whether a list can have a name; otherwise reports a problem. */
    boolean acceptList(String name, YamlNode key) {
        if (!accept(FactOwner.CUSTOMER, name, key)) {
            return false;
        }
        String entity = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        if (Vocabulary.KNOWN.entity(entity) != null) {
            key.error("\"" + name + "\" is a kind of thing that Holdfast knows already.", "Maybe choose another name.");
            return false;
        }
        return true;
    }

    private static Set<String> taken(@Nullable FactOwner owner) {
        Set<String> taken = new HashSet<>();
        if (owner == null) {
            return taken;
        }
        components(RECORDS.get(owner)).forEach(taken::add);
        Entity entity = Vocabulary.KNOWN.entity(owner.entity());
        if (entity != null) {
            entity.fields().forEach(field -> taken.add(field.name()));
            entity.measures().forEach(field -> taken.add(field.name()));
            entity.items().forEach(field -> taken.add(field.name()));
        }
        if (owner == FactOwner.CUSTOMER) {
            components(Membership.class).forEach(taken::add);
        }
        return taken;
    }

    private static Stream<String> components(@Nullable Class<?> type) {
        return type == null
                ? Stream.empty()
                : Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
    }

    /** Turns {@code Contract_ends} into {@code contractEnds}. */
    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String part : name.split("[^A-Za-z0-9]+")) {
            if (!part.isEmpty()) {
                camel.append(
                        camel.isEmpty()
                                ? part.substring(0, 1).toLowerCase(Locale.ROOT)
                                : part.substring(0, 1).toUpperCase(Locale.ROOT));
                camel.append(part.substring(1));
            }
        }
        return camel.isEmpty() || Character.isDigit(camel.charAt(0)) ? "plan" : camel.toString();
    }
}
