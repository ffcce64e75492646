package org.holdfast.customers;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
 * Customers whom somebody sent and who have ordered, one row each, so that each counts once. Whoever writes facts puts
 * them here in the same transaction, in whatever way they came; somebody else looks at them later.
 */
@Repository
public class Referrals implements PersonalData {

    private static final String NOTE = "friend ";

    private final JdbcClient client;
    private final JdbcTemplate template;

    Referrals(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
    }

    /** Somebody who ordered, and who sent them. */
    public record Referral(String friend, String referrer) {}

    /** What came of it. */
    public enum State {
        WAITING,
        /** Whoever sent them is nobody we know. */
        UNKNOWN,
        NOTED,
        /** They sent themselves. */
        SAME
    }

    /** The first order that was not cancelled; {@code null} when there is none. */
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

    /** What is noted with whoever sent a friend. */
    public static String note(String friend) {
        return NOTE + friend;
    }

    /**
     * Within the transaction that writes these customers, some hundred at most. Costs nothing where nobody was sent.
     */
    void detect(Collection<CustomerTable.Row> written, Instant now) {
        Map<String, String> sent = new TreeMap<>();
        written.stream().filter(row -> row.sentBy() != null).forEach(row -> sent.put(row.id(), row.sentBy()));
        if (sent.isEmpty()) {
            return;
        }
        List<Object[]> corrected = new ArrayList<>();
        client.sql("select customer_id, referrer_id, state from referral where customer_id in (:ids)")
                .param("ids", List.copyOf(sent.keySet()))
                .query(row -> {
                    String referrer = sent.remove(row.getString(1));
                    if (referrer != null
                            && !referrer.equals(row.getString(2))
                            && !row.getString(3).equals(name(State.NOTED))) {
                        corrected.add(new Object[] {referrer, row.getString(1)});
                    }
                });
        template.batchUpdate("update referral set referrer_id = ?, state = 'waiting' where customer_id = ?", corrected);
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        template.batchUpdate(
                "insert into referral (customer_id, referrer_id, state, asked_at) values (?, ?, 'waiting', ?)",
                sent.entrySet().stream()
                        .map(each -> new Object[] {each.getKey(), each.getValue(), at})
                        .toList());
    }

    /** Those that nobody has looked at yet, the longest waiting first. */
    public List<Referral> waiting(int most) {
        return client.sql(
                        "select customer_id, referrer_id from referral where state = 'waiting' order by asked_at, customer_id "
                                + "fetch first " + most + " rows only")
                .query((row, number) -> new Referral(row.getString(1), row.getString(2)))
                .list();
    }

    /** Within the transaction that holds the friend: whether nobody has looked at it meanwhile. */
    public boolean isWaiting(Referral referral) {
        return client.sql(
                                "select count(*) from referral where customer_id = ? and referrer_id = ? and state = 'waiting'")
                        .params(referral.friend, referral.referrer)
                        .query(Long.class)
                        .single()
                == 1;
    }

    public void settle(String friend, State state) {
        client.sql("update referral set state = ? where customer_id = ?")
                .params(name(state), friend)
                .update();
    }

    /** The friend has not ordered after all, or is gone. */
    public void forget(String friend) {
        client.sql("delete from referral where customer_id = ?").param(friend).update();
    }

    /** Those whose referrers have become known wait again: friends can come before them. */
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
        client.sql(
                        "delete from referral where customer_id = ? and exists (select 1 from referral other where other.customer_id = ?)")
                .params(from, into)
                .update();
        client.sql("update referral set customer_id = ? where customer_id = ?")
                .params(into, from)
                .update();
        client.sql("update referral set referrer_id = ? where referrer_id = ?")
                .params(into, from)
                .update();
    }

    /** Also whoever sent them does not keep their id. */
    @Override
    public void erase(String id, String pseudonym) {
        List<String> referrers = client.sql("select referrer_id from referral where customer_id = ?")
                .param(id)
                .query(String.class)
                .list();
        CustomerTable rows = new CustomerTable(template);
        for (CustomerStore.Held held : rows.hold(referrers).values()) {
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
                rows.change(
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
                client.sql(
                                "select customer_id, referrer_id, state from referral where customer_id = ? or referrer_id = ? "
                                        + "order by customer_id")
                        .params(id, id)
                        .query((row, number) -> Map.of(
                                "friend", row.getString(1), "sentBy", row.getString(2), "state", row.getString(3)))
                        .list());
    }

    private static String name(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
