package org.holdfast.ingestion.csv;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.ingestion.csv.text.ColumnSuggestions;
import org.jspecify.annotations.Nullable;

/** Validates the header of a file: all columns must be known and unique, and required columns present. */
final class Header {

    private static final String MISSING = "is missing from the header";

    private final String file;
    private final @Nullable Set<String> known;
    private final Set<String> required;
    private final ImportFindings findings;

    /** @param known {@code null} if columns that are not required may have any name */
    Header(String file, @Nullable Set<String> known, Set<String> required, ImportFindings findings) {
        this.file = file;
        this.known = known;
        this.required = required;
        this.findings = findings;
    }

    /** Returns the header of a file of which a mapping names columns; all others are ignored. */
    static Header ofMapping(String file, Set<String> columns, ImportFindings findings) {
        return new Header(file, null, columns, findings);
    }

    boolean isValid(List<String> columns, long line) {
        int before = findings.rejectedRows().size();
        Set<String> seen = new HashSet<>();
        Set<String> suggested = new HashSet<>();
        for (String column : columns) {
            if (known != null && !known.contains(column)) {
                suggested.addAll(unknown(column, line, known));
            } else if (!seen.add(column) && (known != null || required.contains(column))) {
                findings.reject(new RejectedRow(file, line, column, "appears twice in the header"));
            }
        }
        for (String column : required) {
            // A column that is probably present under another name has been reported already.
            if (!seen.contains(column) && !suggested.contains(column)) {
                findings.reject(
                        new RejectedRow(file, line, column, known == null ? missing(column, columns) : MISSING));
            }
        }
        return findings.rejectedRows().size() == before;
    }

    /** Reports an unknown column, and returns the known ones that may be meant. */
    private List<String> unknown(String column, long line, Set<String> expected) {
        List<String> near = ColumnSuggestions.nearest(column, expected);
        findings.reject(new RejectedRow(
                file,
                line,
                column,
                "is not a known column"
                        + (near.isEmpty()
                                ? "; known are " + String.join(", ", new TreeSet<>(expected))
                                : ". Maybe " + String.join(" or ", near))));
        return near;
    }

    private static String missing(String column, List<String> columns) {
        List<String> near = ColumnSuggestions.nearest(column, columns);
        return "is named by the mapping, but missing from the header"
                + (near.isEmpty() ? "" : ". Maybe " + String.join(" or ", near));
    }
}
