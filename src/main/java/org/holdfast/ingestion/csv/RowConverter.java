package org.holdfast.ingestion.csv;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.holdfast.crm.mapping.MappedField;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.DeclaredFields;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.intake.WordsCell;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NumberLimits;
import org.holdfast.ingestion.csv.text.NumberHint;
import tools.jackson.databind.node.ObjectNode;

/** Converts the cells of a row to a fact, by the names and types of the record's components. */
public final class RowConverter<T extends Record> {

    /** Maximum number of characters of a cell that are quoted in a message. */
    private static final int SHOWN = 60;

    private final Class<T> type;
    private final ImportFindings findings;
    private final Set<String> noted = new HashSet<>();
    private final Map<String, Class<?>> columns = new HashMap<>();
    private final DeclaredFactsCheck declared;
    private final DeclaredFields attributes;

    /**
     * Creates a converter.
     *
     * @param without components that are not columns of the file
     * @param declared knows the attributes that are further columns
     */
    public RowConverter(Class<T> type, Set<String> without, DeclaredFactsCheck declared, ImportFindings findings) {
        this.declared = declared;
        FactOwner owner = FactOwner.of(type);
        this.attributes =
                owner == null ? DeclaredFields.NONE : declared.schema().of(owner);
        this.type = type;
        this.findings = findings;
        for (RecordComponent component : type.getRecordComponents()) {
            if (!without.contains(component.getName())
                    && component.getType() != Attributes.class
                    && component.getType() != Map.class) {
                columns.put(component.getName(), component.getType());
            }
        }
    }

    public Set<String> columns() {
        Set<String> all = new HashSet<>(columns.keySet());
        all.addAll(attributes.names());
        return all;
    }

    /** Returns the columns with a prefix such as {@code membership.}. */
    List<String> columns(String prefix) {
        return columns.keySet().stream().map(column -> prefix + column).toList();
    }

    /**
     * Converts a row.
     *
     * @throws InvalidInput if a cell is not valid; its field is the column
     */
    public T read(CsvFile.Row row) {
        return record(node(row, ""));
    }

    /**
     * Converts the cells of a row.
     *
     * @throws InvalidInput if one is not valid; its field is the column
     */
    T record(ObjectNode fields) {
        try {
            return declared.checkRecord(FactsJson.read(fields, type));
        } catch (InvalidInput e) {
            throw new InvalidInput(e.field().replaceFirst("^attributes\\.", ""), e.getMessage());
        }
    }

    /** Returns the non-empty cells of columns with a prefix as JSON, each in the type of its component. */
    ObjectNode node(CsvFile.Row row, String prefix) {
        ObjectNode node = FactsJson.mapper().createObjectNode();
        for (Map.Entry<String, Class<?>> column : columns.entrySet()) {
            String cell = row.cell(prefix + column.getKey());
            if (cell != null) {
                RowMapping mapping = row.mapping();
                String field = prefix + column.getKey();
                put(
                        node,
                        column.getKey(),
                        column.getValue(),
                        mapping == null ? cell : mapping.canonical(column.getValue(), field, cell));
                if (mapping == null && column.getValue() == BigDecimal.class && NumberHint.canBeThousands(cell)) {
                    checkThousands(row, column.getKey(), cell);
                }
            }
        }
        if (prefix.isEmpty()) {
            ObjectNode values = declared(attributes, row);
            if (!values.isEmpty()) {
                node.set("attributes", values);
            }
        }
        return node;
    }

    /** Returns the non-empty cells of declared facts as JSON, each in its type. */
    static ObjectNode declared(DeclaredFields facts, CsvFile.Row row) {
        ObjectNode values = FactsJson.mapper().createObjectNode();
        RowMapping mapping = row.mapping();
        for (DeclaredFact fact : facts.all()) {
            String cell = row.cell(fact.name());
            if (cell != null) {
                declared(values, fact, mapping == null ? cell : mapping.canonical(type(fact), fact.name(), cell));
            }
        }
        for (String undeclared : mapping == null ? Set.<String>of() : mapping.undeclared()) {
            String cell = row.cell(undeclared);
            if (cell != null) {
                values.put(undeclared, cell);
            }
        }
        return values;
    }

    private static Class<?> type(DeclaredFact fact) {
        return MappedField.of(fact).type();
    }

    private static void declared(ObjectNode values, DeclaredFact fact, String cell) {
        switch (fact.type()) {
            case NUMBER, MONEY -> put(values, fact.name(), BigDecimal.class, cell);
            case FLAG -> put(values, fact.name(), Boolean.class, cell);
            case WORDS -> WordsCell.words(cell).forEach(values.withArrayProperty(fact.name())::add);
            case TEXT, CHOICE, DATE, INSTANT -> values.put(fact.name(), cell);
        }
    }

    /**
     * If cells are separated by semicolons, the decimal separator is a comma and the dot usually separates thousands.
     */
    private void checkThousands(CsvFile.Row row, String column, String cell) {
        if (row.hasSemicolons()) {
            throw new InvalidInput(
                    column,
                    "is \"" + cell + "\", which can mean " + NumberHint.thousands(cell) + "; write one of them");
        }
        if (noted.add(column)) {
            findings.note(new RejectedRow(
                            row.file(),
                            row.line(),
                            column,
                            "\"" + cell + "\" is read with three decimals. If it means thousands, write "
                                    + cell.replace(".", ""))
                    .toString());
        }
    }

    private static void put(ObjectNode node, String name, Class<?> type, String cell) {
        boolean whole = type == Integer.class || type == int.class;
        try {
            if (type == BigDecimal.class) {
                node.put(name, NumberLimits.parse(cell));
            } else if (whole) {
                node.put(name, NumberLimits.parse(cell).intValueExact());
            } else if (type == Boolean.class) {
                node.put(name, flag(name, cell));
            } else if (type.isEnum()) {
                node.put(name, cell.toLowerCase(Locale.ROOT).replace('_', '-'));
            } else {
                node.put(name, cell);
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw new InvalidInput(
                    name,
                    !NumberLimits.isShort(cell)
                            ? NumberLimits.TOO_LONG
                            : "is \"" + shown(cell) + "\"; expected a "
                                    + (whole ? "whole number such as 12" : "number with a decimal point, such as 12.50")
                                    + NumberHint.of(cell));
        }
    }

    private static boolean flag(String name, String cell) {
        return switch (cell.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1", "да", "da" -> true;
            case "false", "no", "0", "нет", "nu" -> false;
            default -> throw new InvalidInput(name, "is \"" + shown(cell) + "\"; expected true or false");
        };
    }

    private static String shown(String cell) {
        return cell.length() <= SHOWN ? cell : cell.substring(0, SHOWN) + "…";
    }
}
