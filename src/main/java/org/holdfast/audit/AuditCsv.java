package org.holdfast.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import org.holdfast.facts.validation.SpreadsheetCells;
import org.jspecify.annotations.Nullable;

/** Writes entries of the audit trail as CSV, safe to open in a spreadsheet program. */
public final class AuditCsv {

    private final CsvWriter csv;

    public AuditCsv(Writer out) {
        this.csv = CsvWriter.builder().bufferSize(0).build(out);
    }

    public void header() {
        csv.writeRecord(
                "number",
                "at",
                "actorKind",
                "actorId",
                "actor",
                "action",
                "targetKind",
                "target",
                "details",
                "address",
                "hash");
    }

    public void write(List<AuditEntry> entries) {
        entries.forEach(entry -> csv.writeRecord(SpreadsheetCells.of(
                text(entry.number()),
                text(entry.at()),
                entry.actorKind(),
                entry.actorId(),
                entry.actor(),
                entry.action(),
                entry.targetKind(),
                entry.target(),
                entry.details(),
                entry.address(),
                entry.hash())));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
