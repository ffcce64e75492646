package org.holdfast.simulation;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.simulation.comparison.Sample;
import org.jspecify.annotations.Nullable;

/** Reads the stored customers, or a sample of them, in batches in the order of their ids. */
public final class CustomerBatches {

    private static final int CHUNK_SIZE = 200;
    private static final int IDS_AT_ONCE = 5_000;

    private CustomerBatches() {}

    /**
     * Returns the batches, each read when it is needed.
     *
     * @param sample number of customers, always the same ones; {@code null} for all
     */
    public static Stream<List<StoredCustomer>> of(CustomerRepository customers, @Nullable Integer sample) {
        if (sample == null) {
            return pages(
                    last -> customers.page(last == null ? null : last.facts().id(), CHUNK_SIZE));
        }
        Sample drawn = new Sample(sample);
        pages((@Nullable String last) -> customers.ids(last, IDS_AT_ONCE)).forEach(page -> page.forEach(drawn::offer));
        List<String> ids = drawn.ids();
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + CHUNK_SIZE)
                .mapToObj(from -> customers.findAll(ids.subList(from, Math.min(from + CHUNK_SIZE, ids.size()))));
    }

    /**
     * Returns the ids of the stored customers in batches of the same size, each read when it is needed.
     *
     * @param after id of the last customer that is left out; {@code null} to begin with the first one
     */
    public static Stream<List<String>> ids(CustomerRepository customers, @Nullable String after) {
        return pages(last -> customers.ids(last == null ? after : last, CHUNK_SIZE));
    }

    /** Returns page after page, each read when it is needed. */
    private static <T> Stream<List<T>> pages(Function<@Nullable T, List<T>> after) {
        return Stream.iterate(
                after.apply(null), page -> !page.isEmpty(), page -> after.apply(page.get(page.size() - 1)));
    }
}
