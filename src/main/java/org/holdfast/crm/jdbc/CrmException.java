package org.holdfast.crm.jdbc;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Thrown if the CRM database fails. The message is for the operator: what happened, and what to try. */
public final class CrmException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int MAX_LENGTH = 500;
    /** PostgreSQL: query cancelled, the code of a statement timeout. */
    private static final String CANCELLED = "57014";

    private final boolean isTransient;

    public CrmException(String message, boolean isTransient, @Nullable Throwable cause) {
        super(message, cause);
        this.isTransient = isTransient;
    }

    /** Returns whether a retry may help because the connection was lost or timed out. */
    public boolean isTransient() {
        return isTransient;
    }

    /** @param operation subject of the message, such as "The query of orders" */
    static CrmException of(String operation, SQLException e) {
        if (e instanceof SQLTimeoutException || CANCELLED.equals(e.getSQLState())) {
            return new CrmException(
                    operation
                            + " took longer than allowed by \"query\" in timeouts. Maybe an index is missing, "
                            + "or the timeout is too short.",
                    false,
                    e);
        }
        if (isConnection(e)) {
            return new CrmException(operation + " lost its connection: " + message(e), true, e);
        }
        return new CrmException(operation + " was refused by the database: " + message(e), false, e);
    }

    /** Returns whether the connection was lost, not only the query. */
    static boolean isConnection(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLRecoverableException
                || state != null && (state.startsWith("08") || state.startsWith("57P") || state.equals("90067"));
    }

    /** Returns the message of the database, without the position in the query, which has been rewritten. */
    static String message(SQLException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String text = message.replaceAll("; SQL statement:[\\s\\S]*", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("Position:") && !line.startsWith("Where:"))
                .limit(3)
                .collect(Collectors.joining(" "));
        return (text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…")
                + (text.endsWith(".") ? "" : ".");
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
