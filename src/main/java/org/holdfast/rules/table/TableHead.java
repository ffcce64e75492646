package org.holdfast.rules.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.rules.language.SentenceGap;
import org.holdfast.rules.language.Sentences;
import org.jspecify.annotations.Nullable;

/**
 * The head of a table: what its columns mean.
 *
 * @param firstRule index of the first row below the head
 */
public record TableHead(int firstRule, List<Column> columns) {

    private static final String START = "ruletable";
    private static final int HEADINGS = 4;

    /**
     * A column.
     *
     * @param kind such as {@code CONDITION}; empty if it has none
     * @param sentence the sentence with an ellipsis for each value; empty for names and comments
     * @param expected what its cells may contain, one for each value; empty for yes or no, and for free text
     * @param numeric whether its cells are numbers
     */
    public record Column(String kind, String heading, String sentence, List<ProblemText> expected, boolean numeric) {

        /** Returns whether its cells say yes or no. */
        public boolean yesOrNo() {
            return !sentence.isEmpty() && expected.isEmpty() && !sentence.contains("…");
        }
    }

    /** Returns the head of a table; {@code null} if there is none. */
    public static @Nullable TableHead of(List<List<String>> cells, Sentences sentences) {
        TableGrid grid = new TableGrid(cells.stream()
                        .map(row -> new TableGrid.Row(0, row, Set.of()))
                        .toList())
                .withPlainSpaces();
        for (int row = 0; row < cells.size(); row++) {
            if (grid.rows().get(row).cell(0).toLowerCase(Locale.ROOT).startsWith(START)) {
                TableLayout layout = new TableLayout("", grid, row);
                return layout.firstRule() > cells.size() ? null : of(layout, sentences);
            }
        }
        return null;
    }

    private static TableHead of(TableLayout layout, Sentences sentences) {
        List<Column> columns = new ArrayList<>();
        for (int column = 0; column < layout.columns(); column++) {
            columns.add(column(layout, column, sentences));
        }
        return new TableHead(layout.firstRule(), columns);
    }

    private static Column column(TableLayout layout, int column, Sentences sentences) {
        String heading = layout.row(layout.start() + HEADINGS).cell(column);
        String kind = layout.kind(column);
        String sentence = layout.hasSentence(column) ? layout.sentence(column) : "";
        try {
            List<Placeholder> places = sentence.isEmpty()
                    ? List.of()
                    : SentenceColumn.of(column, kind.equals(TableLayout.ACTION), sentence, sentences)
                            .placeholders();
            List<SentenceGap> gaps = new ArrayList<>();
            places.forEach(place -> {
                if (place.slot() != null) {
                    gaps.add(place.slot());
                }
            });
            boolean numeric = !gaps.isEmpty()
                    && gaps.size() == places.size()
                    && gaps.stream().allMatch(SentenceGap::isNumber);
            return new Column(
                    kind,
                    heading,
                    shown(sentence),
                    gaps.stream().map(SentenceGap::words).toList(),
                    numeric);
        } catch (CellRefused e) {
            return new Column(kind, heading, shown(sentence), List.of(), false);
        }
    }

    private static String shown(String sentence) {
        return sentence.replaceFirst("^-\\s*", "").replaceAll("\\$(param\\b|[1-9](?!\\d))", "…");
    }
}
