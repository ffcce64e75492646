package org.holdfast.ingestion;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.holdfast.customers.CustomerIdPath;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStore.Stored;
import org.holdfast.customers.RelocatedRecords;
import org.holdfast.database.DatabaseFailure;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Stores customers from newline-delimited JSON. Lines are stored in batches while the stream is read, so memory use
 * does not depend on their number.
 */
public final class NdjsonCustomers {

    /** Maximum number of lines per request. */
    private static final int MAX_LINES = 1_000_000;
    /** A batch is stored when it reaches this number of customers or {@link #BATCH_BYTES}. */
    private static final int BATCH = 200;

    private static final int BATCH_BYTES = 4 * 1024 * 1024;

    private final CustomerStore store;
    private final DeclaredFactsCheck declared;
    private final Runnable beforeFirst;
    private final OutputStream out;
    private final Map<String, Waiting> batch = new LinkedHashMap<>();
    private int batchBytes;
    private boolean begun;
    private boolean storing;

    /** @param beforeFirst runs once, before the first customers are stored; if it fails, none are */
    public NdjsonCustomers(CustomerStore store, DeclaredFactsCheck declared, Runnable beforeFirst, OutputStream out) {
        this.declared = declared;
        this.store = store;
        this.beforeFirst = beforeFirst;
        this.out = out;
    }

    /**
     * The result of one line.
     *
     * @param line counted from 1
     * @param status {@code created}, {@code replaced}, {@code unchanged}, {@code refused}, or {@code failed} when a
     *     valid line could not be stored
     * @param field the invalid field, as a path into the line
     * @param consentsKept refusals of contact that remain in force although the line does not contain them
     * @param wishesKept names of other wishes about contact that remain in force although the line lacks them
     * @param movedAway records of the line that were left out because they were moved to other customers
     * @param tooOld number of records of the line that were left out because they are older than the company keeps them
     */
    public record Answer(
            int line,
            @Nullable String id,
            String status,
            @Nullable String field,
            @Nullable String problem,
            @Nullable List<Consent> consentsKept,
            @Nullable List<String> wishesKept,
            @Nullable List<RelocatedRecords.Elsewhere> movedAway,
            @Nullable Integer tooOld) {

        Answer(int line, @Nullable String id, String status, @Nullable String field, @Nullable String problem) {
            this(line, id, status, field, problem, null, null, null, null);
        }
    }

    private record Waiting(int line, Customer customer) {}

    /**
     * Stores the customer of each line and writes one result per line.
     *
     * @throws DataAccessException if the database fails before the first result was written; later failures are
     *     reported in the results of the lines
     */
    public void store(InputStream in) throws IOException {
        BoundedLines boundedLines = new BoundedLines(in);
        try {
            for (BoundedLines.Line line = boundedLines.next(); line != null; line = boundedLines.next()) {
                if (line.number() > MAX_LINES) {
                    storeBatch();
                    answer(new Answer(
                            line.number(),
                            null,
                            "failed",
                            null,
                            "At most " + MAX_LINES + " lines are accepted per request. Send the rest in another "
                                    + "request."));
                    break;
                }
                store(line);
            }
            storeBatch();
        } catch (StoreGone e) {
            answer(new Answer(
                    boundedLines.number() + 1,
                    null,
                    "failed",
                    null,
                    "The store is not available, so no further lines were read. Send them again."));
        }
        out.flush();
    }

    private void store(BoundedLines.Line line) throws IOException {
        Customer customer;
        try {
            customer = declared.check(line.read());
        } catch (InvalidInput e) {
            // Results are written in the order of the lines, so the pending batch comes first.
            storeBatch();
            answer(new Answer(
                    line.number(),
                    null,
                    "refused",
                    e.field().isEmpty() ? null : e.field(),
                    e.field().isEmpty() ? e.getMessage() : "\"" + e.field() + "\" " + e.getMessage()));
            return;
        }
        if (batch.containsKey(customer.id())) {
            storeBatch();
        }
        batch.put(customer.id(), new Waiting(line.number(), customer));
        batchBytes += line.bytes().length;
        if (batch.size() >= BATCH || batchBytes >= BATCH_BYTES) {
            storeBatch();
        }
    }

    private void storeBatch() throws IOException {
        if (batch.isEmpty()) {
            return;
        }
        List<Waiting> waiting = List.copyOf(batch.values());
        batch.clear();
        batchBytes = 0;
        store(waiting);
        out.flush();
    }

    private void store(List<Waiting> waiting) throws IOException {
        List<Stored> stored;
        try {
            if (!storing) {
                beforeFirst.run();
                storing = true;
            }
            stored = store.putEach(waiting.stream().map(Waiting::customer).toList());
        } catch (RuntimeException e) {
            DatabaseFailure failure = DatabaseFailure.in(e).orElse(null);
            if (failure == null || !failure.isUnavailable()) {
                storeOneByOne(waiting, failure == null ? () -> BoundedLines.fault(e) : failure::report);
                return;
            }
            if (!begun) {
                throw e;
            }
            failure.report();
            for (Waiting each : waiting) {
                answer(new Answer(
                        each.line,
                        each.customer.id(),
                        "failed",
                        null,
                        "The store is not available. Send the line again."));
            }
            throw new StoreGone(e);
        }
        for (int i = 0; i < waiting.size(); i++) {
            answer(answer(waiting.get(i), stored.get(i)));
        }
    }

    /** Stores the customers of a failed batch individually, so that only the lines at fault are reported as failed. */
    private void storeOneByOne(List<Waiting> waiting, Supplier<String> problem) throws IOException {
        if (waiting.size() == 1) {
            answer(new Answer(waiting.get(0).line, waiting.get(0).customer.id(), "failed", null, problem.get()));
            return;
        }
        for (Waiting each : waiting) {
            store(List.of(each));
        }
    }

    private static Answer answer(Waiting line, Stored stored) {
        String id = line.customer.id();
        return switch (stored.how()) {
            case MERGED ->
                new Answer(
                        line.line, id, "refused", "id", "The customer was merged into \"" + stored.mergedInto() + "\"");
            case ERASED ->
                new Answer(
                        line.line,
                        id,
                        "refused",
                        "id",
                        "The customer was erased; only PUT " + CustomerIdPath.of(id) + " can create it again");
            case CREATED, REPLACED, UNCHANGED, CHANGED_MEANWHILE ->
                new Answer(
                        line.line,
                        id,
                        stored.how().name().toLowerCase(Locale.ROOT),
                        null,
                        null,
                        stored.consentsKept().isEmpty() ? null : stored.consentsKept(),
                        stored.wishesKept().isEmpty() ? null : stored.wishesKept(),
                        stored.movedAway().isEmpty() ? null : stored.movedAway(),
                        stored.tooOld() == 0 ? null : stored.tooOld());
        };
    }

    private void answer(Answer answer) throws IOException {
        begun = true;
        out.write(FactsJson.bytes(answer));
        out.write('\n');
    }

    private static final class StoreGone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StoreGone(RuntimeException cause) {
            super(cause);
        }
    }
}
