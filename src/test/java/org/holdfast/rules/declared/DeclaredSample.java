package org.holdfast.rules.declared;

import org.jspecify.annotations.Nullable;

/** Of each type, an attribute of {@link DeclaredBook} with one of its values, as the ways into the program have it. */
public enum DeclaredSample {
    TEXT("motto", "'On time'", "On time", null, "varchar(50)", "motto == \"On time\""),
    WORDS("tags", "['vip','new']", "vip, new", null, "varchar(50)", "tags contains \"new\""),
    CHOICE("plan", "'family'", "family", "gold", "varchar(50)", "plan == \"family\""),
    FLAG("vegan", "true", "yes", "maybe", "boolean", "vegan"),
    NUMBER("rating", "4.5", "4.5", "many", "numeric(6, 1)", "rating == 4.5"),
    MONEY("creditLimit", "120.50", "120.50", "cheap", "numeric(12, 2)", "creditLimit == 120.5"),
    DATE("contractEnds", "'2031-05-06'", "2031-05-06", "2031-13-06", "date", "contractEnds == \"2031-05-06\""),
    INSTANT(
            "seenAt",
            "'2026-11-20T10:00:00Z'",
            "2026-11-20T10:00:00Z",
            "soon",
            "timestamp with time zone",
            "seenAt == \"2026-11-20\"");

    private final String attribute;
    private final String value;
    private final String cell;
    private final @Nullable String wrong;
    private final String sqlType;
    private final String condition;

    DeclaredSample(
            String attribute, String value, String cell, @Nullable String wrong, String sqlType, String condition) {
        this.attribute = attribute;
        this.value = value;
        this.cell = cell;
        this.wrong = wrong;
        this.sqlType = sqlType;
        this.condition = condition;
    }

    public String attribute() {
        return attribute;
    }

    /** Returns the value in JSON, with apostrophes for quotation marks. */
    public String value() {
        return value;
    }

    /** Returns the value as the cell of a table. */
    public String cell() {
        return cell;
    }

    /** Returns a cell that does not fit; {@code null} if every cell does. */
    public @Nullable String wrong() {
        return wrong;
    }

    /** Returns the type of the column in a database. */
    public String sqlType() {
        return sqlType;
    }

    /** Returns the attributes in JSON, with apostrophes for quotation marks. */
    public String attributes() {
        return "{'" + attribute + "':" + value + "}";
    }

    /** Returns a rule that holds for this value only. */
    public String rule() {
        return "rule \"Sees " + name() + "\"\nwhen\n  Customer( " + condition
                + " )\nthen\n  propose(\"greet-birthday\");\nend\n";
    }
}
