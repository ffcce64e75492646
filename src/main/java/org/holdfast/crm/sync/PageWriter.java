package org.holdfast.crm.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.customers.CrmCustomerWriter;
import org.holdfast.customers.CrmCustomerWriter.Known;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.facts.Customer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes what was gathered about some hundred customers: facts, bad rows, who was seen and how far the load has come,
 * all in one transaction. Customers whose facts are the same as before are not even locked.
 */
final class PageWriter {

    /** Fewer items than these may vanish from a page without anybody being alarmed. */
    private static final int FEW = 100;

    private final Mapping mapping;
    private final CrmCustomerWriter customers;
    private final RejectedSourceRows rejectedSourceRows;
    private final RedecisionRequested redecisionRequested;
    private final TransactionTemplate transaction;
    private final FactsAssembler factsAssembler;
    private final Run run;

    /**
     * What holds for the whole load.
     *
     * @param at the moment at which it began
     * @param goodUntil how old the facts were before it
     * @param number of the full load
     * @param first whether this source was never loaded as a whole before: what is new then is no change
     * @param trusting whether much may vanish
     */
    record Run(Instant at, @Nullable Instant goodUntil, long number, boolean first, boolean trusting) {}

    PageWriter(
            Mapping mapping,
            CrmCustomerWriter customers,
            RejectedSourceRows rejectedSourceRows,
            RedecisionRequested redecisionRequested,
            TransactionTemplate transaction,
            Run run) {
        this.mapping = mapping;
        this.customers = customers;
        this.rejectedSourceRows = rejectedSourceRows;
        this.redecisionRequested = redecisionRequested;
        this.transaction = transaction;
        this.factsAssembler = new FactsAssembler(mapping, customers, run.at);
        this.run = run;
    }

    /**
     * @param asked when the rows were asked for
     * @param alongside done in the same transaction, first
     * @param now for what is asked of others
     */
    void write(Map<String, SourceRecords> gathered, Instant asked, SyncReport report, Runnable alongside, Instant now) {
        Map<String, Known> stored = customers.find(gathered.keySet());
        Map<String, FactsAssembler.Assembled> assembled = new TreeMap<>();
        gathered.forEach((id, each) -> assembled.put(id, factsAssembler.assemble(each, stored.get(id), asked)));
        Map<String, List<RejectedSourceRow>> bad = new LinkedHashMap<>();
        assembled.forEach((id, each) -> {
            if (!each.bad().isEmpty()) {
                bad.put(id, each.bad());
            }
        });
        if (!run.trusting) {
            notEmptied(gathered.values(), stored, bad.keySet());
        }
        Set<String> other = new TreeSet<>(assembled.keySet());
        other.removeIf(id -> assembled.get(id).isSame(stored.get(id)));
        CrmCustomerWriter.Written written = twice(() -> transaction.execute(status -> {
            alongside.run();
            CrmCustomerWriter.Written done = customers.write(other, (id, known) -> {
                // Somebody else may have changed them since we looked.
                if (!Objects.equals(known, stored.get(id))) {
                    assembled.put(id, factsAssembler.assemble(gathered.get(id), known, asked));
                }
                return assembled.get(id).edited();
            });
            rejectedSourceRows.replace(mapping.name(), gathered.keySet(), bad, now, run.goodUntil, run.number);
            List<String> changed = new ArrayList<>(done.changed());
            if (!run.first) {
                changed.addAll(done.created());
            }
            redecisionRequested.ask(changed, now);
            return done;
        }));
        bad.forEach(report::bad);
        assembled.values().forEach(each -> report.stays(each.stays(), each.consentsKept()));
        report.page(
                gathered.keySet(),
                gathered.values().stream().mapToLong(SourceRecords::items).sum(),
                written.created().size(),
                written.changed().size());
    }

    /** Somebody else may store a customer for the first time in the same moment; the second time they are there. */
    private static CrmCustomerWriter.Written twice(Supplier<CrmCustomerWriter.@Nullable Written> work) {
        try {
            return Objects.requireNonNull(work.get());
        } catch (DuplicateKeyException e) {
            return Objects.requireNonNull(work.get());
        }
    }

    /** A customer with more rows than anybody can have. */
    void tooMuch(String id, SyncReport report, Runnable alongside, Instant now) {
        List<RejectedSourceRow> bad = List.of(new RejectedSourceRow(
                id,
                FactCollection.CUSTOMERS,
                "",
                "",
                "has more than " + SourceFetch.MOST_ROWS + " rows, or texts without an end"));
        transaction.executeWithoutResult(status -> {
            alongside.run();
            rejectedSourceRows.replace(mapping.name(), List.of(id), Map.of(id, bad), now, run.goodUntil, run.number);
        });
        report.bad(id, bad);
        report.page(Set.of(id), 0, 0, 0);
    }

    /** A table that is being filled anew, or whose rights were taken away, looks empty. It is not believed. */
    private void notEmptied(Collection<SourceRecords> gathered, Map<String, Known> stored, Set<String> bad) {
        for (FactCollection factCollection : mapping.queries().keySet()) {
            if (factCollection == FactCollection.CUSTOMERS
                    || factCollection == FactCollection.LINES
                    || !factCollection.isList()) {
                continue;
            }
            long before = 0;
            long now = 0;
            for (SourceRecords each : gathered) {
                Known known = stored.get(each.id());
                if (known != null && !bad.contains(each.id()) && ours(known.facts(), factCollection)) {
                    before += known.facts().value(factCollection.field()) instanceof List<?> items ? items.size() : 0;
                    now += each.rows(factCollection).size();
                }
            }
            if (before >= FEW && now < before / 2) {
                throw new CrmException(
                        "Of " + before + " " + factCollection + " of " + gathered.size() + " customers only " + now
                                + " are left in the source. Nothing of it was stored. If that is right, load once with --allow-removals.",
                        false,
                        null);
            }
        }
    }

    private boolean ours(Customer facts, FactCollection factCollection) {
        return facts.sources() != null
                && facts.sources().containsKey(factCollection.source())
                && facts.sources().get(factCollection.source()).from().equals(mapping.name());
    }
}
