package org.holdfast.cli;

import java.sql.SQLException;
import org.holdfast.crm.csv.CsvImport;
import org.holdfast.database.StoreUnavailable;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.UnknownThing;
import org.holdfast.retention.publishing.BookRefused;
import org.holdfast.retention.publishing.Publishing;
import org.holdfast.rules.source.BookUnreadable;
import org.springframework.boot.web.server.PortInUseException;

/** Says in a few words why a command could not do its work. */
final class Explain {

    private Explain() {
    }

    static String shortly(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BookRefused || cause instanceof BookUnreadable || cause instanceof UnknownThing
                    || cause instanceof Publishing.UnpublishedChanges
                    || cause instanceof CsvImport.NothingToImport || cause instanceof StoreUnavailable) {
                return cause.getMessage();
            }
            if (cause instanceof InvalidFact fact) {
                return (fact.field().isEmpty() ? "" : "\"" + fact.field() + "\" ") + fact.getMessage() + ".";
            }
            if (cause instanceof PortInUseException port) {
                return "Port " + port.getPort() + " is in use. Maybe Holdfast runs already; another port can be named with --server.port="
                        + (port.getPort() + 1) + ".";
            }
            if (cause instanceof SQLException sql) {
                return StoreTrouble.describe(sql);
            }
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
