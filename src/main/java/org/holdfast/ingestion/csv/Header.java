package org.holdfast.ingestion.csv;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Validates the header of a file: all columns must be known and unique, and required columns present. */
final class Header {

    private final String file;
    private final Set<String> known;
    private final Set<String> required;
    private final ImportFindings findings;

    Header(String file, Set<String> known, Set<String> required, ImportFindings findings) {
        this.file = file;
        this.known = known;
        this.required = required;
        this.findings = findings;
    }

    boolean isValid(List<String> columns, long line) {
        int before = findings.rejectedRows().size();
        Set<String> seen = new HashSet<>();
        Set<String> suggested = new HashSet<>();
        for (String column : columns) {
            if (!known.contains(column)) {
                List<String> near = ColumnSuggestions.nearest(column, known);
                suggested.addAll(near);
                findings.reject(new RejectedRow(
                        file,
                        line,
                        column,
                        "is not a known column"
                                + (near.isEmpty()
                                        ? "; known are " + String.join(", ", new TreeSet<>(known))
                                        : ". Maybe " + String.join(" or ", near))));
            } else if (!seen.add(column)) {
                findings.reject(new RejectedRow(file, line, column, "appears twice in the header"));
            }
        }
        for (String column : required) {
            // A column that is probably present under another name has been reported already.
            if (!seen.contains(column) && !suggested.contains(column)) {
                findings.reject(new RejectedRow(file, line, column, "is missing from the header"));
            }
        }
        return findings.rejectedRows().size() == before;
    }
}
