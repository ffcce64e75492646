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
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.jdbc.SourceFetch;
import org.holdfast.crm.jdbc.SourcePage;
import org.holdfast.crm.jdbc.SourceRecords;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.customers.CrmCustomerWriter;
import org.holdfast.customers.CrmCustomerWriter.Known;
import org.holdfast.facts.Customer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a page of customers in one transaction: facts, rejected rows, which customers were seen, and how far the load
 * has come. Customers whose facts have not changed are not even locked.
 */
final class PageWriter {

    /** Fewer items than these may vanish from a page without an error. */
    private static final int FEW = 100;

    private final Mapping mapping;
    private final SyncTarget target;
    private final LeasedTransaction transaction;
    private final SyncReport report;
    private final FactsAssembler factsAssembler;
    private final Run run;

    /**
     * What holds for the whole load.
     *
     * @param at when it began
     * @param goodUntil how old the facts were before it
     * @param number of the full load
     * @param full whether everything is loaded, so that the load can be resumed after the last page
     * @param first whether this source was never loaded completely before: new customers are then no change
     * @param trusting whether much may vanish
     */
    record Run(Instant at, @Nullable Instant goodUntil, long number, boolean full, boolean first, boolean trusting) {}

    PageWriter(Mapping mapping, SyncTarget target, LeasedTransaction transaction, SyncReport report, Run run) {
        this.mapping = mapping;
        this.target = target;
        this.transaction = transaction;
        this.report = report;
        this.factsAssembler = new FactsAssembler(mapping, target.customers(), run.at);
        this.run = run;
    }

    /**
     * @param page the customers that were asked for
     * @param fetched what the source has about those who still exist here
     * @param asked when the rows were asked for
     */
    void write(SourcePage page, Map<String, SourceRecords> fetched, Instant asked) {
        Instant now = target.now();
        Map<String, Known> stored = target.customers().find(fetched.keySet());
        Map<String, FactsAssembler.Assembled> assembled = new TreeMap<>();
        fetched.forEach((id, each) -> assembled.put(id, factsAssembler.assemble(each, stored.get(id), asked)));
        Map<String, List<RejectedSourceRow>> bad = new LinkedHashMap<>();
        assembled.forEach((id, each) -> {
            if (!each.bad().isEmpty()) {
                bad.put(id, each.bad());
            }
        });
        if (!run.trusting) {
            notEmptied(fetched.values(), stored, bad.keySet());
        }
        Set<String> different = new TreeSet<>(assembled.keySet());
        different.removeIf(id -> assembled.get(id).isSame(stored.get(id)));
        CrmCustomerWriter.Written written = transaction.retrying(() -> {
            keepPosition(page, seen(fetched.values()));
            CrmCustomerWriter.Written done = target.customers().write(different, (id, known) -> {
                // Another source may have changed the customer since it was read.
                if (!Objects.equals(known, stored.get(id))) {
                    assembled.put(id, factsAssembler.assemble(fetched.get(id), known, asked));
                }
                return assembled.get(id).edited();
            });
            reject(fetched.keySet(), bad, now);
            target.redecisions().ask(changed(done), now);
            return done;
        });
        bad.forEach(report::bad);
        assembled.values().forEach(each -> report.stays(each.stays(), each.consentsKept()));
        report.page(
                fetched.keySet(),
                fetched.values().stream().mapToLong(SourceRecords::items).sum(),
                written.created().size(),
                written.changed().size());
    }

    /** Within the transaction of the page: which customers the source has, and where a full load can be resumed. */
    private void keepPosition(SourcePage page, List<String> seen) {
        target.sources().seen(mapping.name(), seen, run.number);
        if (run.full) {
            target.sources().progress(mapping.name(), page.last(), page.size());
        }
    }

    /** An order can exist without its customer: then nobody was seen. */
    private List<String> seen(Collection<SourceRecords> fetched) {
        boolean own = mapping.brings(FactCollection.CUSTOMERS);
        return fetched.stream()
                .filter(each -> !own || each.plain() != null)
                .map(SourceRecords::id)
                .toList();
    }

    private List<String> changed(CrmCustomerWriter.Written written) {
        List<String> changed = new ArrayList<>(written.changed());
        if (!run.first) {
            changed.addAll(written.created());
        }
        return changed;
    }

    private void reject(Collection<String> ids, Map<String, List<RejectedSourceRow>> bad, Instant now) {
        target.rejectedRows().replace(mapping.name(), ids, bad, now, run.goodUntil, run.number);
    }

    /** @param page a single customer with more rows than any customer can have */
    void reject(SourcePage page) {
        Instant now = target.now();
        String id = page.last();
        List<RejectedSourceRow> bad = List.of(new RejectedSourceRow(
                id,
                FactCollection.CUSTOMERS,
                "",
                "",
                "has more than " + SourceFetch.MOST_ROWS + " rows, or texts without an end"));
        transaction.run(() -> {
            keepPosition(page, page.ids());
            reject(page.ids(), Map.of(id, bad), now);
        });
        report.bad(id, bad);
        report.page(Set.of(id), 0, 0, 0);
    }

    /** A table that is being refilled, or that may no longer be read, looks empty; such a page is refused. */
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
                                + " are left in the source. This page was not stored. If that is right, load once with --allow-removals.",
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
