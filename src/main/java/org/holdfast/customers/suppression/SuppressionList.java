package org.holdfast.customers.suppression;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.holdfast.database.InList;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.contact.DoNotContact;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.merge.ContactRefusals;
import org.holdfast.facts.reach.KnownAddresses;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Refusals of contact of customers whose facts were deleted, so that they are not contacted again as new customers, and
 * those of other customers at the same address. Stores only {@linkplain ContactHashes hashes} of their id and
 * addresses. A customer who matches one of them has these refusals until a later answer.
 */
public final class SuppressionList {

    /** Well below the maximum number of parameters of any database. */
    private static final int BATCH_SIZE = 1_000;

    private static final String LISTED =
            "select key_hash, '', channel, purpose, topic, refused_at, false from suppression "
                    + "where key_hash in (:hashes)";
    /**
     * Of the refusals of one kind at an address, which can be that of a whole call centre, the strongest ones suffice.
     */
    private static final int REFUSALS_OF_A_KIND = 10;

    private static final String SHARED = " union all select address_hash, customer_id, channel, purpose, topic, "
            + "refused_at, named from (select r.*, row_number() over (partition by address_hash, channel, purpose, "
            + "topic, named order by case when refused_at = '' then 0 else 1 end, substring(refused_at, 1, 10) desc, "
            + "char_length(refused_at), refused_at desc, customer_id) as place "
            + "from address_refusal r where address_hash in (:hashes)) strongest where place <= " + REFUSALS_OF_A_KIND;

    private final JdbcClient client;
    private final ContactHashes identities;

    public SuppressionList(JdbcTemplate template, ContactHashes identities) {
        this.client = JdbcClient.create(template);
        this.identities = identities;
    }

    /**
     * Something that identifies a customer.
     *
     * @param kind {@code null} for the id
     * @param address normal form of the address; empty for the id
     */
    private record Identity(Customer customer, @Nullable AddressKind kind, String address) {

        /** Returns the address that a refusal of this channel is about; {@code null} if it is about all. */
        @Nullable
        String about(Channel channel, boolean named) {
            return kind != null
                            && kind == channel.addresses()
                            && (named
                                    || KnownAddresses.normalized(customer, kind).size() > 1)
                    ? address
                    : null;
        }
    }

    /**
     * A refusal under a hash.
     *
     * @param customerId whose it is; empty for a customer who is gone
     * @param named whether it is about the address only
     */
    private record Entry(String customerId, Consent refusal, boolean named) {}

    /** Keeps the refusals of a customer. Call it within the transaction that deletes the facts. */
    public void keep(Customer customer, ContactRefusals.Hearing hearing, Instant now) {
        // A customer who matched earlier refusals and is deleted again has still not consented.
        Customer facts = over(customer);
        List<Consent> refusals = new ArrayList<>(ContactRefusals.effective(facts.consents(), hearing));
        refusals.removeIf(each -> Consent.SHARED_ADDRESS.equals(each.source()));
        refusals.addAll(ofAllContact(facts.doNotContact(), now));
        if (refusals.isEmpty()) {
            return;
        }
        List<String> own = List.copyOf(hashes(List.of(facts)).keySet());
        for (Consent each : refusals) {
            AddressKind kind = each.channel().addresses();
            List<String> under =
                    each.address() == null || kind == null ? own : List.of(identities.of(kind, each.addressKey()));
            under.forEach(hash -> list(hash, each, hearing.heard(), now));
        }
    }

    /** Returns what a statement without an end amounts to: the refusal of every channel that we start. */
    private static List<Consent> ofAllContact(@Nullable DoNotContact stated, Instant now) {
        List<Consent> refusals = new ArrayList<>();
        if (stated != null && stated.until() == null) {
            DateOrInstant at = stated.from() == null ? DateOrInstant.of(now) : stated.from();
            for (Channel channel : Channel.values()) {
                if (channel.startedByUs()) {
                    for (Purpose purpose : Purpose.values()) {
                        refusals.add(new Consent(channel, purpose, false, at));
                    }
                }
            }
        }
        return refusals;
    }

