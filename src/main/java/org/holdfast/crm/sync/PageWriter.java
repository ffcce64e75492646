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
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.MappedList;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.sync.merge.FactsAssembler;
import org.holdfast.crm.sync.state.RejectedSourceRow;
import org.holdfast.customers.CrmCustomerWriter;
import org.holdfast.customers.CrmCustomerWriter.Known;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * Writes a page of customers in one transaction: facts, rejected rows, which customers were seen, and how far the load
 * has come. Customers whose facts have not changed are not even locked.
 */
final class PageWriter {

    /** Below this number of items a page may lose any share of them without an error. */
    private static final int FEW = 100;

    private final Mapping mapping;
    private final SyncTarget target;
    private final LeasedTransaction transaction;
    private final SyncReport report;
    private final FactsAssembler assembler;
    private final Run run;

    /**
     * The properties of a load that apply to all its pages.
     *
     * @param at when it began
     * @param goodUntil when the oldest facts of the source were loaded before
     * @param number number of the full load
     * @param full whether everything is loaded, so that the load can be resumed after the last page
     * @param first whether this source was never loaded completely before; new customers then need no new decision
     * @param allowRemovals whether any number of rows may be missing
     */
    record Run(
            Instant at, @Nullable Instant goodUntil, long number, boolean full, boolean first, boolean allowRemovals) {}

    PageWriter(SyncSession session, Run run) {
        this.mapping = session.mapping();
        this.target = session.target();
        this.transaction = session.transaction();
        this.report = session.report();
        this.assembler = new FactsAssembler(mapping, target.customers(), run.at);
        this.run = run;
    }

    /**
     * Writes a page.
     *
     * @param page the customers that were requested
     * @param fetched the records of those that still exist in Holdfast
     * @param requestedAt when the rows were requested
     */
    void write(SourcePage page, Map<String, SourceRecords> fetched, Instant requestedAt) {
        Instant now = target.now();
        Map<String, Known> stored = target.customers().find(fetched.keySet());
        Map<String, FactsAssembler.Assembled> assembled = new TreeMap<>();
        fetched.forEach((id, each) -> assembled.put(id, assembler.assemble(each, stored.get(id), requestedAt)));
        Map<String, List<RejectedSourceRow>> bad = new LinkedHashMap<>();
        assembled.forEach((id, each) -> {
            if (!each.bad().isEmpty()) {
                bad.put(id, each.bad());
            }
        });
        if (!run.allowRemovals) {
            checkNotEmptied(fetched.values(), stored, bad.keySet());
        }
        Set<String> different = new TreeSet<>();
        assembled.forEach((id, each) -> {
            if (!each.isSame(stored.get(id))) {
                different.add(id);
            }
        });
        CrmCustomerWriter.Written written = transaction.retrying(() -> {
            storePosition(page, seen(fetched.values()));
            CrmCustomerWriter.Written done = target.customers().write(different, (id, known) -> {
                // Another source may have changed the customer since it was read.
                if (!Objects.equals(known, stored.get(id))) {
                    SourceRecords records = Objects.requireNonNull(fetched.get(id), id);
                    assembled.put(id, assembler.assemble(records, known, requestedAt));
                }
                return Objects.requireNonNull(assembled.get(id), id).edited();
            });
            reject(fetched.keySet(), bad, now);
            target.redecisions().ask(changed(done), now);
            return done;
        });
        bad.forEach(report::bad);
        assembled.values().forEach(each -> report.kept(each.kept(), each.consentsKept()));
        report.leftOut(written.movedAway().size(), written.tooOld());
        report.page(
                fetched.keySet(),
                fetched.values().stream().mapToLong(SourceRecords::items).sum(),
                written.created().size(),
                written.changed().size());
    }

    /** Stores which customers the source contains, and where a full load can be resumed. */
    private void storePosition(SourcePage page, List<String> seen) {
        target.sourceCustomers().seen(mapping.name(), seen, run.number);
        if (run.full) {
            target.sources().progress(mapping.name(), page.last(), page.size());
        }
    }

    /**
     * Returns the customers that the source contains; an order alone is not sufficient if there is a customers query.
     */
    private List<String> seen(Collection<SourceRecords> fetched) {
        boolean hasCustomers = mapping.loads(FactCollection.CUSTOMERS);
        return fetched.stream()
                .filter(each -> !hasCustomers || each.plain() != null)
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

    /** Rejects a page with a single customer that has too many rows. */
    void reject(SourcePage page) {
        Instant now = target.now();
        String id = page.last();
        List<RejectedSourceRow> bad = List.of(new RejectedSourceRow(
                id,
                FactCollection.CUSTOMERS,
                "",
                "",
                "has more than " + SourceFetch.MAX_ROWS + " rows, or too much text"));
        transaction.run(() -> {
            storePosition(page, page.ids());
            reject(page.ids(), Map.of(id, bad), now);
        });
        report.bad(id, bad);
        report.page(Set.of(id), 0, 0, 0);
    }

    /** Refuses a page whose rows look as if a table were being refilled or could no longer be read. */
    private void checkNotEmptied(Collection<SourceRecords> fetched, Map<String, Known> stored, Set<String> bad) {
        for (MappedCollection collection : mapping.queries().keySet()) {
            if (collection != FactCollection.CUSTOMERS && !collection.isLines() && collection.isList()) {
                checkNotEmptied(collection, fetched, stored, bad);
            }
        }
    }

    private void checkNotEmptied(
            MappedCollection collection,
            Collection<SourceRecords> fetched,
            Map<String, Known> stored,
            Set<String> bad) {
        long before = 0;
        long now = 0;
        for (SourceRecords each : fetched) {
            Known known = stored.get(each.id());
            if (known != null && !bad.contains(each.id()) && isOwner(known.facts(), collection)) {
                before += stored(known.facts(), collection);
                now += each.rows(collection).size();
            }
        }
        if (before >= FEW && now < before / 2) {
            throw new CrmException(
                    "Of " + before + " " + collection + " of " + fetched.size() + " customers only " + now
                            + " are left in the source. This page was not stored. If that is right, load once with "
                            + "--allow-removals.",
                    false,
                    null);
        }
    }

    private static int stored(Customer facts, MappedCollection collection) {
        if (collection instanceof MappedList list) {
            return facts.lists() == null
                    ? 0
                    : facts.lists().getOrDefault(list.name(), List.of()).size();
        }
        return facts.value(collection.source()) instanceof List<?> items ? items.size() : 0;
    }

    private boolean isOwner(Customer facts, MappedCollection collection) {
        Provenance owner = facts.sources() == null ? null : facts.sources().get(collection.source());
        return owner != null && owner.from().equals(mapping.name());
    }
}
