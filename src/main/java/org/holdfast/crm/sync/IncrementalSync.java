package org.holdfast.crm.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.crm.jdbc.CrmDatabase;
import org.holdfast.crm.jdbc.ResultColumns;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.sync.CrmSources.State;

/**
 * Loads customers of whom a row was changed since the last load. Since when is told by the source's own clock, and some
 * minutes are looked at again, for changes that were written then and became visible later. So it does not matter
 * whether clocks differ, nor that a row claims to be from the future: it is only read again each time, and found to be
 * the same.
 */
final class IncrementalSync {

    private final SyncSession session;
    private final Mapping mapping;
    private final CrmSources sources;

    IncrementalSync(SyncSession session) {
        this.session = session;
        this.mapping = session.mapping;
        this.sources = session.sources;
    }

    void run(State state, Instant now) {
        try (session) {
            Instant clock = session.ask(CrmDatabase::clock);
            Instant last = Objects.requireNonNull(state.since());
            // A clock that was set back must not hide what happens until it has caught up.
            Instant since =
                    (last.isBefore(clock) ? last : clock).minus(mapping.timing().overlap());
            session.report.begins(false, false);
            PageWriter.Run run = new PageWriter.Run(
                    now, sources.oldest(mapping.name()), state.fullNumber(), false, session.allowRemovals);
            PagedSync pagedSync = new PagedSync(
                    session,
                    new PageWriter(
                            mapping, session.customers, session.badRows, session.anew, session.transaction, run));
            PagedSync.Alongside seen = (ids, end, asked) -> sources.seen(mapping.name(), ids, state.fullNumber());
            if (!mapping.brings(FactCollection.CUSTOMERS)) {
                newcomers(pagedSync, seen);
            }
            for (Map.Entry<FactCollection, ResultColumns> each :
                    session.shapes().entrySet()) {
                changed(each.getValue(), since, pagedSync, seen);
            }
            finish(now, clock);
        }
    }

    /** Customers whom another source has brought since this one was looked through. */
    private void newcomers(PagedSync pagedSync, PagedSync.Alongside seen) {
        String after = null;
        for (List<String> ids = sources.newcomers(mapping.name(), PagedSync.SIZE, null);
                !ids.isEmpty();
                ids = sources.newcomers(mapping.name(), PagedSync.SIZE, after)) {
            pagedSync.ids(ids, seen);
            after = ids.get(ids.size() - 1);
        }
    }

    private void changed(ResultColumns columns, Instant since, PagedSync pagedSync, PagedSync.Alongside seen) {
        List<String> ids = session.ask(open -> open.changed(columns, since, null, PagedSync.SIZE));
        while (!ids.isEmpty()) {
            pagedSync.ids(ids, seen);
            String after = ids.get(ids.size() - 1);
            ids = session.ask(open -> open.changed(columns, since, after, PagedSync.SIZE));
        }
    }

    private void finish(Instant now, Instant clock) {
        session.transaction.executeWithoutResult(status -> {
            session.turn.assertHeld();
            for (FactCollection factCollection : mapping.queries().keySet()) {
                if (mapping.follows(factCollection)) {
                    sources.loaded(mapping.name(), FullSync.age(factCollection), now, null);
                }
            }
            sources.succeeded(mapping.name(), now, clock, false);
        });
    }
}
