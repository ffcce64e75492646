package org.holdfast.rules.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.diagnostics.ProblemText;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one cell, one for each placeholder of its sentence. If there is a single placeholder, the whole
 * cell is its value, including commas. Otherwise the cell is split at semicolons, or at commas if only one way of
 * splitting yields a value for each placeholder.
 */
final class CellReader {

    private static final Pattern RANGE =
            Pattern.compile("(.*?\\d[^\\d.,…–—-]*?)\\s*(?:\\.\\.+|[-–—−…])\\s*(\\D*\\d.*)");

    private final ValueReader values;

    /** @param home ISO code of the company's currency */
    CellReader(String home) {
        this.values = new ValueReader(home);
    }

    /**
     * Returns the values in the order of the column's placeholders.
     *
     * @param isNumber whether the workbook stores the cell as a number
     * @throws CellRefused if the cell cannot be read, or only ambiguously
     */
    List<String> read(SentenceColumn column, String cell, boolean isNumber) throws CellRefused {
        List<Placeholder> places = column.placeholders();
        if (places.size() == 1) {
            return List.of(values.read(places.get(0), cell, isNumber));
        }
        List<String> parts = split(cell, false);
        parts = parts.size() == 1 ? range(places, cell) : parts;
        if (parts.size() > 1 || !cell.contains(",")) {
            return each(places, parts);
        }
        List<String> pieces = split(cell, true);
        Set<List<String>> found = new LinkedHashSet<>();
        group(places, pieces, new ArrayList<>(), found);
        if (found.size() == 1) {
            return found.iterator().next();
        }
        List<String> spaced = List.of(cell.split(",\\s+"));
        if (found.size() > 1) {
            throw new CellRefused(ProblemText.of(
                    "cell-cut-in-two-ways", "value", cell, "one", words(found, 0), "other", words(found, 1)));
        }
        return each(places, spaced.size() > 1 ? spaced : pieces);
    }

    private static String words(Set<List<String>> found, int index) {
        return String.join("; ", List.copyOf(found).get(index));
    }

    private List<String> each(List<Placeholder> places, List<String> parts) throws CellRefused {
        if (parts.size() != places.size()) {
            throw new CellRefused(ProblemText.of(
                    "cell-number-of-values",
                    "count",
                    parts.size(),
                    "places",
                    String.join(", ", places.stream().map(Placeholder::name).toList())));
        }
        List<String> read = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            read.add(values.read(places.get(i), parts.get(i).strip(), false));
        }
        return read;
    }

    /** Splits a range of two numbers, such as {@code 10-20} or {@code 10..20}; no such number is ever negative. */
    private static List<String> range(List<Placeholder> places, String cell) {
        Matcher range = RANGE.matcher(cell);
        boolean numbers = places.stream()
                .allMatch(place -> place.slot() != null && place.slot().isNumber());
        return places.size() == 2 && numbers && range.matches()
                ? List.of(range.group(1), range.group(2))
                : List.of(cell);
    }

    /** Finds every way to assign each placeholder one piece, or two that form a number with a decimal comma. */
    private void group(List<Placeholder> places, List<String> pieces, List<String> read, Set<List<String>> found) {
        int place = read.size();
        if (place == places.size()) {
            if (pieces.isEmpty()) {
                found.add(List.copyOf(read));
            }
            return;
        }
        for (int size = 1; size <= Math.min(2, pieces.size()); size++) {
            String value = value(places.get(place), pieces.subList(0, size));
            if (value != null && pieces.size() - size <= 2 * (places.size() - place - 1)) {
                read.add(value);
                group(places, pieces.subList(size, pieces.size()), read, found);
                read.remove(place);
            }
        }
    }

    private @Nullable String value(Placeholder place, List<String> pieces) {
        boolean number = place.slot() != null && place.slot().isNumber();
        // A comma followed by a space separates two values.
        if (pieces.size() > 1 && (!number || pieces.get(1).startsWith(" "))) {
            return null;
        }
        try {
            return values.read(place, String.join(",", pieces).strip(), false);
        } catch (CellRefused e) {
            return null;
        }
    }

    /** Splits a cell at commas, or at semicolons and line breaks, outside quotation marks. */
    private static List<String> split(String cell, boolean atCommas) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        boolean quoted = false;
        for (char c : cell.toCharArray()) {
            quoted = isQuotedAfter(c, quoted);
            if (!quoted && (atCommas ? c == ',' : c == ';' || c == '\n')) {
                pieces.add(piece.toString());
                piece.setLength(0);
            } else {
                piece.append(c);
            }
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static boolean isQuotedAfter(char c, boolean quoted) {
        if (c == '"') {
            return !quoted;
        }
        return quoted ? "”“»".indexOf(c) < 0 : "„“«".indexOf(c) >= 0;
    }
}
