package org.holdfast.rules.analysis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.vocabulary.ValueType;

/** Reports numbers between two rows of a table that no row covers, among rows that differ only in that column. */
final class TableGaps {

    private final List<ConditionProfile> rows;
    private final Problems problems;

    TableGaps(List<ConditionProfile> rows, Problems problems) {
        this.rows = rows;
        this.problems = problems;
    }

    private record Cell(ConditionProfile row, Interval range) {}

    void find() {
        Map<String, Map<String, List<Cell>>> byColumn = new LinkedHashMap<>();
        for (ConditionProfile row : rows) {
            Map<String, ValueDomain> domains = domains(row);
            domains.forEach((key, valueDomain) -> {
                if (valueDomain.range() != null && !key.contains(CalendarDistance.SEPARATOR)) {
                    byColumn.computeIfAbsent(key, column -> new LinkedHashMap<>())
                            .computeIfAbsent(others(row, domains, key), group -> new ArrayList<>())
                            .add(new Cell(row, valueDomain.range()));
                }
            });
        }
        byColumn.forEach((column, groups) -> groups.values().forEach(cells -> gaps(column, cells)));
    }

    private void gaps(String column, List<Cell> cells) {
        cells.sort((a, b) -> Interval.compareLow(a.range, b.range));
        ValueType type = type(cells.get(0).row.rule(), column);
        for (int i = 0; i + 1 < cells.size(); i++) {
            Interval before = cells.get(i).range;
            Interval after = cells.get(i + 1).range;
            if (before.leavesGapBefore(after) && before.high() != null && after.low() != null) {
                Rule above = cells.get(i).row.rule();
                Rule below = cells.get(i + 1).row.rule();
                ProblemText text = ProblemText.of(
                        "rows-gap",
                        "above",
                        above.name(),
                        "line",
                        above.origin().line(),
                        "below",
                        below.name(),
                        "from",
                        words(before.high(), type),
                        "to",
                        words(after.low(), type),
                        "fact",
                        StaticAnalysis.words(column.substring(column.indexOf('|') + 1)));
                problems.warning(below.origin(), text, below.language());
            }
        }
    }

    /** Returns the type of the values that a column compares; whole numbers if it compares none with a value. */
    private static ValueType type(Rule rule, String column) {
        int place = Integer.parseInt(column.substring(0, column.indexOf('|')));
        String compared = column.substring(column.indexOf('|') + 1);
        List<ConditionLine> lines = place == 0
                ? rule.when().customer()
                : rule.when().eaches().get(place - 1).lines();
        return lines.stream()
                .map(ConditionLine::condition)
                .flatMap(each -> each instanceof AllOf all ? all.conditions().stream() : Stream.of(each))
                .filter(Comparison.class::isInstance)
                .map(each -> ((Comparison) each).left())
                .filter(operand -> operand.text().equals(compared))
                .map(Operand::type)
                .findFirst()
                .orElse(ValueType.INTEGER);
    }

    /** Returns a bound as people write it; days and times are numbers in an interval. */
    private static String words(BigDecimal bound, ValueType type) {
        return switch (type) {
            case DAY -> LocalDate.ofEpochDay(bound.longValue()).toString();
            case CLOCK -> LocalTime.MIDNIGHT.plusMinutes(bound.longValue()).toString();
            case MOMENT ->
                LocalDateTime.ofEpochSecond(bound.longValue() * 60, 0, ZoneOffset.UTC)
                        .toString();
            default -> StaticAnalysis.words(bound);
        };
    }

    private static Map<String, ValueDomain> domains(ConditionProfile row) {
        Map<String, ValueDomain> domains = new HashMap<>();
        row.customer().domains().forEach((key, valueDomain) -> domains.put("0|" + key, valueDomain));
        for (int i = 0; i < row.eaches().size(); i++) {
            int place = i + 1;
            row.eaches().get(i).domains().forEach((key, valueDomain) -> domains.put(place + "|" + key, valueDomain));
        }
        return domains;
    }

    /** Returns the conditions of a row except one column; rows with equal results differ only in that column. */
    private static String others(ConditionProfile row, Map<String, ValueDomain> domains, String column) {
        TreeSet<String> others = new TreeSet<>(row.customer().opaque());
        row.eaches().forEach(each -> others.addAll(each.opaque()));
        domains.forEach((key, valueDomain) -> {
            // Excluded values are ignored: rows that grant a tier naturally exclude customers who already have it.
            if (!key.equals(column) && (valueDomain.range() != null || valueDomain.only() != null)) {
                others.add(key + valueDomain.words());
            }
        });
        return others.toString();
    }
}
