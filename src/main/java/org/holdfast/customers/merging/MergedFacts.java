package org.holdfast.customers.merging;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Membership;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.baskets.Cart;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.contact.ContactAddress;
import org.holdfast.facts.contact.DoNotContact;
import org.holdfast.facts.contact.OwnContactCap;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.merge.ConflictingFacts;
import org.holdfast.facts.merge.ConflictingFacts.Contradiction;
import org.holdfast.facts.merge.ConflictingFacts.Said;
import org.holdfast.facts.merge.Reconciliation;
import org.holdfast.facts.person.Birthday;
import org.holdfast.facts.reach.KnownAddresses;
import org.jspecify.annotations.Nullable;

/**
 * The merged facts of two customers who are the same person. Missing facts are filled in from the other customer,
 * record by record. Customers with contradicting records, such as different versions of an order, are not merged. Facts
 * that people change, such as their name, may differ: then the remaining customer's value counts.
 */
public final class MergedFacts {

    private static final Set<String> NOT_MERGED = Set.of("id", "sources");

    private final Customer into;
    private final Customer from;
    private final FactsSchema schema;
    private final List<String> filled = new ArrayList<>();
    private final Map<String, Integer> added = new TreeMap<>();
    private final List<MergeResult.Kept> kept = new ArrayList<>();
    private final List<Contradiction> contradictions = new ArrayList<>();
    private final Customer together;

    /**
     * Merges facts.
     *
     * @param schema the declared facts, which name the keys of lists
     * @throws ConflictingFacts if the facts contradict each other
     */
    public MergedFacts(Customer into, Customer from, FactsSchema schema) {
        this.schema = schema;
        this.into = into;
        this.from = from;
        Map<String, @Nullable Object> merged = new HashMap<>();
        for (RecordComponent component : Customer.class.getRecordComponents()) {
            String field = component.getName();
            if (!NOT_MERGED.contains(field)) {
                merged.put(field, merged(field, into.value(field), from.value(field)));
            }
        }
        merged.put("sources", sources());
        if (!contradictions.isEmpty()) {
            throw new ConflictingFacts(contradictions);
        }
        keepFirst("emails", AddressKind.EMAIL, merged);
        keepFirst("phones", AddressKind.PHONE, merged);
        this.together = into.with(merged);
    }

    /** Keeps the first address of the merged customer where either of the two has a list of addresses. */
    private void keepFirst(String field, AddressKind kind, Map<String, @Nullable Object> merged) {
        String first = KnownAddresses.first(from, kind);
        if (first == null
                || !(merged.get(field) instanceof List<?> list)
                || list.size() >= ContactAddress.MAX_ADDRESSES) {
            return;
        }
        List<Object> all = new ArrayList<>(list);
        List<ContactAddress> known = KnownAddresses.of(from, kind);
        if (known != null) {
            known.stream()
                    .filter(each -> kind.same(each.text(), first))
                    .filter(each ->
                            list.stream().noneMatch(other -> kind.same(((ContactAddress) other).text(), each.text())))
                    .forEach(all::add);
        }
        merged.put(field, all);
    }

    /** Returns the facts of the remaining customer. */
    public Customer together() {
        return together;
    }

    /** Returns what was changed. */
    public MergeResult merger() {
        return new MergeResult(filled, added, kept);
    }

    private @Nullable Object merged(String field, @Nullable Object one, @Nullable Object other) {
        if (one == null && other instanceof List<?> theirs) {
            add(field, theirs.size());
            return other;
        }
        if (one == null && other != null) {
            filled.add(field);
            return other;
        }
        if (one == null || other == null) {
            return one;
        }
        return switch (field) {
            case "orders" -> records(field, into.orders(), from.orders());
            case "complaints" -> records(field, into.complaints(), from.complaints());
            case "returns" -> records(field, into.returns(), from.returns());
            case "subscriptions" -> records(field, into.subscriptions(), from.subscriptions());
            case "payments" -> records(field, into.payments(), from.payments());
            case "emails", "phones" -> addresses(field, (List<?>) one, (List<?>) other);
            case "doNotContact" -> DoNotContact.both((DoNotContact) one, (DoNotContact) other);
            case "contactCap" -> OwnContactCap.decisive((OwnContactCap) one, (OwnContactCap) other);
            case "carts" -> carts(into.carts(), from.carts());
            case "birthday" -> plain(field, ((Birthday) one).completed((Birthday) other), other);
            case "attributes" -> attributes(field, (Attributes) one, (Attributes) other);
            case "lists" -> lists(into.lists(), from.lists());
            case "membership" -> membership((Membership) one, (Membership) other);
            default ->
                one instanceof List<?> mine && other instanceof List<?> theirs
                        ? entries(field, mine, theirs)
                        : plain(field, one, other);
        };
    }

    private <T extends Record & SourcedRecord> List<T> records(
            String collection, @Nullable List<T> mine, @Nullable List<T> theirs) {
        Map<String, T> all = new LinkedHashMap<>();
        records(mine).forEach(each -> all.put(each.key(), each));
        int before = all.size();
        for (T each : records(theirs)) {
            all.merge(each.key(), each, (one, other) -> reconciled(collection, one.key(), one, other));
        }
        add(collection, all.size() - before);
        return List.copyOf(all.values());
    }

