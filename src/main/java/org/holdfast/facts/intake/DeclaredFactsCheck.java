package org.holdfast.facts.intake;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Order;
import org.holdfast.facts.OrderLine;
import org.holdfast.facts.Return;
import org.holdfast.facts.baskets.Cart;
import org.holdfast.facts.billing.Payment;
import org.holdfast.facts.billing.Subscription;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.DeclaredFields;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.SimilarNames;
import org.jspecify.annotations.Nullable;

/**
 * Checks incoming facts against the schema of the live rule book. Stored facts are never checked: what was accepted
 * once is kept, even if its declaration changes.
 */
public final class DeclaredFactsCheck {

    private final Supplier<FactsSchema> live;
    private final Undeclared undeclared;

    /**
     * Creates a check.
     *
     * @param live returns the schema of the live rule book
     */
    public DeclaredFactsCheck(Supplier<FactsSchema> live, Undeclared undeclared) {
        this.live = live;
        this.undeclared = undeclared;
    }

    /** Returns the schema of the live rule book. */
    public FactsSchema schema() {
        return live.get();
    }

    /** Returns whether undeclared facts are stored and ignored. */
    public boolean keepsUndeclared() {
        return undeclared == Undeclared.IGNORE;
    }

    /**
     * Checks all declared facts of a customer and returns the customer.
     *
     * @throws InvalidInput naming the first value that is not declared or does not fit
     */
    public Customer check(Customer customer) {
        attributes("", FactOwner.CUSTOMER, customer.attributes());
        each("orders", customer.orders(), this::order);
        each(
                "complaints",
                customer.complaints(),
                (path, each) -> attributes(path + ".", FactOwner.COMPLAINT, each.attributes()));
        each(
                "returns",
                customer.returns(),
                (path, each) -> attributes(path + ".", FactOwner.RETURN, each.attributes()));
        each(
                "interactions",
                customer.interactions(),
                (path, each) -> attributes(path + ".", FactOwner.INTERACTION, each.attributes()));
        each(
                "subscriptions",
                customer.subscriptions(),
                (path, each) -> attributes(path + ".", FactOwner.SUBSCRIPTION, each.attributes()));
        each(
                "payments",
                customer.payments(),
                (path, each) -> attributes(path + ".", FactOwner.PAYMENT, each.attributes()));
        each("carts", customer.carts(), (path, each) -> attributes(path + ".", FactOwner.CART, each.attributes()));
        if (customer.lists() != null) {
            customer.lists().forEach(this::checkList);
        }
        return customer;
    }

    /**
     * Checks the declared facts of one record, such as an order, and returns the record. A record of a kind that cannot
     * have declared facts is accepted.
     *
     * @throws InvalidInput naming the first value that is not declared or does not fit
     */
    public <T> T checkRecord(T record) {
        if (record instanceof Customer customer) {
            check(customer);
        } else if (record instanceof Order order) {
            order("", order);
        } else if (record instanceof OrderLine line) {
            attributes("", FactOwner.ORDER_LINE, line.attributes());
        } else if (record instanceof Complaint complaint) {
            attributes("", FactOwner.COMPLAINT, complaint.attributes());
        } else if (record instanceof Return goods) {
            attributes("", FactOwner.RETURN, goods.attributes());
        } else if (record instanceof Interaction interaction) {
            attributes("", FactOwner.INTERACTION, interaction.attributes());
        } else if (record instanceof Subscription subscription) {
            attributes("", FactOwner.SUBSCRIPTION, subscription.attributes());
        } else if (record instanceof Payment payment) {
            attributes("", FactOwner.PAYMENT, payment.attributes());
        } else if (record instanceof Cart cart) {
            attributes("", FactOwner.CART, cart.attributes());
        }
        return record;
    }

    private void order(String path, Order order) {
        String prefix = path.isEmpty() ? "" : path + ".";
        attributes(prefix, FactOwner.ORDER, order.attributes());
        each(
                prefix + "lines",
                order.lines(),
                (line, each) -> attributes(line + ".", FactOwner.ORDER_LINE, each.attributes()));
    }

    /** Checks one thing at a path. */
    @FunctionalInterface
    private interface Each<T> {
        void check(String path, T item);
    }

    private static <T> void each(String path, @Nullable List<T> items, Each<T> check) {
        for (int i = 0; items != null && i < items.size(); i++) {
            check.check(path + "[" + i + "]", items.get(i));
        }
    }

    /** Asks for the schema only if there is something to check: a command may have no live rule book. */
    private void attributes(String prefix, FactOwner owner, @Nullable Attributes sent) {
        if (sent != null && !sent.isEmpty()) {
            attributes(prefix + "attributes", schema().of(owner), sent);
        }
    }

    private void attributes(String path, DeclaredFields fields, Attributes sent) {
        sent.values().forEach((name, value) -> value(path + "." + name, fields, name, value));
    }

    private void value(String path, DeclaredFields fields, String name, Object value) {
        DeclaredFact fact = fields.get(name);
        if (fact == null) {
            undeclared(path, name, fields.names());
            return;
        }
        String problem = fact.problem(value);
        if (problem != null) {
            throw new InvalidInput(path, problem);
        }
    }

    /**
     * Checks the name of an attribute without a value.
     *
     * @throws InvalidInput if it is not declared
     */
    public void checkName(FactOwner owner, String name) {
        String path = "attributes." + FactConstraints.id("attributes", name);
        DeclaredFields fields = schema().of(owner);
        if (fields.get(name) == null) {
            undeclared(path, name, fields.names());
        }
    }

    /**
     * Checks the name of a field of a declared list, without a value.
     *
     * @param path where the fields are given
     * @throws InvalidInput if it is not declared
     */
    public void checkListField(String list, String name, String path) {
        DeclaredList declared = schema().list(list);
        if (declared == null || declared.fields().get(name) == null) {
            undeclared(
                    path + "." + FactConstraints.id(path, name),
                    name,
                    declared == null ? List.of() : declared.fields().names());
        }
    }

    private void undeclared(String path, String name, Collection<String> known) {
        if (undeclared == Undeclared.REFUSE) {
            throw new InvalidInput(
                    path, "is not declared in the facts.yaml of the rule book" + SimilarNames.hint(name, known));
        }
    }

    /**
     * Checks the items of a declared list: each has its key, and no key occurs twice.
     *
     * @throws InvalidInput naming the first value that is not declared or does not fit
     */
    public void checkList(String name, List<Attributes> items) {
        FactsSchema schema = schema();
        String path = "lists." + name;
        DeclaredList list = schema.list(name);
        if (list == null) {
            undeclared(path, name, schema.lists().keySet());
            return;
        }
        Set<Object> keys = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Attributes item = items.get(i);
            String at = path + "[" + i + "]";
            attributes(at, list.fields(), item);
            Object key = item.sent(list.key());
            if (key == null) {
                throw new InvalidInput(
                        at + "." + list.key(),
                        "is missing; it is the key of the list and identifies each of its items");
            }
            if (!keys.add(key)) {
                throw new InvalidInput(
                        at + "." + list.key(),
                        "\"" + FactConstraints.shorten(key.toString()) + "\" appears twice in this list");
            }
        }
    }
}
