package org.holdfast.cli.terminal;

import java.sql.SQLException;
import java.util.Optional;
import org.holdfast.database.StoreUnavailable;
import org.holdfast.failure.Failure;
import org.holdfast.ingestion.csv.CsvImport;
import org.holdfast.publishing.InvalidRuleBook;
import org.holdfast.publishing.RuleBookCheckout;
import org.springframework.boot.web.server.PortInUseException;

/** Turns the exception that ended a command into one line for the operator. */
public final class ErrorMessages {

    private ErrorMessages() {}

    public static String describe(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidRuleBook
                    || cause instanceof RuleBookCheckout.UnpublishedChanges
                    || cause instanceof CsvImport.NothingToImport
                    || cause instanceof StoreUnavailable) {
                return message(cause);
            }
            Optional<Failure> known = Failure.known(cause);
            if (known.isPresent()) {
                return known.get().text();
            }
            if (cause instanceof PortInUseException port) {
                return "Port " + port.getPort()
                        + " is in use. If Holdfast is not already running, choose another port with --server.port="
                        + (port.getPort() + 1) + ".";
            }
            if (cause instanceof SQLException sql) {
                return DatabaseErrors.describe(sql);
            }
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return message(root);
    }

    private static String message(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
