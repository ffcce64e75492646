package org.holdfast.ingestion.csv;

import java.util.ArrayList;
import java.util.List;

/** Collects the rejected rows of an import, and notes on the others; shows how far the import has come. */
public final class ImportFindings {

    private final List<RejectedRow> rejectedRows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final ImportProgress progress;

    public ImportFindings() {
        this(ImportProgress.NONE);
    }

    ImportFindings(ImportProgress progress) {
        this.progress = progress;
    }

    ImportProgress progress() {
        return progress;
    }

    public void reject(RejectedRow row) {
        rejectedRows.add(row);
    }

    void note(String note) {
        notes.add(note);
    }

    public List<RejectedRow> rejectedRows() {
        return List.copyOf(rejectedRows);
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }
}
