package org.holdfast.customers.suppression;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.merge.ContactRefusals;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refusals of contact of customers whose facts were deleted, so that they are not contacted again as new customers.
 * Stores only HMACs of their id, e-mail and phone, with a secret of this database. A customer who matches one of them
 * has these refusals until a later answer.
 */
public final class SuppressionList {

    private static final String ALGORITHM = "HmacSHA256";
    /** Well below the maximum number of parameters of any database. */
    private static final int BATCH_SIZE = 1_000;

    private final JdbcClient client;
    private final JdbcTemplate template;
    private final SecretKeySpec key;

    public SuppressionList(JdbcTemplate template, byte[] secret) {
        this.client = JdbcClient.create(template);
        this.template = template;
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Keeps the refusals of a customer. Call it within the transaction that deletes the facts. */
    public void keep(Customer customer, ContactRefusals.Hearing hearing, Instant now) {
        // A customer who matched earlier refusals and is deleted again has still not consented.
        Customer facts = over(customer);
        List<Consent> refusals = ContactRefusals.effective(facts.consents(), hearing);
        if (refusals.isEmpty()) {
            return;
        }
        for (String hash : hashes(List.of(facts)).keySet()) {
            Map<List<Object>, Consent> listed = new HashMap<>();
            listed(List.of(hash)).getOrDefault(hash, List.of()).forEach(each -> listed.put(topic(each), each));
            refusals.forEach(each -> list(hash, each, listed.get(topic(each)), hearing.heard(), now));
        }
    }

    private void list(String hash, Consent refusal, @Nullable Consent before, Instant heard, Instant now) {
        DateOrInstant at = refusal.at() == null ? new DateOrInstant.Exact(heard) : refusal.at();
        String channel = EnumLabels.of(refusal.channel());
        String purpose = EnumLabels.of(refusal.purpose());
        if (before == null) {
            client.sql("insert into suppression (key_hash, channel, purpose, refused_at, listed_at) "
                            + "values (?, ?, ?, ?, ?)")
                    .params(hash, channel, purpose, at.toString(), now.atOffset(ZoneOffset.UTC))
                    .update();
        } else if (before.at() != null
                && at.start(ZoneOffset.UTC).isAfter(before.at().start(ZoneOffset.UTC))) {
            client.sql("update suppression set refused_at = ?, listed_at = ? "
                            + "where key_hash = ? and channel = ? and purpose = ?")
                    .params(at.toString(), now.atOffset(ZoneOffset.UTC), hash, channel, purpose)
                    .update();
        }
    }

    /** Returns these customers with the refusals listed under their id, e-mail or phone. */
    public List<StoredCustomer> over(List<StoredCustomer> customers) {
        Map<String, List<Consent>> refusals =
                refusals(customers.stream().map(StoredCustomer::facts).toList());
        return refusals.isEmpty()
                ? customers
                : customers.stream()
                        .map(each -> {
                            Customer facts =
                                    with(each.facts(), refusals.get(each.facts().id()));
                            return facts == each.facts()
                                    ? each
                                    : new StoredCustomer(facts, FactsHash.of(facts), each.etag());
                        })
                        .toList();
    }

    /** Returns facts that are not stored with the refusals listed under their id, e-mail or phone. */
    public Customer over(Customer facts) {
        return with(facts, refusals(List.of(facts)).get(facts.id()));
    }

    /** Adds the refusals; whether the customer has answered since is decided when consents are evaluated. */
    private static Customer with(Customer facts, @Nullable List<Consent> refusals) {
        if (refusals == null) {
            return facts;
        }
        List<Consent> all = new ArrayList<>(facts.consents() == null ? List.of() : facts.consents());
        all.addAll(refusals);
        return facts.with(Map.of("consents", all));
    }

    /** Returns the listed refusals that are missing in the facts, by customer id. */
    public Map<String, List<Consent>> refusals(List<Customer> customers) {
        Map<String, List<Customer>> hashes = hashes(customers);
        Map<String, List<Consent>> refusals = new HashMap<>();
        listed(hashes.keySet())
                .forEach((hash, listed) -> hashes.getOrDefault(hash, List.of())
                        .forEach(customer -> listed.forEach(no -> {
                            List<Consent> found = refusals.computeIfAbsent(customer.id(), id -> new ArrayList<>());
                            if (!found.contains(no)
                                    && (customer.consents() == null
                                            || customer.consents().stream().noneMatch(each -> same(each, no)))) {
                                found.add(no);
                            }
                        })));
        refusals.values().removeIf(List::isEmpty);
        return refusals;
    }

    private static boolean same(Consent one, Consent other) {
        return one.isAbout(other) && one.refuses() && Objects.equals(one.at(), other.at());
    }

    private Map<String, List<Consent>> listed(Collection<String> hashes) {
        List<String> all = List.copyOf(hashes);
        Map<String, List<Consent>> listed = new TreeMap<>();
        for (int from = 0; from < all.size(); from += BATCH_SIZE) {
            client.sql("select key_hash, channel, purpose, refused_at from suppression "
                            + "where key_hash in (:hashes) order by channel, purpose")
                    .param("hashes", all.subList(from, Math.min(from + BATCH_SIZE, all.size())))
                    .query(row -> {
                        listed.computeIfAbsent(row.getString(1), hash -> new ArrayList<>())
                                .add(new Consent(
                                        EnumLabels.read(Channel.class, "", row.getString(2)),
                                        EnumLabels.read(Purpose.class, "", row.getString(3)),
                                        false,
                                        DateOrInstant.parse(row.getString(4)),
                                        null,
                                        Consent.SUPPRESSION_LIST));
                    });
        }
        return listed;
    }

    private static List<Object> topic(Consent answer) {
        return List.of(answer.channel(), answer.purpose());
    }

    private Map<String, List<Customer>> hashes(List<Customer> customers) {
        Mac mac = mac();
        Map<String, List<Customer>> hashes = new LinkedHashMap<>();
        for (Customer each : customers) {
            add(hashes, mac, "id", each.id(), each);
            add(hashes, mac, "email", ContactIdentity.email(each), each);
            add(hashes, mac, "phone", ContactIdentity.phone(each), each);
        }
        return hashes;
    }

    private static void add(
            Map<String, List<Customer>> hashes, Mac mac, String kind, @Nullable String value, Customer customer) {
        if (value != null) {
            String hash = HexFormat.of().formatHex(mac.doFinal((kind + "\n" + value).getBytes(StandardCharsets.UTF_8)));
            hashes.computeIfAbsent(hash, each -> new ArrayList<>()).add(customer);
        }
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
