package org.holdfast.crm.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.holdfast.crm.jdbc.CrmDatabase;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.jdbc.ResultColumns;
import org.holdfast.crm.jdbc.SourceRow;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.sync.CrmSources.State;
import org.holdfast.crm.sync.CrmSources.Under;
import org.jspecify.annotations.Nullable;

/**
 * Loads everything, page by page in the order of the source's ids, and removes who is not there any more. How far it has come is kept with
 * each page: killed and started again within a day, it goes on there.
 */
final class FullSync {

    private static final Duration STILL_GOOD = Duration.ofDays(1);
    /** So few may always vanish, unless they are everybody. */
    private static final int FEW = 5;
    private static final int REMOVED_AT_ONCE = 500;

    private final SyncSession load;
    private final Mapping mapping;
    private final CrmSources sources;

    FullSync(SyncSession load) {
        this.load = load;
        this.mapping = load.mapping;
        this.sources = load.sources;
    }

    void run(State state, Instant now, boolean restart) {
        try (load) {
            Map<FactCollection, Long> counts = load.ask(this::counts);
            notShrunk(counts);
            Under under = state.under();
            boolean goesOn = under != null && !restart && under.mapping().equals(mapping.version()) && now.isBefore(under.startedAt()
                    .plus(STILL_GOOD));
            if (!goesOn) {
                under = new Under(mapping.version(), now, load.ask(CrmDatabase::clock), null, 0);
                sources.beginFull(mapping.name(), under);
            }
            long number = sources.get(mapping.name()).fullNumber();
            load.report.begins(true, goesOn);
            load.progress.begins(mapping.brings(FactCollection.CUSTOMERS) ? counts.getOrDefault(FactCollection.CUSTOMERS, 0L) : sources.stored(),
                    under.customers());
            PageWriter.Run run = new PageWriter.Run(under.startedAt(), sources.oldest(mapping.name()), number, state.fullAt() == null,
                    load.allowRemovals);
            PagedSync pages = new PagedSync(load, new PageWriter(mapping, load.customers, load.badRows, load.anew, load.transaction, run));
            walk(under.last(), pages, number);
            remove(number, under.startedAt());
            finish(under, counts, number);
            load.report.ends(counts.values().stream().mapToLong(Long::longValue).sum());
        }
    }

    private Map<FactCollection, Long> counts(CrmDatabase open) {
        Map<FactCollection, Long> counts = new EnumMap<>(FactCollection.class);
        load.shapes().forEach((collected, shape) -> counts.put(collected, open.count(shape)));
        return counts;
    }

    /** Looked at before anything is touched: what is being filled, or may not be read any more, has fewer rows than it had. */
    private void notShrunk(Map<FactCollection, Long> counts) {
        Map<String, Long> before = sources.counts(mapping.name());
        counts.forEach((collected, count) -> {
            long had = before.getOrDefault(age(collected), 0L);
            if (!load.allowRemovals && isMuch(had - count, had)) {
                throw new CrmException("The query of " + collected + " had " + had + " rows and now has " + count
                        + ". More than mostRemoved (" + percent()
                                + ") is gone, so nothing was loaded. If that is right, load once with --allow-removals.", false, null);
            }
        });
    }

    private boolean isMuch(long gone, long had) {
        return gone > 0 && (gone >= had || gone > FEW && gone > had * mapping.mostRemoved());
    }

    private String percent() {
        return String.format(Locale.ROOT, "%.0f%%", mapping.mostRemoved() * 100);
    }

    private void walk(@Nullable String last, PagedSync pages, long number) {
        String from = last;
        boolean own = mapping.brings(FactCollection.CUSTOMERS);
        while (true) {
            String after = from;
            List<SourceRow> rows = own ? load.ask(open -> open.customers(shape(FactCollection.CUSTOMERS), after, PagedSync.SIZE)) : List.of();
            List<String> ids = own ? rows.stream().map(SourceRow::owner).toList() : sources.stored(PagedSync.SIZE, after);
            if (ids.isEmpty()) {
                return;
            }
            from = ids.get(ids.size() - 1);
            if (own) {
                soundIds(ids);
                pages.rows(rows, (seen, asked, count) -> keep(seen, asked, count, number));
            } else {
                pages.ids(ids, (seen, asked, count) -> keep(seen, asked, count, number));
            }
        }
    }

    /** One cannot go on after an id of which only the beginning was read. */
    private void soundIds(List<String> ids) {
        if (ids.get(ids.size() - 1).length() > CrmDatabase.LONGEST_TEXT) {
            throw new CrmException("The query of customers brings an id of more than " + CrmDatabase.LONGEST_TEXT
                    + " characters, beginning with \"" + ids.get(ids.size() - 1).substring(0, 40) + "…\". Leave such rows out.", false,
                            null);
        }
    }

    private void keep(List<String> seen, String last, int asked, long number) {
        sources.seen(mapping.name(), seen, number);
        sources.progress(mapping.name(), last, asked);
    }

    private ResultColumns shape(FactCollection collected) {
        return load.shapes().get(collected);
    }

    /** Who was not seen is not there any more: the facts go, or, where the customer is somebody else's, what came from here. */
    private void remove(long number, Instant begun) {
        String name = mapping.name();
        long gone = sources.vanished(name, number);
        long all = sources.customers(name);
        if (mapping.brings(FactCollection.CUSTOMERS) && !load.allowRemovals && isMuch(gone, all)) {
            sources.abandonFull(name);
            throw new CrmException("Of " + all + " customers " + gone + " are not in the source any more. That is more than mostRemoved ("
                    + percent() + "), so nobody was removed. If that is right, load once with --full --allow-removals.", false, null);
        }
        for (List<String> ids = sources.vanished(name, number, REMOVED_AT_ONCE); !ids.isEmpty(); ids = sources.vanished(name, number,
                REMOVED_AT_ONCE)) {
            List<String> some = ids;
            load.transaction.executeWithoutResult(status -> {
                load.turn.assertHeld();
                if (mapping.brings(FactCollection.CUSTOMERS)) {
                    MissingCustomers.Removed removed = new MissingCustomers(name, begun, load.customers, source -> sources.find(source).isPresent())
                            .remove(some);
                    load.anew.ask(removed.changed(), load.now());
                    load.report.removed(removed.gone());
                }
                sources.forget(name, some);
            });
        }
    }

    private void finish(Under under, Map<FactCollection, Long> counts, long number) {
        load.transaction.executeWithoutResult(status -> {
            load.turn.assertHeld();
            String name = mapping.name();
            counts.forEach((collected, rows) -> sources.loaded(name, age(collected), under.startedAt(), rows));
            sources.forgetOthers(name, counts.keySet().stream().map(FullSync::age).toList());
            load.badRows.forgetOlder(name, number);
            sources.succeeded(name, under.startedAt(), under.since(), true);
        });
    }

    /** Lines have rows of their own to count, and no age of their own that anybody asks for. */
    static String age(FactCollection collected) {
        return collected == FactCollection.LINES ? collected.toString() : collected.source();
    }
}
