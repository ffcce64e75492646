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
 * Loads everything, page by page in the order of the source's ids, and removes who is not there any more. How far it
 * has come is kept with each page: killed and started again within a day, it goes on there.
 */
final class FullSync {

    private static final Duration STILL_GOOD = Duration.ofDays(1);
    /** So few may always vanish, unless they are everybody. */
    private static final int FEW = 5;

    private static final int REMOVED_AT_ONCE = 500;

    private final SyncSession session;
    private final Mapping mapping;
    private final CrmSources sources;

    FullSync(SyncSession session) {
        this.session = session;
        this.mapping = session.mapping;
        this.sources = session.sources;
    }

    void run(State state, Instant now, boolean restart) {
        try (session) {
            Map<FactCollection, Long> counts = session.ask(this::counts);
            notShrunk(counts);
            Under under = state.under();
            boolean goesOn = under != null
                    && !restart
                    && under.mapping().equals(mapping.version())
                    && now.isBefore(under.startedAt().plus(STILL_GOOD));
            if (!goesOn) {
                under = new Under(mapping.version(), now, session.ask(CrmDatabase::clock), null, 0);
                sources.beginFull(mapping.name(), under);
            }
            long number = sources.get(mapping.name()).fullNumber();
            session.report.begins(true, goesOn);
            session.progress.begins(
                    mapping.brings(FactCollection.CUSTOMERS)
                            ? counts.getOrDefault(FactCollection.CUSTOMERS, 0L)
                            : sources.stored(),
                    under.customers());
            PageWriter.Run run = new PageWriter.Run(
                    under.startedAt(),
                    sources.oldest(mapping.name()),
                    number,
                    state.fullAt() == null,
                    session.allowRemovals);
            PagedSync pagedSync = new PagedSync(
                    session,
                    new PageWriter(
                            mapping, session.customers, session.badRows, session.anew, session.transaction, run));
            walk(under.last(), pagedSync, number);
            remove(number, under.startedAt());
            finish(under, counts, number);
            session.report.ends(
                    counts.values().stream().mapToLong(Long::longValue).sum());
        }
    }

    private Map<FactCollection, Long> counts(CrmDatabase open) {
        Map<FactCollection, Long> counts = new EnumMap<>(FactCollection.class);
        session.shapes().forEach((factCollection, columns) -> counts.put(factCollection, open.count(columns)));
        return counts;
    }

    /**
     * Looked at before anything is touched: what is being filled, or may not be read any more, has fewer rows than it
     * had.
     */
    private void notShrunk(Map<FactCollection, Long> counts) {
        Map<String, Long> before = sources.counts(mapping.name());
        counts.forEach((factCollection, count) -> {
            long had = before.getOrDefault(age(factCollection), 0L);
            if (!session.allowRemovals && isMuch(had - count, had)) {
                throw new CrmException(
                        "The query of " + factCollection + " had " + had + " rows and now has " + count
                                + ". More than mostRemoved (" + percent()
                                + ") is gone, so nothing was loaded. If that is right, load once with --allow-removals.",
                        false,
                        null);
            }
        });
    }

    private boolean isMuch(long gone, long had) {
        return gone > 0 && (gone >= had || gone > FEW && gone > had * mapping.mostRemoved());
    }

    private String percent() {
        return String.format(Locale.ROOT, "%.0f%%", mapping.mostRemoved() * 100);
    }

    private void walk(@Nullable String last, PagedSync pagedSync, long number) {
        String from = last;
        boolean own = mapping.brings(FactCollection.CUSTOMERS);
        while (true) {
            String after = from;
            List<SourceRow> rows = own
                    ? session.ask(open -> open.customers(shape(FactCollection.CUSTOMERS), after, PagedSync.SIZE))
                    : List.of();
            List<String> ids =
                    own ? rows.stream().map(SourceRow::owner).toList() : sources.stored(PagedSync.SIZE, after);
            if (ids.isEmpty()) {
                return;
            }
            from = ids.get(ids.size() - 1);
            if (own) {
                soundIds(ids);
                pagedSync.rows(rows, (seen, asked, count) -> keep(seen, asked, count, number));
            } else {
                pagedSync.ids(ids, (seen, asked, count) -> keep(seen, asked, count, number));
            }
        }
    }

    /** One cannot go on after an id of which only the beginning was read. */
    private void soundIds(List<String> ids) {
        if (ids.get(ids.size() - 1).length() > CrmDatabase.LONGEST_TEXT) {
            throw new CrmException(
                    "The query of customers brings an id of more than " + CrmDatabase.LONGEST_TEXT
                            + " characters, beginning with \""
                            + ids.get(ids.size() - 1).substring(0, 40) + "…\". Leave such rows out.",
                    false,
                    null);
        }
    }

    private void keep(List<String> seen, String last, int asked, long number) {
        sources.seen(mapping.name(), seen, number);
        sources.progress(mapping.name(), last, asked);
    }

    private ResultColumns shape(FactCollection factCollection) {
        return session.shapes().get(factCollection);
    }

    /**
     * Who was not seen is not there any more: the facts go, or, where the customer is somebody else's, what came from
     * here.
     */
    private void remove(long number, Instant begun) {
        String name = mapping.name();
        long gone = sources.vanished(name, number);
        long all = sources.customers(name);
        if (mapping.brings(FactCollection.CUSTOMERS) && !session.allowRemovals && isMuch(gone, all)) {
            sources.abandonFull(name);
            throw new CrmException(
                    "Of " + all + " customers " + gone
                            + " are not in the source any more. That is more than mostRemoved (" + percent()
                            + "), so nobody was removed. If that is right, load once with --full --allow-removals.",
                    false,
                    null);
        }
        for (List<String> ids = sources.vanished(name, number, REMOVED_AT_ONCE);
                !ids.isEmpty();
                ids = sources.vanished(name, number, REMOVED_AT_ONCE)) {
            List<String> some = ids;
            session.transaction.executeWithoutResult(status -> {
                session.turn.assertHeld();
                if (mapping.brings(FactCollection.CUSTOMERS)) {
                    MissingCustomers.Removed removed = new MissingCustomers(
                                    name,
                                    begun,
                                    session.customers,
                                    source -> sources.find(source).isPresent())
                            .remove(some);
                    session.anew.ask(removed.changed(), session.now());
                    session.report.removed(removed.gone());
                }
                sources.forget(name, some);
            });
        }
    }

    private void finish(Under under, Map<FactCollection, Long> counts, long number) {
        session.transaction.executeWithoutResult(status -> {
            session.turn.assertHeld();
            String name = mapping.name();
            counts.forEach(
                    (factCollection, rows) -> sources.loaded(name, age(factCollection), under.startedAt(), rows));
            sources.forgetOthers(
                    name, counts.keySet().stream().map(FullSync::age).toList());
            session.badRows.forgetOlder(name, number);
            sources.succeeded(name, under.startedAt(), under.since(), true);
        });
    }

    /** Lines have rows of their own to count, and no age of their own that anybody asks for. */
    static String age(FactCollection factCollection) {
        return factCollection == FactCollection.LINES ? factCollection.toString() : factCollection.source();
    }
}
