package org.holdfast.crm.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.validation.InvalidInput;

/**
 * Tests a mapping on its database: runs each query for some rows and reports the values, the rejected values, and the
 * fields that will stay unknown.
 */
public final class MappingCheck {

    private static final int MAX_SHOWN = 5;

    private final Mapping mapping;
    private final CrmSource database;
    private final Problems problems;
    private final int max;

    private MappingCheck(Mapping mapping, CrmSource database, Problems problems, int max) {
        this.mapping = mapping;
        this.database = database;
        this.problems = problems;
        this.max = max;
    }

    /**
     * A rejected value.
     *
     * @param row number of the row in the sample, counted from 1
     * @param owner id of the customer
     * @param name name of the row
     */
    public record Misfit(int row, String owner, String name, String column, String reason) {}

    /**
     * The result of one query.
     *
     * @param rows a sample of the rows
     * @param empty columns that are empty in all of these rows
     * @param missing fields without a column
     */
    public record Tried(
            MappedCollection collected,
            List<String> columns,
            List<SourceRow> rows,
            List<Misfit> misfits,
            List<String> empty,
            List<String> missing) {}

    /**
     * Tests a mapping.
     *
     * @param problems receives the problems of the queries themselves
     * @param max maximum number of rows to read from each query
     * @throws CrmException if the database cannot be reached
     */
    public static Map<MappedCollection, Tried> run(Mapping mapping, Drivers drivers, Problems problems, int max) {
        return run(mapping, CrmDatabase.open(mapping, drivers), problems, max);
    }

    /** Tests a mapping on an open source, and closes it. */
    public static Map<MappedCollection, Tried> run(Mapping mapping, CrmSource source, Problems problems, int max) {
        try (source) {
            return source.read(open -> new MappingCheck(mapping, open, problems, max).all());
        }
    }

    private Map<MappedCollection, Tried> all() {
        Map<MappedCollection, Tried> tried = new LinkedHashMap<>();
        Map<MappedCollection, ResultColumns> shapes = new LinkedHashMap<>();
        mapping.queries().forEach((factCollection, query) -> {
            try {
                ResultColumns shape = database.shape(query, problems);
                if (shape != null) {
                    shapes.put(factCollection, shape);
                    tried.put(factCollection, tried(shape));
                    inspect(shape);
                }
            } catch (CrmException e) {
                if (e.isTransient()) {
                    throw e;
                }
                // The problem already has its location.
                problems.error(query.origin(), e.getMessage().replace(query.origin() + ": the query", "The query"));
            }
        });
        orphanRows(shapes, tried);
        return tried;
    }

    /** Warns of rows without a customer, which are not loaded. If no row has one, the wrong column is mapped. */
    private void orphanRows(Map<MappedCollection, ResultColumns> shapes, Map<MappedCollection, Tried> tried) {
        ResultColumns customers = shapes.get(FactCollection.CUSTOMERS);
        if (customers == null) {
            return;
        }
        shapes.forEach((collection, shape) -> {
            Tried each = tried.get(collection);
            if (collection != FactCollection.CUSTOMERS && each != null) {
                orphanRows(customers, shape, each.rows());
            }
        });
    }

    private void orphanRows(ResultColumns customers, ResultColumns shape, List<SourceRow> rows) {
        Set<String> orphans = new TreeSet<>(rows.stream()
                .map(SourceRow::owner)
                .filter(owner -> !owner.isEmpty())
                .toList());
        int all = orphans.size();
        database.rows(customers, List.copyOf(orphans), row -> orphans.remove(row.owner()));
        if (!orphans.isEmpty()) {
            String examples = orphans.stream().limit(MAX_SHOWN).collect(Collectors.joining(", "))
                    + (orphans.size() > MAX_SHOWN ? ", ..." : "");
            problems.warning(
                    shape.query().origin(),
                    (orphans.size() == all ? "All rows checked" : "Some rows") + " of " + shape.collected()
                            + " belong to customers that the query of customers does not return (" + examples
                            + "); they are left out.",
                    "Maybe another column is the id of the customer.");
        }
    }

    private Tried tried(ResultColumns shape) {
        List<SourceRow> rows = database.sample(shape, max);
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
                        .filter(field -> rows.stream().noneMatch(row -> row.has(field)))
                        .toList();
        // A default makes the field known.
        List<String> missing = shape.missing().stream()
                .filter(field -> rows.stream().noneMatch(row -> row.has(field)))
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
                    "is empty; the row belongs to no customer and is left out"));
        }
        factProblem(shape.collected(), row)
                .filter(problem ->
                        row.problems().stream().noneMatch(each -> each.field().equals(problem.field())))
                .ifPresent(problem -> misfits.add(
                        new Misfit(number, row.owner(), row.name(), problem.field(), problem.getMessage())));
    }

    /** Returns why the row cannot become a fact; empty if it can. */
    private static Optional<InvalidInput> factProblem(MappedCollection factCollection, SourceRow row) {
        try {
            row.read(factCollection);
            return Optional.empty();
        } catch (InvalidInput e) {
            return Optional.of(e);
        }
    }

    /** Finds problems that are only visible in the complete result. */
    private void inspect(ResultColumns shape) {
        SourceLocation origin = shape.query().origin();
        long withoutWatermark = database.withoutWatermark(shape);
        if (withoutWatermark > 0) {
            problems.warning(
                    origin,
                    withoutWatermark + " rows of " + shape.collected() + " have no value in the watermark \""
                            + shape.query().watermark() + "\"; their changes are detected by full loads only.",
                    "Maybe coalesce(changed, created).");
        }
        if (shape.collected() == FactCollection.ORDERS) {
            List<List<String>> shared = shared(shape);
            if (!shared.isEmpty()) {
                problems.warning(
                        origin,
                        "The same order belongs to two customers: "
                                + shared.stream()
                                        .map(each -> each.get(0) + " (" + each.get(1) + ", " + each.get(2) + ")")
                                        .collect(Collectors.joining(", "))
                                + ". Each of them gets it.",
                        "Maybe a join returns it twice.");
            }
        }
    }

    private List<List<String>> shared(ResultColumns shape) {
        try {
            return database.shared(shape, MAX_SHOWN);
        } catch (CrmException e) {
            // Not all column types can be compared.
            return List.of();
        }
    }

    /** Returns the collections without a query, which stay unknown for customers of this source only. */
    public static List<String> unmapped(Mapping mapping) {
        TreeSet<String> unmapped = new TreeSet<>();
        for (FactCollection each : FactCollection.values()) {
            if (!mapping.loads(each)) {
                unmapped.add(each.toString());
            }
        }
        return List.copyOf(unmapped);
    }
}
