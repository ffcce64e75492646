package org.holdfast.crm.sync;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.holdfast.crm.jdbc.ResultColumns;
import org.holdfast.crm.jdbc.SourceFetch;
import org.holdfast.crm.jdbc.SourcePage;
import org.holdfast.crm.jdbc.SourceRecords;
import org.holdfast.crm.mapping.MappedCollection;

/** Loads a page of customers: fetches its rows and writes the facts. A page that is too large is split in halves. */
final class PagedSync {

    /** Customers in a page. */
    static final int SIZE = 1_000;

    private final SyncSession session;
    private final SyncTarget target;
    private final PageWriter writer;

    PagedSync(SyncSession session, PageWriter writer) {
        this.session = session;
        this.target = session.target();
        this.writer = writer;
    }

    void load(SourcePage page) {
        Deque<SourcePage> waiting = new ArrayDeque<>(List.of(page));
        while (!waiting.isEmpty()) {
            SourcePage next = waiting.pop();
            // Before the rows are read: they cannot contain later statements of other sources.
            Instant requestedAt = target.now();
            try {
                write(next, fetch(next), requestedAt);
            } catch (SourceFetch.TooMuch e) {
                if (next.size() == 1) {
                    session.report().fetchIncomplete();
                    writer.reject(next);
                } else {
                    int half = next.size() / 2;
                    waiting.push(next.part(half, next.size()));
                    waiting.push(next.part(0, half));
                }
            }
        }
    }

    private Map<String, SourceRecords> fetch(SourcePage page) {
        Map<MappedCollection, ResultColumns> columns = session.source().columns();
        return session.source().read(open -> page.fetch(new SourceFetch(open, columns)));
    }

    private void write(SourcePage page, Map<String, SourceRecords> fetched, Instant requestedAt) {
        session.report()
                .fetched(fetched.values().stream()
                        .mapToLong(SourceRecords::items)
                        .sum());
        fetched.keySet().removeAll(target.customers().gone(fetched.keySet()));
        writer.write(page, fetched, requestedAt);
        session.progress().loaded(page.size());
        session.report().checkRejected();
    }
}
