package org.holdfast.decisions.json;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.loyalty.programmes.Enrolment;
import org.holdfast.loyalty.programmes.Ledger;
import org.holdfast.loyalty.programmes.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * What we know of a customer beside the stored facts: earlier actions with their promises, the ledger of programmes,
 * and who has the same addresses. A line of the export for another program that decides.
 *
 * @param consents consents with the refusals of erased and other customers at the same addresses; {@code null} if there
 *     are none but the stored ones
 * @param sources ages of the facts by collection, where a load has confirmed them; {@code null} if they are as stored
 * @param history earlier actions, and the actions for the first customers that the customer has got; without the use of
 *     budgets, balances and shared contacts
 * @param sharers the records that share an address with the customer
 */
public record CustomerPast(
        String id,
        @Nullable List<Consent> consents,
        @Nullable Map<String, Provenance> sources,
        ContactHistory history,
        Ledger ledger,
        List<SharingRecord> sharers) {

    /**
     * Another record with the same address of a kind, and its recent contacts at addresses of that kind.
     *
     * @param id of the other record
     */
    public record SharingRecord(String id, AddressKind kind, List<ContactHistory.SharedContact> contacts) {}

    /** The JSON form. Its fields are a published format. */
    private record Document(
            String id,
            @Nullable List<Consent> consents,
            @Nullable Map<String, Provenance> sources,
            @Nullable HistoryDocument history,
            @Nullable LedgerDocument ledger,
            @Nullable List<SharingDocument> sharers) {}

    private record LedgerDocument(
            List<Enrolment> members,
            List<LedgerEntry> entries,
            @Nullable List<String> moved) {}

    private record SharingDocument(String id, AddressKind kind, List<ContactDocument> contacts) {}

    private record ContactDocument(Channel channel, Purpose purpose, Instant at) {}

    /** Returns the past of a customer with stored facts only. */
    public static CustomerPast none(String id) {
        return new CustomerPast(id, null, null, ContactHistory.NONE, Ledger.NONE, List.of());
    }

    public boolean isEmpty() {
        return equals(none(id));
    }

    /** Returns stored facts with what is known beside them. */
    public Customer over(Customer facts) {
        Map<String, Object> known = new HashMap<>();
        if (consents != null) {
            known.put("consents", consents);
        }
        if (sources != null) {
            known.put("sources", sources);
        }
        return known.isEmpty() ? facts : facts.with(known);
    }

    public String toJson() {
        return FactsJson.write(new Document(
                id,
                consents,
                sources,
                history.equals(ContactHistory.NONE) ? null : HistoryDocument.of(history),
                ledger.equals(Ledger.NONE)
                        ? null
                        : new LedgerDocument(
                                ledger.members(), ledger.entries(), List.copyOf(new TreeSet<>(ledger.moved()))),
                sharers.isEmpty()
                        ? null
                        : sharers.stream().map(CustomerPast::document).toList()));
    }

    private static SharingDocument document(SharingRecord sharer) {
        return new SharingDocument(
                sharer.id,
                sharer.kind,
                sharer.contacts.stream()
                        .map(each -> new ContactDocument(each.channel(), each.purpose(), each.at()))
                        .toList());
    }

    /** Reads a document written by {@link #toJson}. */
    public static CustomerPast read(String json) {
        Document read = FactsJson.stored(json, Document.class);
        LedgerDocument kept = read.ledger;
        return new CustomerPast(
                read.id,
                read.consents,
                read.sources,
                read.history == null ? ContactHistory.NONE : read.history.toHistory(),
                kept == null
                        ? Ledger.NONE
                        : new Ledger(
                                kept.members, kept.entries, kept.moved == null ? Set.of() : Set.copyOf(kept.moved)),
                read.sharers == null
                        ? List.of()
                        : read.sharers.stream().map(CustomerPast::sharer).toList());
    }

    private static SharingRecord sharer(SharingDocument read) {
        return new SharingRecord(
                read.id,
                read.kind,
                read.contacts.stream()
                        .map(each -> new ContactHistory.SharedContact(each.channel, each.purpose, each.at))
                        .toList());
    }

    /**
     * Identifies a history by its content, apart from the use of budgets and use limits, which other customers change.
     */
    public static String fingerprint(ContactHistory history) {
        List<ContactHistory.SharedContact> shared = new ArrayList<>(history.shared());
        shared.sort(Comparator.comparing(ContactHistory.SharedContact::at)
                .thenComparing(ContactHistory.SharedContact::channel)
                .thenComparing(ContactHistory.SharedContact::purpose));
        ContactHistory own = new ContactHistory(
                history.acts(), Map.of(), history.holdings(), shared, ContactHistory.FirstCustomers.NONE);
        return FactsHash.of(FactsJson.bytes(
                List.of(HistoryDocument.of(own), new TreeSet<>(history.first().counted()))));
    }
}
