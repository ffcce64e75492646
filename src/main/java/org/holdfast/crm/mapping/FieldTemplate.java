package org.holdfast.crm.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of a field comes from: one column ({@code Order ID}), several in a text ({@code {First Name} {Last
 * Name}}), or always the same text ({@code = email}). In an HTTP source, a JSON pointer takes the place of the column's
 * name.
 *
 * @param parts literal texts and names, alternating in the order of the text
 * @param isTemplate whether the parts form a text; blanks around missing parts are then removed
 */
public record FieldTemplate(List<Part> parts, boolean isTemplate) {

    private static final Pattern NAME = Pattern.compile("\\{([^{}]+)}");

    /**
     * A part of the text.
     *
     * @param text the literal text, or the name of a column
     */
    public record Part(String text, boolean isName) {}

    /** Parses the text of a mapping file. */
    public static FieldTemplate parse(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("=")) {
            return new FieldTemplate(List.of(new Part(stripped.substring(1).strip(), false)), true);
        }
        Matcher name = NAME.matcher(stripped);
        if (!name.find()) {
            return new FieldTemplate(List.of(new Part(stripped, true)), false);
        }
        List<Part> parts = new ArrayList<>();
        int end = 0;
        do {
            if (name.start() > end) {
                parts.add(new Part(stripped.substring(end, name.start()), false));
            }
            parts.add(new Part(name.group(1).strip(), true));
            end = name.end();
        } while (name.find());
        if (end < stripped.length()) {
            parts.add(new Part(stripped.substring(end), false));
        }
        return new FieldTemplate(List.copyOf(parts), true);
    }

    /** Returns the names of the columns. */
    public List<String> names() {
        return parts.stream().filter(Part::isName).map(Part::text).toList();
    }

    /** Returns the text before the first name; empty if there is none. */
    public String prefix() {
        return parts.get(0).isName ? "" : parts.get(0).text;
    }

    /** Returns the text after the last name; empty if there is none. */
    public String suffix() {
        Part last = parts.get(parts.size() - 1);
        return last.isName || parts.size() == 1 ? "" : last.text;
    }

    /**
     * Returns the value.
     *
     * @param cell returns the content of a column; {@code null} if it is empty
     * @return {@code null} if all columns are empty
     */
    public @Nullable String value(UnaryOperator<@Nullable String> cell) {
        StringBuilder text = new StringBuilder();
        boolean hasValue = names().isEmpty();
        for (Part part : parts) {
            String value = part.isName ? cell.apply(part.text) : part.text;
            hasValue |= part.isName && value != null && !value.isBlank();
            text.append(value == null ? "" : value);
        }
        if (!hasValue || text.isEmpty()) {
            return null;
        }
        return isTemplate ? text.toString().strip().replaceAll(" {2,}", " ") : text.toString();
    }
}
