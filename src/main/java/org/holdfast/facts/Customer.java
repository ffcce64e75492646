package org.holdfast.facts;

import java.lang.reflect.RecordComponent;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.facts.baskets.Cart;
import org.holdfast.facts.billing.Payment;
import org.holdfast.facts.billing.Subscription;
import org.holdfast.facts.contact.ContactAddress;
import org.holdfast.facts.contact.ContactEmail;
import org.holdfast.facts.contact.ContactPhone;
import org.holdfast.facts.contact.DoNotContact;
import org.holdfast.facts.contact.OwnContactCap;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.person.Birthday;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.IsoCodes;
import org.jspecify.annotations.Nullable;

/**
 * All facts known about one customer. A field or collection that is {@code null} is <em>unknown</em>; an empty
 * collection is <em>known to be empty</em>. Rules distinguish the two, so neither is ever replaced by the other.
 *
 * @param language ISO 639 code of the language the customer reads, such as {@code ro}
 * @param timeZone time zone in which the customer's days begin and end
 * @param givenName the name by which the customer is addressed, such as {@code Ana}
 * @param country two-letter ISO 3166 code
 * @param city town or village where the customer lives
 * @param region district, state or county where the customer lives
 * @param email the first e-mail address
 * @param phone the first phone number
 * @param emails all e-mail addresses; {@code email} is one more if it is not among them
 * @param phones all phone numbers; {@code phone} is one more if it is not among them
 * @param contactCap how often the customer wants to be contacted at most
 * @param attributes declared facts
 * @param lists items of declared lists by the name of the list; a list that is absent is unknown
 * @param sources provenance by the name of the collection
 */
public record Customer(
        String id,
        @Nullable String name,
        @Nullable String givenName,
        @Nullable String language,
        @Nullable ZoneId timeZone,
        @Nullable String country,
        @Nullable String city,
        @Nullable String region,
        @Nullable Birthday birthday,
        @Nullable DateOrInstant customerSince,
        @Nullable String segment,
        @Nullable String email,
        @Nullable String phone,
        @Nullable List<ContactEmail> emails,
        @Nullable List<ContactPhone> phones,
        @Nullable DoNotContact doNotContact,
        @Nullable OwnContactCap contactCap,
        @Nullable Channel preferredChannel,
        @Nullable String assignedAgent,
        @Nullable String referredBy,
        @Nullable List<Consent> consents,
        @Nullable Membership membership,
        @Nullable List<Order> orders,
        @Nullable List<Complaint> complaints,
        @Nullable List<Return> returns,
        @Nullable List<Survey> surveys,
        @Nullable List<Interaction> interactions,
        @Nullable List<Observation> observations,
        @Nullable List<Subscription> subscriptions,
        @Nullable List<Payment> payments,
        @Nullable List<Cart> carts,
        @Nullable Attributes attributes,
        @Nullable Map<String, List<Attributes>> lists,
        @Nullable Map<String, Provenance> sources) {

    /** The names of all fields, in declaration order. */
    public static final List<String> FIELDS = Arrays.stream(Customer.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    /** The names of the collections that {@link #sources} may refer to, in declaration order. */
    public static final List<String> COLLECTIONS = Arrays.stream(Customer.class.getRecordComponents())
            .filter(component -> component.getType() == List.class || component.getType() == Membership.class)
            .map(RecordComponent::getName)
            .toList();

    public Customer {
        FactConstraints.id("id", id);
        FactConstraints.text("name", name);
        FactConstraints.text("givenName", givenName);
        IsoCodes.language("language", language);
        country = IsoCodes.country("country", country);
        FactConstraints.optionalId("city", city);
        FactConstraints.optionalId("region", region);
        FactConstraints.optionalId("segment", segment);
        FactConstraints.text("email", email);
        FactConstraints.text("phone", phone);
        emails = addresses("emails", emails);
        phones = addresses("phones", phones);
        FactConstraints.optionalId("assignedAgent", assignedAgent);
        FactConstraints.optionalId("referredBy", referredBy);
        consents = FactConstraints.list("consents", consents);
        orders = FactConstraints.list("orders", orders);
        complaints = FactConstraints.list("complaints", complaints);
        returns = FactConstraints.list("returns", returns);
        surveys = FactConstraints.list("surveys", surveys);
        interactions = FactConstraints.list("interactions", interactions);
        observations = FactConstraints.list("observations", observations);
        subscriptions = FactConstraints.list("subscriptions", subscriptions);
        payments = FactConstraints.list("payments", payments);
        carts = FactConstraints.list("carts", carts);
        lists = lists == null ? null : lists(lists);
        sources = sources == null ? null : Map.copyOf(sources);
        unique("orders", orders);
        unique("complaints", complaints);
        unique("returns", returns);
        unique("subscriptions", subscriptions);
        unique("payments", payments);
        unique("carts", carts);
        EventOrder.check(timeZone, orders, complaints, subscriptions, carts);
    }

    /**
     * Creates a customer with these facts; everything else is unknown.
     *
     * @param values values by field name, {@code id} among them
     * @throws InvalidInput if the facts are contradictory
     */
    public static Customer of(Map<String, ? extends @Nullable Object> values) {
        return CustomerProperties.of(values);
    }

    /** Returns the value of the named field; {@code null} if it is unknown. */
    public @Nullable Object value(String field) {
        return CustomerProperties.value(this, field);
    }

    /**
     * Returns a copy with other values for some fields; {@code null} makes a field unknown. All constraints are checked
     * again.
     *
     * @param values new values by field name
     * @throws InvalidInput if the resulting facts are contradictory
     */
    public Customer with(Map<String, ? extends @Nullable Object> values) {
        return CustomerProperties.with(this, values);
    }

    private static <T extends ContactAddress> @Nullable List<T> addresses(String field, @Nullable List<T> addresses) {
        if (addresses != null && addresses.size() > ContactAddress.MAX_ADDRESSES) {
            throw new InvalidInput(
                    field,
                    "has " + addresses.size() + " entries; at most " + ContactAddress.MAX_ADDRESSES + " are accepted");
        }
        return FactConstraints.list(field, addresses);
    }

    private static Map<String, List<Attributes>> lists(Map<String, List<Attributes>> lists) {
        if (lists.size() > FactsSchema.MAX_LISTS) {
            throw new InvalidInput(
                    "lists", "has " + lists.size() + " lists; at most " + FactsSchema.MAX_LISTS + " are accepted");
        }
        SortedMap<String, List<Attributes>> copy = new TreeMap<>();
        lists.forEach((name, items) -> copy.put(
                FactConstraints.id("lists", name),
                FactConstraints.known(
                        "lists." + name, FactConstraints.list("lists." + name, items), "a list of objects")));
        return Collections.unmodifiableSortedMap(copy);
    }

    private static void unique(String field, @Nullable List<? extends SourcedRecord> items) {
        if (items == null) {
            return;
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (!seen.add(items.get(i).key())) {
                throw new InvalidInput(
                        field + "[" + i + "].id", "\"" + items.get(i).key() + "\" appears twice in this list");
            }
        }
    }
}
