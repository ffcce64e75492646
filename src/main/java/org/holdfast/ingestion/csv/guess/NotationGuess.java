package org.holdfast.ingestion.csv.guess;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.holdfast.crm.mapping.CellNotation;
import org.holdfast.facts.person.Birthday;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Finds out how the cells of numbers and times are written. */
final class NotationGuess {

    private static final Pattern COMMA = Pattern.compile(".*\\d,\\d{1,2}\\D*|.*\\d[.\\s]\\d{3},\\d+\\D*");
    private static final Pattern POINT = Pattern.compile(".*\\d\\.\\d{1,2}\\D*|.*\\d[,\\s]\\d{3}\\.\\d+\\D*");
    private static final List<String> DAYS = List.of(
            "dd.MM.yyyy", "d.M.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "M/d/yyyy", "dd-MM-yyyy", "yyyy/MM/dd", "dd.MM.yy");
    private static final List<String> TIMES = List.of("", " HH:mm", " HH:mm:ss", " h:mm a", " HH:mm:ss Z");

    private final Set<String> dates = new LinkedHashSet<>();
    private final List<String> doubts = new ArrayList<>();
    private int commas;
    private int points;

    /** Examines the cells of a field. */
    void examine(CsvSample sample, String column, Class<?> type) {
        List<String> cells = sample.cells(column);
        if (type == BigDecimal.class) {
            commas += (int)
                    cells.stream().filter(cell -> COMMA.matcher(cell).matches()).count();
            points += (int)
                    cells.stream().filter(cell -> POINT.matcher(cell).matches()).count();
        } else if ((type == DateOrInstant.class || type == LocalDate.class || type == Birthday.class)
                && cells.stream().anyMatch(cell -> !Birthday.isWithoutYear(cell))) {
            times(
                    sample,
                    column,
                    cells.stream().filter(cell -> !Birthday.isWithoutYear(cell)).toList());
        }
    }

    /** Takes the form that most cells have, because some may contain mistakes. */
    private void times(CsvSample sample, String column, List<String> cells) {
        String where = sample.file() + ", " + column + ": ";
        Form form = form(cells);
        String pattern = form.pattern;
        if (form.fitting == 0) {
            doubts.add(where + "no form of dates fits any cell, such as \"" + cells.get(0)
                    + "\"; state it under format: dates:");
            return;
        }
        if (form.fitting < cells.size()) {
            doubts.add(where + (cells.size() - form.fitting) + " of " + cells.size()
                    + " cells are not dates written as " + (pattern == null ? "2026-03-12" : pattern));
        }
        if (pattern == null) {
            return;
        }
        dates.add(pattern);
        if (pattern.startsWith("dd/MM/") && fitting(pattern.replace("dd/MM/", "MM/dd/"), cells) == form.fitting) {
            doubts.add(where + "days and months cannot be told apart, such as \"" + cells.get(0) + "\"; " + pattern
                    + " is taken");
        }
    }

    /**
     * A form of dates.
     *
     * @param pattern {@code null} for ISO 8601
     * @param fitting number of cells that are written in it, or in ISO 8601
     */
    private record Form(@Nullable String pattern, int fitting) {}

    private static Form form(List<String> cells) {
        Form best = new Form(null, fitting(null, cells));
        for (String pattern : patterns()) {
            Form form = new Form(pattern, fitting(pattern, cells));
            best = form.fitting > best.fitting ? form : best;
        }
        return best;
    }

    private static List<String> patterns() {
        List<String> all = new ArrayList<>();
        TIMES.forEach(time -> DAYS.forEach(day -> all.add(day + time)));
        all.add("yyyy-MM-dd HH:mm:ss Z");
        return all;
    }

    private static int fitting(@Nullable String pattern, List<String> cells) {
        CellNotation notation = new CellNotation('.', pattern == null ? List.of() : List.of(pattern), ZoneOffset.UTC);
        return (int) cells.stream().filter(cell -> fits(notation, cell)).count();
    }

    private static boolean fits(CellNotation notation, String cell) {
        try {
            notation.canonical(DateOrInstant.class, "", cell);
            return true;
        } catch (InvalidInput e) {
            return false;
        }
    }

    boolean hasDecimalCommas() {
        return commas > points;
    }

    /** Returns the patterns of dates, apart from ISO 8601. */
    List<String> dates() {
        return List.copyOf(dates);
    }

    /** Returns what people have to check. */
    List<String> doubts() {
        if (commas > 0 && points > 0) {
            doubts.add("numbers have decimal commas (" + commas + ") and decimal points (" + points
                    + "); the more frequent sign is taken");
        }
        return List.copyOf(doubts);
    }
}
