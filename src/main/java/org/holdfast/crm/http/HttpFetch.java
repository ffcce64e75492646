package org.holdfast.crm.http;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.holdfast.crm.mapping.CellNotation;
import org.holdfast.crm.mapping.MappedQuery;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.http.HttpQuery;
import org.holdfast.crm.mapping.http.HttpSource;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the pages of all queries of a mapping and stages their rows, page by page. A fetch of everything that was
 * interrupted continues within a day at the page where it was.
 */
final class HttpFetch {

    private static final Duration RESUMABLE = Duration.ofDays(1);

    private final Mapping mapping;
    private final HttpApi api;
    private final StagedRows rows;
    private final Fetches fetches;
    private final HttpSources.Session session;

    HttpFetch(Mapping mapping, HttpApi api, StagedRows rows, Fetches fetches, HttpSources.Session session) {
        this.mapping = mapping;
        this.api = api;
        this.rows = rows;
        this.fetches = fetches;
        this.session = session;
    }

    /** Fetches everything; returns the source's clock when it began. */
    Instant everything(boolean restart) {
        List<MappedQuery> queries = requested();
        List<String> collections =
                queries.stream().map(query -> query.collected().toString()).toList();
        if (restart || !isResumable(collections)) {
            long number = fetches.of(mapping.name()).stream()
                            .mapToLong(Fetches.Fetch::number)
                            .max()
                            .orElse(0)
                    + 1;
            Instant now = session.now();
            session.transaction()
                    .accept(() -> fetches.begin(mapping.name(), collections, mapping.version(), number, now));
        }
        for (Fetches.Fetch fetch : fetches.of(mapping.name())) {
            if (!fetch.isDone()) {
                fetch(mapping.query(fetch.collection()).orElseThrow(), fetch);
            }
        }
        List<Fetches.Fetch> done = fetches.of(mapping.name());
        session.transaction()
                .accept(() -> rows.removeOlder(mapping.name(), done.get(0).number()));
        return done.stream()
                .map(fetch -> fetch.clock() == null ? fetch.startedAt() : fetch.clock())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private boolean isResumable(List<String> collections) {
        List<Fetches.Fetch> before = fetches.of(mapping.name());
        Set<String> known = before.stream().map(Fetches.Fetch::collection).collect(Collectors.toSet());
        return known.equals(new HashSet<>(collections))
                && before.stream().anyMatch(fetch -> !fetch.isDone())
                && before.stream()
                        .allMatch(fetch -> fetch.mapping().equals(mapping.version())
                                && session.now().isBefore(fetch.startedAt().plus(RESUMABLE)));
    }

    private void fetch(MappedQuery query, Fetches.Fetch fetch) {
        HttpQuery.Request request = Objects.requireNonNull(((HttpQuery) query.from()).request());
        String first = request.since() == null ? null : request.since().first();
        HttpPages pages = new HttpPages(api, source(), query, request, first);
        HttpPages.Position position = fetch.position() == null ? pages.start() : fetch.position();
        ElementRows elements = new ElementRows(mapping, query, request);
        read(pages, position, fetch.pages(), fetch.hash(), page -> {
            store(elements, page, fetch.number());
            fetches.progress(mapping.name(), query.collected(), page);
        });
    }

    /** Fetches what has changed since a time of the source's clock; returns the clock when it began. */
    Instant changes(Instant since) {
        long number = fetches.of(mapping.name()).stream()
                .mapToLong(Fetches.Fetch::number)
                .max()
                .orElse(0);
        Instant[] clock = new Instant[1];
        for (MappedQuery query : requested()) {
            HttpQuery.Request request = Objects.requireNonNull(((HttpQuery) query.from()).request());
            if (request.since() != null) {
                HttpPages pages = new HttpPages(
                        api, source(), query, request, written(request.since().form(), since));
                ElementRows elements = new ElementRows(mapping, query, request);
                read(pages, pages.start(), 0, null, page -> {
                    clock[0] = clock[0] == null ? page.date() : clock[0];
                    store(elements, page, number);
                });
            }
        }
        return clock[0] == null ? session.now() : clock[0];
    }

    private Object written(String form, Instant since) {
        return switch (form) {
            case "iso" -> DateTimeFormatter.ISO_INSTANT.format(since);
            case "seconds" -> since.getEpochSecond();
            case "millis" -> since.toEpochMilli();
            default -> CellNotation.formatter(form).format(since.atZone(mapping.zone()));
        };
    }

    private void read(
            HttpPages pages,
            HttpPages.Position from,
            int pagesBefore,
            @Nullable String hash,
            Consumer<HttpPages.Page> action) {
        HttpPages.Position position = from;
        String last = hash;
        for (int number = pagesBefore; position != null; number++) {
            session.checkTime().run();
            HttpPages.Page page = pages.page(position, number, last);
            session.transaction().accept(() -> action.accept(page));
            session.fetched().accept(page.elements().size());
            position = page.next();
            last = page.hash();
        }
    }

    /** Stages a page, without the rows of customers that have been erased. */
    private void store(ElementRows elements, HttpPages.Page page, long number) {
        List<ElementRows.Element> read =
                page.elements().stream().map(elements::of).toList();
        Collection<String> ids = read.stream()
                .flatMap(element -> element.rows().stream())
                .map(StagedRows.Row::customer)
                .collect(Collectors.toSet());
        Set<String> gone = session.gone().apply(ids);
        rows.store(
                mapping.name(),
                number,
                read.stream()
                        .map(element -> new ElementRows.Element(
                                element.key(),
                                element.rows().stream()
                                        .filter(row -> !gone.contains(row.customer()))
                                        .toList()))
                        .toList());
    }

    private HttpSource source() {
        return (HttpSource) mapping.source();
    }

    private List<MappedQuery> requested() {
        return mapping.queries().values().stream()
                .filter(query -> ((HttpQuery) query.from()).request() != null)
                .toList();
    }
}
