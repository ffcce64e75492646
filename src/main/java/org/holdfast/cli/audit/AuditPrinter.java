package org.holdfast.cli.audit;

import java.io.PrintWriter;
import java.util.List;
import org.holdfast.audit.AuditCsv;
import org.holdfast.audit.AuditEntry;
import org.holdfast.cli.terminal.Table;
import org.holdfast.cli.terminal.Timestamps;
import org.holdfast.facts.json.FactsJson;

/** Prints entries of the audit trail. */
interface AuditPrinter {

    /** @param isFirst whether this is the first page */
    void print(List<AuditEntry> page, boolean isFirst);

    /** Prints a table for people. */
    record Text(PrintWriter out) implements AuditPrinter {

        @Override
        public void print(List<AuditEntry> page, boolean isFirst) {
            if (page.isEmpty() && isFirst) {
                out.println("There are no entries.");
            }
            if (page.isEmpty()) {
                return;
            }
            Table table = new Table("number:", "time", "who", "action", "target", "details");
            page.forEach(entry -> table.row(
                    entry.number(),
                    Timestamps.toMinute(entry.at()),
                    who(entry),
                    entry.action(),
                    entry.target() == null ? "-" : entry.targetKind() + " " + entry.target(),
                    entry.details().equals("{}") ? "-" : entry.details()));
            table.print(out);
        }

        /** Returns the name with the id, since a name may have belonged to several keys or people. */
        private static String who(AuditEntry entry) {
            String id = entry.actorId() == null || entry.actorId().equals(entry.actor()) ? "" : entry.actorId();
            String name = entry.actor().replace(entry.actorKind().replace('-', ' '), "");
            return (entry.actorKind() + " " + name + (id.isEmpty() ? "" : " (" + id + ")")).strip();
        }
    }

    /** Prints one JSON object per line. */
    record Json(PrintWriter out) implements AuditPrinter {

        @Override
        public void print(List<AuditEntry> page, boolean isFirst) {
            page.forEach(entry -> out.println(FactsJson.write(entry)));
        }
    }

    /** Prints CSV whose columns are named as in the JSON. Names and addresses come from outside. */
    record Csv(PrintWriter out) implements AuditPrinter {

        @Override
        public void print(List<AuditEntry> page, boolean isFirst) {
            AuditCsv csv = new AuditCsv(out);
            if (isFirst) {
                csv.header();
            }
            csv.write(page);
            out.flush();
        }
    }
}
