package org.holdfast.crm.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.holdfast.crm.jdbc.CrmDatabase;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.jdbc.SourcePage;
import org.holdfast.crm.jdbc.SourceRow;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.sync.CrmSources.State;
import org.holdfast.crm.sync.CrmSources.Under;
import org.jspecify.annotations.Nullable;

/**
 * Loads everything, page by page in the order of the source's ids, and removes customers who are no longer there. The
 * position is stored with each page: a load that was killed is resumed there within a day.
 */
final class FullSync {

    private static final Duration RESUMABLE = Duration.ofDays(1);

    private static final int REMOVED_AT_ONCE = 500;

    private final SourceConnection source;
    private final Mapping mapping;
    private final SyncTarget target;
    private final CrmSources sources;
    private final LeasedTransaction transaction;
    private final SyncProgress progress;
    private final SyncReport report;

    FullSync(
            SourceConnection source,
            SyncTarget target,
            LeasedTransaction transaction,
            SyncProgress progress,
            SyncReport report) {
        this.source = source;
        this.mapping = source.mapping();
        this.target = target;
        this.sources = target.sources();
        this.transaction = transaction;
        this.progress = progress;
        this.report = report;
    }

    void run(State state, Instant now, CrmSync.Wish wish) {
        RemovalLimit limit = new RemovalLimit(mapping, wish.allowRemovals());
        Map<FactCollection, Long> counts = source.read(this::counts);
        limit.checkRows(sources.counts(mapping.name()), counts);
        Under under = state.under();
        boolean resumed = under != null && !wish.restart() && isResumable(under, now);
        if (under == null || !resumed) {
            under = new Under(mapping.version(), now, source.read(CrmDatabase::clock), null, 0);
            sources.beginFull(mapping.name(), under);
        }
        long number = sources.get(mapping.name()).fullNumber();
        report.begins(true, resumed);
        progress.begins(total(counts), under.customers());
        PageWriter.Run run = new PageWriter.Run(
                under.startedAt(),
                sources.oldest(mapping.name()),
                number,
                true,
                state.fullAt() == null,
                wish.allowRemovals());
        PageWriter writer = new PageWriter(mapping, target, transaction, report, run);
        load(under.last(), new PagedSync(source, target, writer, progress, report));
        remove(number, under.startedAt(), limit);
        finish(under, counts, number);
        report.ends(counts.values().stream().mapToLong(Long::longValue).sum());
    }

    private boolean isResumable(Under under, Instant now) {
        return under.mapping().equals(mapping.version())
                && now.isBefore(under.startedAt().plus(RESUMABLE));
    }

    private Map<FactCollection, Long> counts(CrmDatabase open) {
        Map<FactCollection, Long> counts = new EnumMap<>(FactCollection.class);
        source.columns().forEach((factCollection, columns) -> counts.put(factCollection, open.count(columns)));
        return counts;
    }

    private long total(Map<FactCollection, Long> counts) {
        return mapping.brings(FactCollection.CUSTOMERS)
                ? counts.getOrDefault(FactCollection.CUSTOMERS, 0L)
                : sources.stored();
    }

    private void load(@Nullable String last, PagedSync pagedSync) {
        for (SourcePage page = pageAfter(last); page.size() > 0; page = pageAfter(page.last())) {
            pagedSync.load(page);
        }
    }

    private SourcePage pageAfter(@Nullable String last) {
        if (!mapping.brings(FactCollection.CUSTOMERS)) {
            return SourcePage.ofIds(sources.stored(PagedSync.SIZE, last));
        }
        List<SourceRow> rows = source.read(
                open -> open.customers(source.columns().get(FactCollection.CUSTOMERS), last, PagedSync.SIZE));
        SourcePage page = SourcePage.ofRows(rows);
        if (page.size() > 0) {
            checkLastId(page.last());
        }
        return page;
    }

    /** The next page cannot begin after an id that was cut off. */
    private static void checkLastId(String last) {
        if (last.length() > CrmDatabase.LONGEST_TEXT) {
            throw new CrmException(
                    "The query of customers brings an id of more than " + CrmDatabase.LONGEST_TEXT
                            + " characters, beginning with \"" + last.substring(0, 40) + "…\". Leave such rows out.",
                    false,
                    null);
        }
    }

    /** Customers who were not seen lose what came from this source, and all their facts if the source owns them. */
    private void remove(long number, Instant begun, RemovalLimit limit) {
        String name = mapping.name();
        long gone = sources.vanished(name, number);
        long all = sources.customers(name);
        if (mapping.brings(FactCollection.CUSTOMERS) && limit.isExceeded(gone, all)) {
            sources.abandonFull(name);
            throw limit.tooManyCustomers(gone, all);
        }
        for (List<String> ids = sources.vanished(name, number, REMOVED_AT_ONCE);
                !ids.isEmpty();
                ids = sources.vanished(name, number, REMOVED_AT_ONCE)) {
            List<String> batch = ids;
            transaction.run(() -> remove(batch, begun));
        }
    }

    private void remove(List<String> ids, Instant begun) {
        if (mapping.brings(FactCollection.CUSTOMERS)) {
            MissingCustomers.Removed removed = new MissingCustomers(
                            mapping.name(),
                            begun,
                            target.customers(),
                            name -> sources.find(name).isPresent())
                    .remove(ids);
            target.redecisions().ask(removed.changed(), target.now());
            report.removed(removed.gone());
        }
        sources.forget(mapping.name(), ids);
    }

    private void finish(Under under, Map<FactCollection, Long> counts, long number) {
        transaction.run(() -> {
            String name = mapping.name();
            counts.forEach(
                    (factCollection, rows) -> sources.loaded(name, age(factCollection), under.startedAt(), rows));
            sources.forgetOthers(
                    name, counts.keySet().stream().map(FullSync::age).toList());
            target.rejectedRows().forgetOlder(name, number);
            sources.succeeded(name, under.startedAt(), under.since(), true);
        });
    }

    /** Order lines have a row count of their own, but no rule asks for their age. */
    static String age(FactCollection factCollection) {
        return factCollection == FactCollection.LINES ? factCollection.toString() : factCollection.source();
    }
}
