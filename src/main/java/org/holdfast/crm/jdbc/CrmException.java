package org.holdfast.crm.jdbc;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The CRM database failed. The message is for the operator: what happened, and what to try. */
public final class CrmException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 500;
    /** PostgreSQL: query cancelled, the code of a statement timeout. */
    private static final String CANCELLED = "57014";

    private final boolean passing;

    public CrmException(String message, boolean passing, @Nullable Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** Whether a retry may help: the connection broke or timed out. */
    public boolean isPassing() {
        return passing;
    }

    /** @param doing what was being done, such as "The query of orders" */
    static CrmException of(String doing, SQLException e) {
        if (e instanceof SQLTimeoutException || CANCELLED.equals(e.getSQLState())) {
            return new CrmException(
                    doing
                            + " took longer than timeouts: query allows. Maybe an index is missing, or the time is too short.",
                    false,
                    e);
        }
        if (isConnection(e)) {
            return new CrmException(doing + " was cut off: " + message(e), true, e);
        }
        return new CrmException(doing + " is refused by the database: " + message(e), false, e);
    }

    /** Whether the connection is broken, not only this query. */
    static boolean isConnection(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLRecoverableException
                || state != null && (state.startsWith("08") || state.startsWith("57P") || state.equals("90067"));
    }

    /** The message of the database, without the position in a query that we have rewritten. */
    static String message(SQLException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        String text = message.replaceAll("; SQL statement:[\\s\\S]*", "")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("Position:") && !line.startsWith("Where:"))
                .limit(3)
                .collect(Collectors.joining(" "));
        return (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…") + (text.endsWith(".") ? "" : ".");
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
