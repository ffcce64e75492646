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
 * Loads customers of whom a row was changed since the last load. Since when is told by the source's own clock, and some minutes are looked
 * at again, for changes that were written then and became visible later. So it does not matter whether clocks differ, nor that a row claims
 * to be from the future: it is only read again each time, and found to be the same.
 */
final class IncrementalSync {

    private final SyncSession load;
    private final Mapping mapping;
    private final CrmSources sources;

    IncrementalSync(SyncSession load) {
        this.load = load;
        this.mapping = load.mapping;
        this.sources = load.sources;
    }

    void run(State state, Instant now) {
        try (load) {
            Instant clock = load.ask(CrmDatabase::clock);
            Instant last = Objects.requireNonNull(state.since());
            // A clock that was set back must not hide what happens until it has caught up.
            Instant since = (last.isBefore(clock) ? last : clock).minus(mapping.timing().overlap());
            load.report.begins(false, false);
            PageWriter.Run run = new PageWriter.Run(now, sources.oldest(mapping.name()), state.fullNumber(), false, load.allowRemovals);
            PagedSync pages = new PagedSync(load, new PageWriter(mapping, load.customers, load.badRows, load.anew, load.transaction, run));
            PagedSync.Alongside seen = (ids, end, asked) -> sources.seen(mapping.name(), ids, state.fullNumber());
            if (!mapping.brings(FactCollection.CUSTOMERS)) {
                newcomers(pages, seen);
            }
            for (Map.Entry<FactCollection, ResultColumns> each : load.shapes().entrySet()) {
                changed(each.getValue(), since, pages, seen);
            }
            finish(now, clock);
        }
    }

    /** Customers whom another source has brought since this one was looked through. */
    private void newcomers(PagedSync pages, PagedSync.Alongside seen) {
        String after = null;
        for (List<String> ids = sources.newcomers(mapping.name(), PagedSync.SIZE, null); !ids.isEmpty();
                ids = sources.newcomers(mapping.name(), PagedSync.SIZE, after)) {
            pages.ids(ids, seen);
            after = ids.get(ids.size() - 1);
        }
    }

    private void changed(ResultColumns shape, Instant since, PagedSync pages, PagedSync.Alongside seen) {
        List<String> ids = load.ask(open -> open.changed(shape, since, null, PagedSync.SIZE));
        while (!ids.isEmpty()) {
            pages.ids(ids, seen);
            String after = ids.get(ids.size() - 1);
            ids = load.ask(open -> open.changed(shape, since, after, PagedSync.SIZE));
        }
    }

    private void finish(Instant now, Instant clock) {
        load.transaction.executeWithoutResult(status -> {
            load.turn.assertHeld();
            for (FactCollection collected : mapping.queries().keySet()) {
                if (mapping.follows(collected)) {
                    sources.loaded(mapping.name(), FullSync.age(collected), now, null);
                }
            }
            sources.succeeded(mapping.name(), now, clock, false);
        });
    }
}
