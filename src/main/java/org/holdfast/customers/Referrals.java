package org.holdfast.customers;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Order;
import org.holdfast.facts.PersonalData;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Referred customers who have ordered, one row each, so that each is counted once. {@link ReferralDetector} records
 * them in the transaction that writes their facts; a background job counts them later.
 */
@Repository
public class Referrals implements PersonalData {

    private static final String NOTE = "friend ";

    private final JdbcClient client;
    private final CustomerTable customers;

    Referrals(JdbcTemplate template, CustomerTable customers) {
        this.client = JdbcClient.create(template);
        this.customers = customers;
    }

    /** A customer who ordered, and the customer who referred them. */
    public record Referral(String friend, String referrer) {}

    /** The state of a referral. */
    public enum State {
        WAITING,
        /** The referrer is not a stored customer. */
        UNKNOWN,
        NOTED,
        /** The customer and the referrer seem to be the same person. */
        SAME;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the time of a referred customer's first order that was not cancelled, or {@code null}. */
    public static @Nullable DateOrInstant firstOrder(Customer facts) {
        ZoneId zone = facts.timeZone() == null ? ZoneOffset.UTC : facts.timeZone();
        return facts.referredBy() == null || facts.orders() == null
                ? null
                : facts.orders().stream()
                        .filter(order -> order.cancelledAt() == null)
                        .map(Order::placedAt)
                        .min(Comparator.comparing(placed -> placed.start(zone)))
                        .orElse(null);
    }

    /** Returns the note in the interactions of the referrer. */
    public static String note(String friend) {
        return NOTE + friend;
    }

    /** Returns referrals that are not counted yet, oldest first. */
    public List<Referral> waiting(int max) {
        return client.sql("select customer_id, referrer_id from referral where state = 'waiting' "
                        + "order by asked_at, customer_id fetch first " + max + " rows only")
                .query((row, number) -> new Referral(row.getString(1), row.getString(2)))
                .list();
    }

    /** Returns whether a referral is still not counted. Call it within the transaction that holds the friend. */
    public boolean isWaiting(Referral referral) {
        return client.sql("select count(*) from referral "
                                + "where customer_id = ? and referrer_id = ? and state = 'waiting'")
                        .params(referral.friend, referral.referrer)
                        .query(Long.class)
                        .single()
                == 1;
    }

    public void settle(String friend, State state) {
        client.sql("update referral set state = ? where customer_id = ?")
                .params(state.stored(), friend)
                .update();
    }

    /** Deletes the referral of a friend who has no order after all, or was erased or merged. */
    public void forget(String friend) {
        client.sql("delete from referral where customer_id = ?").param(friend).update();
    }

    /** Makes referrals wait again if their referrer has been stored since. */
    public void pending() {
        client.sql("update referral set state = 'waiting' where state = 'unknown' and exists "
                        + "(select 1 from customer where id = referrer_id)")
                .update();
    }

    @Override
    public Set<String> tables() {
        return Set.of("referral");
    }

    @Override
    public void merge(String from, String into) {
        client.sql("delete from referral where customer_id = ? "
                        + "and exists (select 1 from referral other where other.customer_id = ?)")
                .params(from, into)
                .update();
        client.sql("update referral set customer_id = ? where customer_id = ?")
                .params(into, from)
                .update();
        client.sql("update referral set referrer_id = ? where referrer_id = ?")
                .params(into, from)
                .update();
    }

    /** Also removes the id from the note in the referrer's interactions. */
    @Override
    public void erase(String id, String pseudonym) {
        List<String> referrers = client.sql("select referrer_id from referral where customer_id = ?")
                .param(id)
                .query(String.class)
                .list();
        for (CustomerStore.Held held : customers.hold(referrers).values()) {
            Customer facts = held.customer().facts();
            List<Interaction> interactions = facts.interactions() == null ? List.of() : facts.interactions();
            if (interactions.stream().anyMatch(each -> note(id).equals(each.note()))) {
                Customer without = facts.with(Map.of(
                        "interactions",
                        interactions.stream()
                                .map(each -> !note(id).equals(each.note())
                                        ? each
                                        : new Interaction(
                                                each.at(), each.channel(), each.kind(), each.employee(), NOTE.strip()))
                                .toList()));
                customers.change(
                        List.of(CustomerTable.Row.of(
                                new StoredCustomer(without, FactsHash.of(without)), held.provenance())),
                        Instant.now());
            }
        }
        client.sql("delete from referral where customer_id = ? or referrer_id = ?")
                .params(id, id)
                .update();
    }

    @Override
    public Map<String, List<?>> export(String id) {
        return Map.of(
                "referrals",
                client.sql("select customer_id, referrer_id, state from referral "
                                + "where customer_id = ? or referrer_id = ? order by customer_id")
                        .params(id, id)
                        .query((row, number) -> Map.of(
                                "friend", row.getString(1), "sentBy", row.getString(2), "state", row.getString(3)))
                        .list());
    }
}
