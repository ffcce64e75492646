package org.holdfast.crm.csv;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.Numbers;
import org.holdfast.facts.json.FactsJson;
import tools.jackson.databind.node.ObjectNode;

/** Turns the cells of a row into a fact, by the names and types of the record's fields. */
final class Cells<T extends Record> {

    /** So many characters of a cell are repeated in a sentence about it. */
    private static final int SHOWN = 60;

    private final Class<T> type;
    private final Map<String, Class<?>> columns = new HashMap<>();

    /** @param without fields that do not come from this file */
    Cells(Class<T> type, Set<String> without) {
        this.type = type;
        for (RecordComponent component : type.getRecordComponents()) {
            if (!without.contains(component.getName())) {
                columns.put(component.getName(), component.getType());
            }
        }
    }

    Set<String> columns() {
        return columns.keySet();
    }

    /** The columns, each behind a prefix such as {@code membership.}. */
    List<String> columns(String prefix) {
        return columns.keySet().stream().map(column -> prefix + column).toList();
    }

    /** @throws InvalidFact naming the column */
    T read(CsvFile.Row row) {
        return FactsJson.read(node(row, ""), type);
    }

    /** The filled cells behind a prefix as JSON, each in the type its field has. */
    ObjectNode node(CsvFile.Row row, String prefix) {
        ObjectNode node = FactsJson.mapper().createObjectNode();
        for (Map.Entry<String, Class<?>> column : columns.entrySet()) {
            String cell = row.cell(prefix + column.getKey());
            if (cell != null) {
                put(node, column.getKey(), column.getValue(), cell);
            }
        }
        return node;
    }

    private static void put(ObjectNode node, String name, Class<?> type, String cell) {
        try {
            if (type == BigDecimal.class) {
                node.put(name, Numbers.parse(cell));
            } else if (type == Integer.class) {
                node.put(name, Integer.valueOf(cell));
            } else if (type == Boolean.class) {
                node.put(name, flag(name, cell));
            } else {
                node.put(name, cell);
            }
        } catch (NumberFormatException e) {
            throw new InvalidFact(name, !Numbers.isShort(cell) ? Numbers.TOO_LONG : "is \"" + shown(cell) + "\"; expected a " + (type == Integer.class ? "whole " : "")
                    + "number with a decimal point, such as 12" + (type == Integer.class ? "" : ".50"));
        }
    }

    private static boolean flag(String name, String cell) {
        return switch (cell) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw new InvalidFact(name, "is \"" + shown(cell) + "\"; expected true or false");
        };
    }

    private static String shown(String cell) {
        return cell.length() <= SHOWN ? cell : cell.substring(0, SHOWN) + "…";
    }
}
