package org.holdfast.changes.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.holdfast.changes.table.TableChange.Cell;
import org.holdfast.changes.table.TableChange.Column;
import org.holdfast.changes.table.TableChange.Row;
import org.holdfast.changes.text.Alignment;
import org.holdfast.changes.text.Alignment.Step;
import org.holdfast.changes.text.Ascending;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.table.TableReader;
import org.jspecify.annotations.Nullable;

/** Compares two decision tables: columns by their sentences, rows by the names of their rules. */
public final class TableComparison {

    private final TableText before;
    private final TableText after;
    private final List<Step> columns;

    private TableComparison(TableText before, TableText after) {
        this.before = before;
        this.after = after;
        this.columns = columns(before, after);
    }

    public static List<TableChange> between(BookSource before, BookSource after, List<String> files) {
        List<TableChange> changes = new ArrayList<>();
        for (String file : files) {
            if (isTable(file)) {
                changes.add(new TableComparison(TableText.read(before, file), TableText.read(after, file))
                        .change(file, how(before.has(file), after.has(file))));
            }
        }
        return changes.stream()
                .filter(change ->
                        !change.rows().isEmpty() || change.columns().stream().anyMatch(TableComparison::differs))
                .toList();
    }

    public static boolean isTable(String file) {
        return file.startsWith("areas/") && TableReader.isTable(file);
    }

    private static boolean differs(Column column) {
        return column.how() != HowChanged.SAME;
    }

    private static HowChanged how(boolean wasThere, boolean isThere) {
        if (wasThere && isThere) {
            return HowChanged.CHANGED;
        }
        return isThere ? HowChanged.ADDED : HowChanged.REMOVED;
    }

    /** Pairs columns with the same kind and sentence; then those between them that stand at the same place. */
    private static List<Step> columns(TableText before, TableText after) {
        if (before.columns().isEmpty() || after.columns().isEmpty()) {
            int most = Math.max(width(before), width(after));
            return IntStream.range(0, most).mapToObj(i -> new Step(i, i)).toList();
        }
        List<Step> steps = Alignment.of(keys(before), keys(after));
        List<Step> paired = new ArrayList<>();
        List<Integer> removed = new ArrayList<>();
        for (Step step : steps) {
            if (step.after() < 0) {
                removed.add(step.before());
            } else if (step.before() < 0 && !removed.isEmpty() && isSameHeading(before, removed.get(0), after, step)) {
                paired.add(new Step(removed.remove(0), step.after()));
            } else {
                removed.forEach(column -> paired.add(new Step(column, -1)));
                removed.clear();
                paired.add(step);
            }
        }
        removed.forEach(column -> paired.add(new Step(column, -1)));
        return paired;
    }

    private static boolean isSameHeading(TableText before, int column, TableText after, Step step) {
        return before.columns()
                .get(column)
                .heading()
                .equals(after.columns().get(step.after()).heading());
    }

    private static int width(TableText table) {
        return table.rows().values().stream()
                .mapToInt(row -> row.cells().size())
                .max()
                .orElse(0);
    }

    private static List<List<String>> keys(TableText table) {
        return table.columns().stream()
                .map(column -> List.of(column.kind(), column.sentence()))
                .toList();
    }

    private TableChange change(String file, HowChanged how) {
        Set<String> moved = moved();
        List<String> old = List.copyOf(before.rows().keySet());
        List<String> now = List.copyOf(after.rows().keySet());
        List<Row> rows = new ArrayList<>();
        int unchanged = 0;
        for (Step step : Alignment.of(old, now)) {
            String key = step.after() < 0 ? old.get(step.before()) : now.get(step.after());
            if (step.after() < 0 && after.rows().containsKey(key)) {
                // It was moved, and is shown where it stands now.
                continue;
            }
            Row row = row(before.rows().get(key), after.rows().get(key), moved.contains(key));
            if (row.how() == HowChanged.SAME) {
                unchanged++;
            } else {
                rows.add(row);
            }
        }
        return new TableChange(how, file, columns.stream().map(this::column).toList(), rows, unchanged);
    }

    private Set<String> moved() {
        List<String> keys = List.copyOf(after.rows().keySet());
        List<String> common = before.rows().keySet().stream()
                .filter(after.rows()::containsKey)
                .toList();
        Set<String> moved = new HashSet<>(common);
        Map<String, Integer> places = new HashMap<>();
        keys.forEach(key -> places.put(key, places.size()));
        Ascending.of(common, places::get).forEach(moved::remove);
        return moved;
    }

    private Column column(Step step) {
        TableText.Column old = step.before() < 0 || before.columns().isEmpty() ? null : at(before, step.before());
        TableText.Column now = step.after() < 0 || after.columns().isEmpty() ? null : at(after, step.after());
        HowChanged how = Objects.equals(old, now) ? HowChanged.SAME : how(old != null, now != null);
        TableText.Column shown = now == null ? old : now;
        return new Column(
                how,
                shown == null ? "" : shown.kind(),
                new Cell(old == null ? null : old.heading(), now == null ? null : now.heading()),
                new Cell(old == null ? null : old.sentence(), now == null ? null : now.sentence()));
    }

    private static TableText.@Nullable Column at(TableText table, int column) {
        return column < table.columns().size() ? table.columns().get(column) : null;
    }

    private Row row(TableText.@Nullable Row old, TableText.@Nullable Row now, boolean moved) {
        List<Cell> cells = columns.stream()
                .map(step -> new Cell(
                        old == null || step.before() < 0 ? null : old.cell(step.before()),
                        now == null || step.after() < 0 ? null : now.cell(step.after())))
                .toList();
        HowChanged how = how(old != null, now != null);
        if (old != null && now != null && cells.stream().noneMatch(TableComparison::says)) {
            how = moved ? HowChanged.MOVED : HowChanged.SAME;
        }
        TableText.Row shown = now == null ? old : now;
        return new Row(
                how,
                shown == null ? "" : shown.name(),
                old == null ? null : old.line(),
                now == null ? null : now.line(),
                moved,
                cells);
    }

    /** Returns whether a cell makes its row differ: other content, or content in a column of one table only. */
    private static boolean says(Cell cell) {
        String before = cell.before();
        String after = cell.after();
        return !Objects.equals(before == null ? "" : before, after == null ? "" : after);
    }
}
