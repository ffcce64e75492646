package org.holdfast.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditEvent.TargetKind;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Records acts on the system and proves that the record is complete. */
@Service
public class AuditTrail {

    private static final int BATCH_SIZE = 1_000;

    private final AuditEntries entries;
    private final AuditPseudonyms pseudonyms;
    private final Clock clock;

    AuditTrail(AuditEntries entries, AuditPseudonyms pseudonyms, Clock clock) {
        this.entries = entries;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /**
     * The result of checking the chain.
     *
     * @param entries number of intact entries from the beginning
     * @param hash hash of the last intact entry, to be compared with one that was noted elsewhere
     * @param broken number of the first entry that was changed, removed or added; {@code null} if the chain is intact
     */
    public record Verification(
            long entries, String hash, @Nullable Long broken) {}

    /**
     * Appends an entry in the transaction of the act, so that there is none without the other. Other appends wait until
     * the transaction ends, so call it last: after all other locks have been taken, which also rules out deadlocks.
     *
     * @throws IllegalStateException if there is no transaction
     */
    public void append(AuditEvent event) {
        AuditEvent concealed = conceal(event);
        Target target = concealed.target();
        AuditEntries.Head head = entries.lockHead();
        AuditEntry unsealed = new AuditEntry(
                head.number() + 1,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                event.actor().kind().toString(),
                event.actor().id(),
                event.actor().name(),
                event.action().toString(),
                target == null ? null : target.kind().toString(),
                target == null ? null : target.id(),
                FactsJson.write(event.details()),
                event.actor().address(),
                "");
        entries.add(unsealed.sealed(AuditHash.of(head.hash(), unsealed)));
    }

    /**
     * Replaces the customer of an event by their pseudonym, for acts that delete the link between the two and must
     * append the entry after that.
     *
     * @throws IllegalStateException if there is no transaction
     */
    public AuditEvent conceal(AuditEvent event) {
        Target target = event.target();
        if (target == null || target.kind() != TargetKind.CUSTOMER || target.isPseudonym()) {
            requireTransaction();
            return event;
        }
        return new AuditEvent(
                event.actor(),
                event.action(),
                new Target(TargetKind.CUSTOMER, pseudonym(target.id()), true),
                event.details());
    }

    /**
     * Returns the pseudonym under which entries name a customer.
     *
     * @throws IllegalStateException if there is no transaction
     */
    public String pseudonym(String customerId) {
        requireTransaction();
        return pseudonyms.of(customerId);
    }

    private static void requireTransaction() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An audit entry belongs to the transaction of the act it records");
        }
    }

    /**
     * Returns entries, the latest first.
     *
     * @param before entries with lower numbers only; {@code null} to start with the latest
     */
    public List<AuditEntry> page(@Nullable Long before, int limit) {
        return page(AuditFilter.ALL, before, limit);
    }

    /**
     * Returns the entries that a filter selects, the latest first.
     *
     * @param before entries with lower numbers only; {@code null} to start with the latest
     */
    public List<AuditEntry> page(AuditFilter filter, @Nullable Long before, int limit) {
        List<String> names = filter.customer() == null ? List.of() : pseudonyms.meant(filter.customer());
        return entries.page(filter, names, before == null ? Long.MAX_VALUE : before, limit);
    }

    /** Recomputes the whole chain, a batch at a time. Entries that are added meanwhile are not broken. */
    public Verification verify() {
        Chain chain = new Chain();
        List<AuditEntry> batch;
        do {
            batch = entries.after(chain.number, BATCH_SIZE);
            if (!batch.stream().allMatch(chain::add)) {
                return new Verification(chain.number, chain.hash, chain.number + 1);
            }
        } while (batch.size() == BATCH_SIZE);
        AuditEntries.Head head = entries.head();
        boolean isEnd =
                head.number() == chain.number ? head.hash().equals(chain.hash) : entries.contains(chain.number + 1);
        return new Verification(chain.number, chain.hash, isEnd ? null : chain.number + 1);
    }

    /** Returns whether an entry has this hash. */
    public boolean contains(String hash) {
        return entries.contains(hash);
    }

    /** The intact beginning of the chain. */
    private static final class Chain {

        private long number;
        private String hash = AuditHash.START;

        boolean add(AuditEntry entry) {
            if (entry.number() != number + 1 || !AuditHash.of(hash, entry).equals(entry.hash())) {
                return false;
            }
            number = entry.number();
            hash = entry.hash();
            return true;
        }
    }
}
