package org.holdfast.ingestion.csv;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The first row of a file: names of columns, each known and there once. */
final class Header {

    private final String file;
    private final Set<String> known;
    private final Set<String> required;
    private final ImportFindings importFindings;

    Header(String file, Set<String> known, Set<String> required, ImportFindings importFindings) {
        this.file = file;
        this.known = known;
        this.required = required;
        this.importFindings = importFindings;
    }

    boolean isSound(List<String> columns, long line) {
        int before = importFindings.badRows().size();
        Set<String> seen = new HashSet<>();
        Set<String> meant = new HashSet<>();
        for (String column : columns) {
            if (!known.contains(column)) {
                List<String> near = ColumnSuggestions.nearest(column, known);
                meant.addAll(near);
                importFindings.bad(new RejectedRow(
                        file,
                        line,
                        column,
                        "is not a known column"
                                + (near.isEmpty()
                                        ? "; known are " + String.join(", ", new TreeSet<>(known))
                                        : ". Maybe " + String.join(" or ", near))));
            } else if (!seen.add(column)) {
                importFindings.bad(new RejectedRow(file, line, column, "stands twice in the header"));
            }
        }
        for (String column : required) {
            // One that is there under another name is told once.
            if (!seen.contains(column) && !meant.contains(column)) {
                importFindings.bad(new RejectedRow(file, line, column, "is missing in the header"));
            }
        }
        return importFindings.badRows().size() == before;
    }
}