    private void list(String hash, Consent refusal, Instant heard, Instant now) {
        DateOrInstant at = refusal.at() == null ? new DateOrInstant.Exact(heard) : refusal.at();
        String channel = EnumLabels.of(refusal.channel());
        String purpose = EnumLabels.of(refusal.purpose());
        Consent before = listed(List.of(hash)).getOrDefault(hash, List.of()).stream()
                .filter(each -> each.customerId.isEmpty() && topic(each.refusal).equals(topic(refusal)))
                .map(Entry::refusal)
                .findFirst()
                .orElse(null);
        if (before == null) {
            client.sql("insert into suppression (key_hash, channel, purpose, topic, refused_at, listed_at) "
                            + "values (?, ?, ?, ?, ?, ?)")
                    .params(hash, channel, purpose, topicName(refusal), at.toString(), now.atOffset(ZoneOffset.UTC))
                    .update();
        } else if (before.at() != null
                && at.start(ZoneOffset.UTC).isAfter(before.at().start(ZoneOffset.UTC))) {
            client.sql("update suppression set refused_at = ?, listed_at = ? "
                            + "where key_hash = ? and channel = ? and purpose = ? and topic = ?")
                    .params(at.toString(), now.atOffset(ZoneOffset.UTC), hash, channel, purpose, topicName(refusal))
                    .update();
        }
    }

    /** Returns these customers with the refusals listed under their id and addresses. */
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

    /** Returns facts that are not stored with the refusals listed under their id and addresses. */
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
        Map<String, List<Identity>> hashes = hashes(customers);
        Map<String, List<Consent>> refusals = new HashMap<>();
        listed(hashes.keySet())
                .forEach((hash, listed) -> hashes.getOrDefault(hash, List.of())
                        .forEach(identity -> listed.forEach(entry -> add(identity, entry, refusals))));
        return refusals;
    }

    private static void add(Identity identity, Entry entry, Map<String, List<Consent>> refusals) {
        Customer customer = identity.customer;
        if (entry.customerId.equals(customer.id())) {
            return;
        }
        Consent no = entry.refusal.from(
                entry.customerId.isEmpty() ? Consent.SUPPRESSION_LIST : Consent.SHARED_ADDRESS,
                identity.about(entry.refusal.channel(), entry.named));
        List<Consent> found = refusals.getOrDefault(customer.id(), List.of());
        if (found.stream().noneMatch(each -> same(each, no))
                && (customer.consents() == null || customer.consents().stream().noneMatch(each -> same(each, no)))) {
            refusals.computeIfAbsent(customer.id(), id -> new ArrayList<>()).add(no);
        }
    }

    private static boolean same(Consent one, Consent other) {
        return one.isAbout(other) && one.refuses() && Objects.equals(one.at(), other.at());
    }

    private Map<String, List<Entry>> listed(Collection<String> hashes) {
        List<String> all = List.copyOf(hashes);
        Map<String, List<Entry>> listed = new TreeMap<>();
        for (int from = 0; from < all.size(); from += BATCH_SIZE) {
            client.sql(LISTED + SHARED + " order by 1, 2, 3, 4, 5")
                    .param("hashes", InList.of(all.subList(from, Math.min(from + BATCH_SIZE, all.size()))))
                    .query(row -> {
                        String topic = row.getString(5);
                        String at = row.getString(6);
                        listed.computeIfAbsent(row.getString(1), hash -> new ArrayList<>())
                                .add(new Entry(
                                        row.getString(2),
                                        new Consent(
                                                EnumLabels.read(Channel.class, "", row.getString(3)),
                                                EnumLabels.read(Purpose.class, "", row.getString(4)),
                                                false,
                                                at.isEmpty() ? null : DateOrInstant.parse(at),
                                                null,
                                                null,
                                                null,
                                                topic.isEmpty() ? null : topic,
                                                null),
                                        row.getBoolean(7)));
                    });
        }
        return listed;
    }

    private static List<Object> topic(Consent answer) {
        return List.of(answer.channel(), answer.purpose(), topicName(answer));
    }

    private static String topicName(Consent answer) {
        return answer.topic() == null ? "" : answer.topic();
    }

    private Map<String, List<Identity>> hashes(List<Customer> customers) {
        Map<String, List<Identity>> hashes = new LinkedHashMap<>();
        for (Customer each : customers) {
            add(hashes, identities.ofId(each.id()), new Identity(each, null, ""));
            identities
                    .addresses(each)
                    .forEach(one -> add(hashes, one.hash(), new Identity(each, one.kind(), one.address())));
        }
        return hashes;
    }

    private static void add(Map<String, List<Identity>> hashes, String hash, Identity identity) {
        hashes.computeIfAbsent(hash, each -> new ArrayList<>()).add(identity);
    }
}
