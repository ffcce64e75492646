package org.holdfast.crm.jdbc;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;

/**
 * Tests a mapping on its database: runs each query for some rows and reports what came, what was rejected, and what
 * will stay unknown.
 */
public final class MappingCheck {

    private static final int MOST_SHARED = 5;

    private final Mapping mapping;
    private final CrmDatabase database;
    private final Problems problems;
    private final int most;

    private MappingCheck(Mapping mapping, CrmDatabase database, Problems problems, int most) {
        this.mapping = mapping;
        this.database = database;
        this.problems = problems;
        this.most = most;
    }

    /**
     * A rejected value.
     *
     * @param row counted from 1 in the sample
     * @param name the name of the row
     */
    public record Misfit(int row, String owner, String name, String column, String reason) {}

    /**
     * The result of one query.
     *
     * @param rows a sample
     * @param empty columns that were empty in all of these rows
     * @param missing fields that the query does not bring
     */
    public record Tried(
            FactCollection collected,
            List<String> columns,
            List<SourceRow> rows,
            List<Misfit> misfits,
            List<String> empty,
            List<String> missing) {}

    /**
     * @param problems receives the problems of the queries themselves
     * @param most rows to read from each query
     * @throws CrmException when the database cannot be reached
     */
    public static Map<FactCollection, Tried> run(Mapping mapping, Drivers drivers, Problems problems, int most) {
        try (CrmDatabase database = CrmDatabase.open(mapping, drivers)) {
            return database.read(open -> new MappingCheck(mapping, open, problems, most).all());
        }
    }

    private Map<FactCollection, Tried> all() {
        Map<FactCollection, Tried> tried = new EnumMap<>(FactCollection.class);
        Map<FactCollection, ResultColumns> shapes = new EnumMap<>(FactCollection.class);
        mapping.queries().forEach((factCollection, query) -> {
            try {
                ResultColumns shape = database.shape(query, problems);
                if (shape != null) {
                    shapes.put(factCollection, shape);
                    tried.put(factCollection, tried(shape));
                    inspect(shape);
                }
            } catch (CrmException e) {
                if (e.isPassing()) {
                    throw e;
                }
                // The problem already has its location.
                problems.error(query.origin(), e.getMessage().replace(query.origin() + ": the query", "The query"));
            }
        });
        orphanRows(shapes, tried);
        return tried;
    }

    /** Rows without a customer are not in any facts. If no row has one, the wrong column was chosen. */
    private void orphanRows(Map<FactCollection, ResultColumns> shapes, Map<FactCollection, Tried> tried) {
        ResultColumns customers = shapes.get(FactCollection.CUSTOMERS);
        if (customers == null) {
            return;
        }
        tried.values().stream()
                .filter(each -> each.collected() != FactCollection.CUSTOMERS)
                .forEach(each -> {
                    Set<String> owners = new TreeSet<>(each.rows().stream()
                            .map(SourceRow::owner)
                            .filter(owner -> !owner.isEmpty())
                            .toList());
                    int all = owners.size();
                    database.rows(customers, List.copyOf(owners), row -> owners.remove(row.owner()));
                    if (!owners.isEmpty()) {
                        String some = owners.stream().limit(MOST_SHARED).collect(Collectors.joining(", "))
                                + (owners.size() > MOST_SHARED ? ", ..." : "");
                        problems.warning(
                                shapes.get(each.collected()).query().origin(),
                                (owners.size() == all ? "All rows looked at" : "Some rows")
                                        + " of " + each.collected()
                                        + " belong to customers whom the query of customers does not bring (" + some
                                        + "); they are left out.",
                                "Maybe another column is the id of the customer.");
                    }
                });
    }

    private Tried tried(ResultColumns shape) {
        List<SourceRow> rows = database.sample(shape, most);
        List<Misfit> misfits = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            misfits(shape, rows.get(i), i + 1, misfits);
        }
        List<String> columns = shape.columns().stream()
                .flatMap(column -> Optional.ofNullable(column.field()).stream())
                .toList();
        List<String> empty = rows.isEmpty()
                ? List.of()
                : columns.stream()
                        .filter(field -> !shape.collected().links().contains(field))
                        .filter(field ->
                                rows.stream().noneMatch(row -> row.fields().has(field)))
                        .toList();
        // A default makes the field known.
        List<String> missing = shape.missing().stream()
                .filter(field -> rows.stream().noneMatch(row -> row.fields().has(field)))
                .toList();
        return new Tried(shape.collected(), columns, rows, misfits, empty, missing);
    }

    private static void misfits(ResultColumns shape, SourceRow row, int number, List<Misfit> misfits) {
        row.problems()
                .forEach(problem -> misfits.add(
                        new Misfit(number, row.owner(), row.name(), problem.field(), problem.getMessage())));
        if (row.owner().isEmpty() && row.problems().isEmpty()) {
            misfits.add(new Misfit(
                    number,
                    "",
                    row.name(),
                    shape.collected().owner(),
                    "is empty; the row belongs to nobody and is left out"));
        }
        whole(shape.collected(), row)
                .filter(problem ->
                        row.problems().stream().noneMatch(each -> each.field().equals(problem.field())))
                .ifPresent(problem -> misfits.add(
                        new Misfit(number, row.owner(), row.name(), problem.field(), problem.getMessage())));
    }

    /** Why the row cannot become a fact. */
    private static Optional<InvalidInput> whole(FactCollection factCollection, SourceRow row) {
        try {
            FactsJson.read(row.fields(), factCollection.type());
            return Optional.empty();
        } catch (InvalidInput e) {
            return Optional.of(e);
        }
    }

    /** Problems that only the complete result shows. */
    private void inspect(ResultColumns shape) {
        SourceLocation origin = shape.query().origin();
        long unwatched = database.unwatched(shape);
        if (unwatched > 0) {
            problems.warning(
                    origin,
                    unwatched + " rows of " + shape.collected() + " have nothing in the watermark \""
                            + shape.query().watermark() + "\"; their changes are seen by full loads only.",
                    "Maybe coalesce(changed, created).");
        }
        if (shape.collected() == FactCollection.ORDERS) {
            List<List<String>> shared = shared(shape);
            if (!shared.isEmpty()) {
                problems.warning(
                        origin,
                        "The same order stands under two customers: "
                                + shared.stream()
                                        .map(each -> each.get(0) + " (" + each.get(1) + ", " + each.get(2) + ")")
                                        .collect(Collectors.joining(", "))
                                + ". Each of them gets it.",
                        "Maybe a join brings it twice.");
            }
        }
    }

    private List<List<String>> shared(ResultColumns shape) {
        try {
            return database.shared(shape, MOST_SHARED);
        } catch (CrmException e) {
            // Not every column type can be compared like this.
            return List.of();
        }
    }

    /** Collections without a query: unknown for customers who only come from this source. */
    public static List<String> unmapped(Mapping mapping) {
        TreeSet<String> unmapped = new TreeSet<>();
        for (FactCollection each : FactCollection.values()) {
            if (!mapping.brings(each)) {
                unmapped.add(each.toString());
            }
        }
        return List.copyOf(unmapped);
    }
}
