package org.holdfast.crm.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The staged rows of an HTTP interface, by customer. */
final class StagedSource implements CrmSource {

    private final Mapping mapping;
    private final StagedRows rows;
    private final HttpFetch fetch;
    private final HttpApi api;
    private @Nullable Instant clock;

    StagedSource(Mapping mapping, StagedRows rows, HttpFetch fetch, HttpApi api) {
        this.mapping = mapping;
        this.rows = rows;
        this.fetch = fetch;
        this.api = api;
    }

    @Override
    public void prepare(@Nullable Instant since, boolean restart) {
        clock = since == null ? fetch.everything(restart) : fetch.changes(since);
    }

    @Override
    public void settled() {
        rows.clean(mapping.name());
    }

    @Override
    public <T> T read(Function<CrmSource, T> queries) {
        return queries.apply(this);
    }

    @Override
    public ResultColumns shape(MappedQuery query, Problems problems) {
        return columns(query);
    }

    static ResultColumns columns(MappedQuery query) {
        HttpQuery from = (HttpQuery) query.from();
        return ResultColumns.ofTexts(
                query, from.fields().keySet(), from.changedAt() == null ? null : ElementRows.CHANGED_AT);
    }

    @Override
    public long count(ResultColumns columns) {
        return rows.count(mapping.name(), columns.collected());
    }

    @Override
    public List<SourceRow> sample(ResultColumns columns, int max) {
        return customers(columns, null, max);
    }

    @Override
    public List<SourceRow> customers(ResultColumns columns, @Nullable String after, int size) {
        List<SourceRow> page = new ArrayList<>(size);
        TextRows reader = new TextRows(columns, mapping);
        rows.page(
                mapping.name(),
                columns.collected(),
                after == null ? "" : after,
                size,
                (customer, content) -> page.add(reader.read(cells(content))));
        return page;
    }

    @Override
    public void rows(ResultColumns columns, Collection<String> ids, Consumer<SourceRow> action) {
        TextRows reader = new TextRows(columns, mapping);
        rows.of(
                mapping.name(),
                columns.collected(),
                ids,
                (customer, content) -> action.accept(reader.read(cells(content))));
    }

    static Map<String, String> cells(String content) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> cell :
                FactsJson.mapper().readTree(content).properties()) {
            cells.put(cell.getKey(), cell.getValue().asString());
        }
        return cells;
    }

    /** Returns the customers of which any row has changed, once for all queries. */
    @Override
    public List<String> changed(ResultColumns columns, Instant since, @Nullable String after, int size) {
        MappedCollection first = mapping.queries().keySet().iterator().next();
        return columns.collected().equals(first)
                ? rows.dirty(mapping.name(), after == null ? "" : after, size)
                : List.of();
    }

    @Override
    public Instant clock() {
        if (clock == null) {
            throw new IllegalStateException("Nothing has been fetched");
        }
        return clock;
    }

    @Override
    public void close() {
        api.close();
    }
}
