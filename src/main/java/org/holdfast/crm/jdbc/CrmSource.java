package org.holdfast.crm.jdbc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.holdfast.crm.mapping.MappedQuery;
import org.holdfast.diagnostics.Problems;
import org.jspecify.annotations.Nullable;

/**
 * What loads read from, by customer: a database, or the staged rows of an HTTP interface. All methods throw
 * {@link CrmException} if the source fails.
 */
public interface CrmSource extends AutoCloseable {

    /**
     * Fetches what cannot be queried by customer.
     *
     * @param since only what has changed since this time of the source's clock; {@code null} for everything
     * @param restart whether to start over instead of continuing a fetch that was interrupted
     */
    default void prepare(@Nullable Instant since, boolean restart) {}

    /** Called within the transaction that completes a load. */
    default void settled() {}

    /** Runs several queries on one snapshot, if the source supports that. */
    <T> T read(Function<CrmSource, T> queries);

    /** Returns the columns of a query; {@code null}, with problems, if it cannot be used. */
    @Nullable
    ResultColumns shape(MappedQuery query, Problems problems);

    /** Counts the rows of a query. */
    long count(ResultColumns columns);

    /** Returns some rows, in no particular order. */
    List<SourceRow> sample(ResultColumns columns, int max);

    /**
     * Returns the next customers by id, in the order of the source.
     *
     * @param after the last id of the previous page; {@code null} for the first page
     */
    List<SourceRow> customers(ResultColumns columns, @Nullable String after, int size);

    /** Passes all rows of some customers to an action, in no particular order. */
    void rows(ResultColumns columns, Collection<String> ids, Consumer<SourceRow> action);

    /** Returns the next customers, by id, with a row that was changed since a time of the source's clock. */
    List<String> changed(ResultColumns columns, Instant since, @Nullable String after, int size);

    /** Returns some orders that belong to more than one customer, each with two of its customers. */
    default List<List<String>> shared(ResultColumns orders, int max) {
        return List.of();
    }

    /** Counts the rows without a watermark, whose changes only full loads detect. */
    default long withoutWatermark(ResultColumns columns) {
        return 0;
    }

    /** Returns the time of the source. Watermarks are compared with it, not with the server's clock. */
    Instant clock();

    @Override
    void close();
}
