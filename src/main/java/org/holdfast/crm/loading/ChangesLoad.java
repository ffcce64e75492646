package org.holdfast.crm.loading;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.crm.loading.CrmSources.State;
import org.holdfast.crm.mapping.Collected;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.reading.CrmDatabase;
import org.holdfast.crm.reading.Shape;

/**
 * Loads customers of whom a row was changed since the last load. Since when is told by the source's own clock, and some minutes are looked
 * at again, for changes that were written then and became visible later. So it does not matter whether clocks differ, nor that a row claims
 * to be from the future: it is only read again each time, and found to be the same.
 */
final class ChangesLoad {

    private final Load load;
    private final Mapping mapping;
    private final CrmSources sources;

    ChangesLoad(Load load) {
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
            Pages pages = new Pages(load, new PageWriter(mapping, load.customers, load.badRows, load.anew, load.transaction, run));
            Pages.Alongside seen = (ids, end, asked) -> sources.seen(mapping.name(), ids, state.fullNumber());
            if (!mapping.brings(Collected.CUSTOMERS)) {
                newcomers(pages, seen);
            }
            for (Map.Entry<Collected, Shape> each : load.shapes().entrySet()) {
                changed(each.getValue(), since, pages, seen);
            }
            finish(now, clock);
        }
    }

    /** Customers whom another source has brought since this one was looked through. */
    private void newcomers(Pages pages, Pages.Alongside seen) {
        String after = null;
        for (List<String> ids = sources.newcomers(mapping.name(), Pages.SIZE, null); !ids.isEmpty();
                ids = sources.newcomers(mapping.name(), Pages.SIZE, after)) {
            pages.ids(ids, seen);
            after = ids.get(ids.size() - 1);
        }
    }

    private void changed(Shape shape, Instant since, Pages pages, Pages.Alongside seen) {
        List<String> ids = load.ask(open -> open.changed(shape, since, null, Pages.SIZE));
        while (!ids.isEmpty()) {
            pages.ids(ids, seen);
            String after = ids.get(ids.size() - 1);
            ids = load.ask(open -> open.changed(shape, since, after, Pages.SIZE));
        }
    }

    private void finish(Instant now, Instant clock) {
        load.transaction.executeWithoutResult(status -> {
            load.turn.assertHeld();
            for (Collected collected : mapping.queries().keySet()) {
                if (mapping.follows(collected)) {
                    sources.loaded(mapping.name(), FullLoad.age(collected), now, null);
                }
            }
            sources.succeeded(mapping.name(), now, clock, false);
        });
    }
}
