package org.holdfast.crm.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.holdfast.crm.jdbc.CrmDatabase;
import org.holdfast.crm.jdbc.ResultColumns;
import org.holdfast.crm.jdbc.SourceRow;
import org.holdfast.crm.mapping.FactCollection;

/** Loads the customers of a page, or half of them at a time when they are too much at once. */
final class PagedSync {

    /** Customers at once. */
    static final int SIZE = 1_000;

    private final SyncSession session;
    private final PageWriter writer;

    PagedSync(SyncSession session, PageWriter writer) {
        this.session = session;
        this.writer = writer;
    }

    /** What is done in the transaction that keeps the customers. */
    interface Alongside {

        /**
         * @param seen customers whom the source knows
         * @param last of those that were asked for
         * @param asked how many
         */
        void keep(List<String> seen, String last, int asked);
    }

    /** Customers of whom only the ids are known. */
    void ids(List<String> ids, Alongside alongside) {
        if (!ids.isEmpty()) {
            page(ids, id -> id, SourceFetch::ids, alongside);
        }
    }

    /** Customers whose own rows have been read. */
    void rows(List<SourceRow> rows, Alongside alongside) {
        if (!rows.isEmpty()) {
            page(rows, SourceRow::owner, SourceFetch::customers, alongside);
        }
    }

    private interface Gather<T> {
        Map<String, SourceRecords> gather(SourceFetch sourceFetch, List<T> some);
    }

    private <T> void page(List<T> some, Function<T, String> id, Gather<T> gather, Alongside alongside) {
        Map<FactCollection, ResultColumns> shapes = session.shapes();
        Map<String, SourceRecords> gathered;
        // Before the rows are read: what somebody says from now on cannot be in them.
        Instant asked = session.now();
        try {
            gathered = session.ask((CrmDatabase open) -> gather.gather(new SourceFetch(open, shapes), some));
        } catch (SourceFetch.TooMuch e) {
            if (some.size() == 1) {
                session.report.notAllGathered();
                writer.tooMuch(
                        id.apply(some.get(0)),
                        session.report,
                        () -> keep(List.of(id.apply(some.get(0))), some, id, alongside),
                        session.now());
                return;
            }
            page(some.subList(0, some.size() / 2), id, gather, alongside);
            page(some.subList(some.size() / 2, some.size()), id, gather, alongside);
            return;
        }
        session.report.gathered(
                gathered.values().stream().mapToLong(SourceRecords::items).sum());
        gathered.keySet().removeAll(session.customers.gone(gathered.keySet()));
        // An order can be there whose customer is not: nobody is seen then.
        boolean own = session.mapping.brings(FactCollection.CUSTOMERS);
        List<String> seen = gathered.values().stream()
                .filter(each -> !own || each.plain() != null)
                .map(SourceRecords::id)
                .toList();
        writer.write(gathered, asked, session.report, () -> keep(seen, some, id, alongside), session.now());
        session.progress.loaded(some.size());
        session.report.mostFit();
    }

    /** First of all the turn: who has lost it writes nothing. */
    private <T> void keep(List<String> seen, List<T> asked, Function<T, String> id, Alongside alongside) {
        session.turn.assertHeld();
        alongside.keep(seen, id.apply(asked.get(asked.size() - 1)), asked.size());
    }
}
