package org.holdfast.crm.http;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.holdfast.crm.jdbc.CrmSource;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.http.HttpSource;

/** Opens sources that are read over HTTP. */
public final class HttpSources {

    private final StagedRows rows;
    private final Fetches fetches;
    private final Pause pause;
    private final Clock clock;

    /** @param pause waits for as long as a server asks */
    public HttpSources(StagedRows rows, Fetches fetches, Pause pause, Clock clock) {
        this.rows = rows;
        this.fetches = fetches;
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * The load that a fetch belongs to.
     *
     * @param clock returns the current time
     * @param transaction runs work in a transaction while the load holds the lease
     * @param checkTime throws an exception if the load has to end
     * @param fetched called with the number of elements of each page
     * @param gone returns which customers have been erased or merged
     */
    public record Session(
            Supplier<Instant> clock,
            Consumer<Runnable> transaction,
            Runnable checkTime,
            IntConsumer fetched,
            Function<Collection<String>, Set<String>> gone) {

        Instant now() {
            return clock.get();
        }
    }

    /** Opens a source for a load. */
    public CrmSource open(Mapping mapping, Session session) {
        HttpApi api =
                new HttpApi((HttpSource) mapping.source(), mapping.timing().query(), pause, clock);
        HttpFetch fetch = new HttpFetch(mapping, api, rows, fetches, session);
        return new StagedSource(mapping, rows, fetch, api);
    }

    /** Opens a source to look at its first pages; nothing is stored. */
    public static CrmSource sample(Mapping mapping) {
        Clock clock = Clock.systemUTC();
        HttpApi api =
                new HttpApi((HttpSource) mapping.source(), mapping.timing().query(), Pause.SLEEPING, clock);
        return new SampledSource(mapping, api, clock);
    }
}
