package org.holdfast.cli.rulebook.format;

import org.holdfast.facts.validation.EnumLabels;

/** What a file of a rule book contains, by which code hosts group problems. */
enum FileKind {
    RULES("A rule cannot be read, or does not do what its author expects."),
    EXAMPLES("An example cannot be read, or does not hold."),
    ACTIONS("An action cannot be read, or does not fit the rest of the rule book."),
    LIMITS("A limit cannot be read, or does not fit the rest of the rule book."),
    PROGRAMMES("A loyalty programme cannot be read, or does not fit the rest of the rule book."),
    TEXTS("A text for customers is missing, or cannot be filled in."),
    LANGUAGE("A sentence of the language cannot be read, or is ambiguous."),
    CUSTOMERS("An example customer cannot be read."),
    OTHER("A file of the rule book is not read, or cannot be.");

    private final String description;

    FileKind(String description) {
        this.description = description;
    }

    String description() {
        return description;
    }

    static FileKind of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (path.startsWith("areas/") && name.endsWith(".yaml")) {
            return name.equals("actions.yaml") ? ACTIONS : EXAMPLES;
        }
        return switch (path.split("/")[0]) {
            case "areas" -> RULES;
            case "limits.yaml" -> LIMITS;
            case "programmes.yaml" -> PROGRAMMES;
            case "messages" -> TEXTS;
            case "language" -> LANGUAGE;
            case "customers" -> CUSTOMERS;
            default -> OTHER;
        };
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