    /** Merges addresses: of what is stated about the same one, the later or the worse remains. */
    private List<ContactAddress> addresses(String field, List<?> mine, List<?> theirs) {
        Map<String, ContactAddress> all = new LinkedHashMap<>();
        Stream.concat(mine.stream(), theirs.stream())
                .map(ContactAddress.class::cast)
                .forEach(each -> all.merge(
                        Objects.requireNonNullElse(each.kind().normalized(each.text()), each.text()),
                        each,
                        KnownAddresses::same));
        List<ContactAddress> merged =
                all.values().stream().limit(ContactAddress.MAX_ADDRESSES).toList();
        add(field, Math.max(0, merged.size() - mine.size()));
        return merged;
    }

    /** A cart is only ever known as it was last: of two states of one, the newer one counts. */
    private List<Cart> carts(@Nullable List<Cart> mine, @Nullable List<Cart> theirs) {
        Map<String, Cart> all = new LinkedHashMap<>();
        records(mine).forEach(each -> all.put(each.key(), each));
        int before = all.size();
        for (Cart each : records(theirs)) {
            all.merge(each.key(), each, this::newer);
        }
        add("carts", all.size() - before);
        return List.copyOf(all.values());
    }

    private Cart newer(Cart mine, Cart theirs) {
        if (mine.equals(theirs)) {
            return mine;
        }
        String path = "carts[" + mine.key() + "]";
        if (theirs.isNewerThan(mine, into.timeZone())) {
            filled.add(path);
            return theirs;
        }
        kept.add(new MergeResult.Kept(
                path + ".changedAt", String.valueOf(mine.changedAt()), String.valueOf(theirs.changedAt())));
        return mine;
    }

    private Attributes attributes(String path, Attributes mine, Attributes theirs) {
        Map<String, Object> together = new HashMap<>(theirs.values());
        theirs.values().forEach((name, value) -> {
            Object own = mine.sent(name);
            if (own == null) {
                filled.add(path + "." + name);
            } else if (!Reconciliation.agree(own, value, into.timeZone())) {
                kept.add(new MergeResult.Kept(path + "." + name, own.toString(), value.toString()));
            }
        });
        together.putAll(mine.values());
        return Attributes.of(together);
    }

    private Map<String, List<Attributes>> lists(
            @Nullable Map<String, List<Attributes>> mine, @Nullable Map<String, List<Attributes>> theirs) {
        Map<String, List<Attributes>> all = new HashMap<>(mine == null ? Map.of() : mine);
        if (theirs != null) {
            theirs.forEach((name, items) -> all.merge(name, items, (own, others) -> items(name, own, others)));
        }
        return all;
    }

    /** Merges the items of a declared list by their key; those of a list that is no longer declared by content. */
    private List<Attributes> items(String name, List<Attributes> mine, List<Attributes> theirs) {
        DeclaredList list = schema.list(name);
        Map<Object, Attributes> all = new LinkedHashMap<>();
        mine.forEach(each -> all.put(key(list, each), each));
        int before = all.size();
        theirs.forEach(each -> all.merge(
                key(list, each),
                each,
                (own, other) -> attributes("lists." + name + "[" + key(list, own) + "]", own, other)));
        add("lists." + name, all.size() - before);
        return List.copyOf(all.values());
    }

    private static Object key(@Nullable DeclaredList list, Attributes item) {
        Object key = list == null ? null : item.sent(list.key());
        return key == null ? item : key;
    }

    private static <T> List<T> records(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private <T extends Record> T reconciled(String collection, String id, T one, T other) {
        Reconciliation<T> both =
                Reconciliation.of(one, other, into.timeZone() == null ? from.timeZone() : into.timeZone());
        both.differences()
                .forEach(each -> contradictions.add(new Contradiction(
                        collection,
                        id,
                        each.field(),
                        new Said(into.id(), each.one()),
                        new Said(from.id(), each.other()))));
        both.filled().forEach(each -> filled.add(collection + "[" + id + "]." + each));
        return both.together();
    }

    /** Merges items without an id; equal items are kept as often as in the list with more of them. */
    private List<Object> entries(String collection, List<?> mine, List<?> theirs) {
        List<Object> all = new ArrayList<>(mine);
        Map<Object, Integer> unmatched = new HashMap<>();
        mine.forEach(each -> unmatched.merge(each, 1, Integer::sum));
        theirs.stream()
                .filter(each -> unmatched.merge(each, -1, Integer::sum) < 0)
                .forEach(all::add);
        add(collection, all.size() - mine.size());
        return all;
    }

    private Membership membership(Membership mine, Membership theirs) {
        if (!mine.programme().equals(theirs.programme())) {
            kept.add(new MergeResult.Kept("membership", mine.programme(), theirs.programme()));
            return mine;
        }
        Reconciliation<Membership> both = Reconciliation.of(mine, theirs, into.timeZone());
        both.filled().forEach(each -> filled.add("membership." + each));
        both.differences()
                .forEach(
                        each -> kept.add(new MergeResult.Kept("membership." + each.field(), each.one(), each.other())));
        return both.together();
    }

    private Object plain(String field, Object mine, Object theirs) {
        if (!Reconciliation.agree(mine, theirs, into.timeZone())) {
            kept.add(new MergeResult.Kept(field, mine.toString(), theirs.toString()));
        }
        return mine;
    }

    private void add(String collection, int records) {
        if (records > 0) {
            added.put(collection, records);
        }
    }

    private @Nullable Map<String, Provenance> sources() {
        if (into.sources() == null || from.sources() == null) {
            return into.sources() == null ? from.sources() : into.sources();
        }
        Map<String, Provenance> sources = new HashMap<>(from.sources());
        sources.putAll(into.sources());
        return sources;
    }
}
