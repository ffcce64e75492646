package org.holdfast.crm.http;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.holdfast.crm.jdbc.CrmSource;
import org.holdfast.crm.jdbc.ResultColumns;
import org.holdfast.crm.jdbc.SourceRow;
import org.holdfast.crm.jdbc.TextRows;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.MappedQuery;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.http.HttpQuery;
import org.holdfast.crm.mapping.http.HttpSource;
import org.holdfast.diagnostics.Problems;
import org.jspecify.annotations.Nullable;

/** The first page of each query, to check a mapping. */
final class SampledSource implements CrmSource {

    private final Mapping mapping;
    private final HttpApi api;
    private final Clock clock;
    private final Map<MappedCollection, List<StagedRows.Row>> pages = new LinkedHashMap<>();

    SampledSource(Mapping mapping, HttpApi api, Clock clock) {
        this.mapping = mapping;
        this.api = api;
        this.clock = clock;
    }

    @Override
    public <T> T read(Function<CrmSource, T> queries) {
        return queries.apply(this);
    }

    @Override
    public ResultColumns shape(MappedQuery query, Problems problems) {
        return StagedSource.columns(query);
    }

    @Override
    public List<SourceRow> sample(ResultColumns columns, int max) {
        TextRows reader = new TextRows(columns, mapping);
        return rows(columns.query()).stream()
                .filter(row -> row.collection().equals(columns.collected()))
                .limit(max)
                .map(row -> reader.read(StagedSource.cells(row.content())))
                .toList();
    }

    /** Returns the rows of the first page that a query is in. */
    private List<StagedRows.Row> rows(MappedQuery query) {
        String from = ((HttpQuery) query.from()).from();
        MappedQuery requested = from == null ? query : mapping.query(from).orElseThrow();
        return pages.computeIfAbsent(requested.collected(), collection -> {
            HttpQuery.Request request = Objects.requireNonNull(((HttpQuery) requested.from()).request());
            String first = request.since() == null ? null : request.since().first();
            HttpPages reader = new HttpPages(api, (HttpSource) mapping.source(), requested, request, first);
            ElementRows elements = new ElementRows(mapping, requested, request);
            List<StagedRows.Row> found = new ArrayList<>();
            reader.page(reader.start(), 0, null)
                    .elements()
                    .forEach(element -> found.addAll(elements.of(element).rows()));
            return found;
        });
    }

    @Override
    public long count(ResultColumns columns) {
        return sample(columns, Integer.MAX_VALUE).size();
    }

    @Override
    public List<SourceRow> customers(ResultColumns columns, @Nullable String after, int size) {
        return sample(columns, size);
    }

    /** One page does not show which customers exist, so that all of those asked for are taken to. */
    @Override
    public void rows(ResultColumns columns, Collection<String> ids, Consumer<SourceRow> action) {
        TextRows reader = new TextRows(columns, mapping);
        ids.forEach(id -> action.accept(reader.read(Map.of(columns.collected().owner(), id))));
    }

    @Override
    public List<String> changed(ResultColumns columns, Instant since, @Nullable String after, int size) {
        return List.of();
    }

    @Override
    public Instant clock() {
        return clock.instant();
    }

    @Override
    public void close() {
        api.close();
    }
}
