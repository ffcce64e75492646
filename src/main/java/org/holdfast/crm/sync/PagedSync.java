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
import org.holdfast.crm.mapping.FactCollection;

/** Loads a page of customers: fetches it, then writes it; in halves when it is too much at once. */
final class PagedSync {

    /** Customers in a page. */
    static final int SIZE = 1_000;

    private final SourceConnection source;
    private final SyncTarget target;
    private final PageWriter writer;
    private final SyncProgress progress;
    private final SyncReport report;

    PagedSync(SourceConnection source, SyncTarget target, PageWriter writer, SyncProgress progress, SyncReport report) {
        this.source = source;
        this.target = target;
        this.writer = writer;
        this.progress = progress;
        this.report = report;
    }

    void load(SourcePage page) {
        Deque<SourcePage> waiting = new ArrayDeque<>(List.of(page));
        while (!waiting.isEmpty()) {
            SourcePage next = waiting.pop();
            // Before the rows are read: what another source says from now on cannot be in them.
            Instant asked = target.now();
            try {
                write(next, fetch(next), asked);
            } catch (SourceFetch.TooMuch e) {
                if (next.size() == 1) {
                    report.notAllGathered();
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
        Map<FactCollection, ResultColumns> columns = source.columns();
        return source.read(open -> page.fetch(new SourceFetch(open, columns)));
    }

    private void write(SourcePage page, Map<String, SourceRecords> fetched, Instant asked) {
        report.gathered(
                fetched.values().stream().mapToLong(SourceRecords::items).sum());
        fetched.keySet().removeAll(target.customers().gone(fetched.keySet()));
        writer.write(page, fetched, asked);
        progress.loaded(page.size());
        report.mostFit();
    }
}
