package org.holdfast.ingestion.csv;

import java.util.ArrayList;
import java.util.List;

/** What an import comes across: rows that cannot be taken, and what was taken in a way that is worth knowing. */
final class ImportFindings {

    private final List<RejectedRow> badRows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    void bad(RejectedRow row) {
        badRows.add(row);
    }

    void note(String note) {
        notes.add(note);
    }

    List<RejectedRow> badRows() {
        return List.copyOf(badRows);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }
}
