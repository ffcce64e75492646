package org.holdfast.crm.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.crm.jdbc.CrmDatabase;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.jdbc.CrmSource;
import org.holdfast.crm.jdbc.ResultColumns;
import org.holdfast.crm.jdbc.SourcePage;
import org.holdfast.crm.jdbc.SourceRow;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.sync.merge.MissingCustomers;
import org.holdfast.crm.sync.state.CrmSources.FullLoad;
import org.holdfast.crm.sync.state.CrmSources.State;
import org.holdfast.crm.sync.state.SourceCustomers;
import org.jspecify.annotations.Nullable;

/**
 * Loads everything, page by page in the order of the source's ids, and removes customers who are no longer there. The
 * position is stored with each page: a load that was killed is resumed there within a day.
 */
final class FullSync {

    private static final Duration RESUMABLE = Duration.ofDays(1);

    private static final int REMOVAL_BATCH = 500;

    private final SyncSession session;
    private final SourceConnection source;
    private final Mapping mapping;
    private final SyncTarget target;

    FullSync(SyncSession session) {
        this.session = session;
        this.source = session.source();
        this.mapping = session.mapping();
        this.target = session.target();
    }

    void run(State state, Instant now, CrmSync.Options options) {
        RemovalLimit limit = new RemovalLimit(mapping, options.allowRemovals());
        FullLoad interrupted = state.fullLoad();
        boolean resumed = interrupted != null && !options.restart() && isResumable(interrupted, now);
        if (!resumed) {
            source.prepare(null, options.restart());
        }
        Map<MappedCollection, Long> counts = source.read(this::counts);
        limit.checkRows(target.ages().counts(mapping.name()), counts);
        FullLoad load = interrupted != null && resumed ? interrupted : begin(now);
        long number = target.sources().get(mapping.name()).fullNumber();
        session.report().begins(true, resumed);
        session.progress().begins(total(counts), load.customers());
        PageWriter.Run run = new PageWriter.Run(
                load.startedAt(),
                target.ages().oldest(mapping.name()),
                number,
                true,
                state.fullAt() == null,
                options.allowRemovals());
        load(load.last(), session.pages(run));
        remove(number, load.startedAt(), limit);
        finish(load, counts, number);
        session.report()
                .ends(counts.values().stream().mapToLong(Long::longValue).sum());
    }

    private FullLoad begin(Instant now) {
        FullLoad load = new FullLoad(mapping.version(), now, source.read(CrmSource::clock), null, 0);
        session.transaction().run(() -> target.sources().beginFull(mapping.name(), load));
        return load;
    }

    private boolean isResumable(FullLoad load, Instant now) {
        return load.mapping().equals(mapping.version())
                && now.isBefore(load.startedAt().plus(RESUMABLE));
    }

    private Map<MappedCollection, Long> counts(CrmSource open) {
        Map<MappedCollection, Long> counts = new LinkedHashMap<>();
        source.columns().forEach((factCollection, columns) -> counts.put(factCollection, open.count(columns)));
        return counts;
    }

    private long total(Map<MappedCollection, Long> counts) {
        return mapping.loads(FactCollection.CUSTOMERS)
                ? counts.getOrDefault(FactCollection.CUSTOMERS, 0L)
                : target.sourceCustomers().countStored();
    }

    private void load(@Nullable String last, PagedSync pagedSync) {
        for (SourcePage page = pageAfter(last); page.size() > 0; page = pageAfter(page.last())) {
            pagedSync.load(page);
        }
    }

    private SourcePage pageAfter(@Nullable String last) {
        ResultColumns customers = source.columns().get(FactCollection.CUSTOMERS);
        if (customers == null) {
            return SourcePage.ofIds(target.sourceCustomers().stored(PagedSync.SIZE, last));
        }
        List<SourceRow> rows = source.read(open -> open.customers(customers, last, PagedSync.SIZE));
        SourcePage page = SourcePage.ofRows(rows);
        if (page.size() > 0) {
            checkLastId(page.last());
        }
        return page;
    }

    /** Refuses an id that was truncated, because the next page could not begin after it. */
    private static void checkLastId(String last) {
        if (last.length() > CrmDatabase.MAX_TEXT_LENGTH) {
            throw new CrmException(
                    "The query of customers returns an id of more than " + CrmDatabase.MAX_TEXT_LENGTH
                            + " characters, beginning with \"" + last.substring(0, 40) + "…\". Leave such rows out.",
                    false,
                    null);
        }
    }

    /** Removes the source's facts of customers that were not seen, and the customers themselves if it owns them. */
    private void remove(long number, Instant begun, RemovalLimit limit) {
        String name = mapping.name();
        SourceCustomers customers = target.sourceCustomers();
        long missing = customers.countMissing(name, number);
        long all = customers.count(name);
        if (mapping.loads(FactCollection.CUSTOMERS) && limit.isExceeded(missing, all)) {
            session.transaction().run(() -> target.sources().abandonFull(name));
            throw limit.tooManyCustomers(missing, all);
        }
        for (List<String> ids = customers.missing(name, number, REMOVAL_BATCH);
                !ids.isEmpty();
                ids = customers.missing(name, number, REMOVAL_BATCH)) {
            List<String> batch = ids;
            session.transaction().run(() -> remove(batch, begun));
        }
    }

    private void remove(List<String> ids, Instant begun) {
        if (mapping.loads(FactCollection.CUSTOMERS)) {
            MissingCustomers.Removed removed = new MissingCustomers(
                            mapping.name(),
                            begun,
                            target.customers(),
                            name -> target.sources().find(name).isPresent())
                    .remove(ids);
            target.redecisions().ask(removed.changed(), target.now());
            session.report().removed(removed.gone());
        }
        target.sourceCustomers().remove(mapping.name(), ids);
    }

    private void finish(FullLoad load, Map<MappedCollection, Long> counts, long number) {
        session.transaction().run(() -> {
            String name = mapping.name();
            counts.forEach((collection, rows) -> target.ages().loaded(name, collection, load.startedAt(), rows));
            target.ages().retain(name, counts.keySet());
            target.rejectedRows().removeOlder(name, number);
            target.sources().succeeded(name, load.startedAt(), load.since(), true);
            source.settled();
        });
    }
}
