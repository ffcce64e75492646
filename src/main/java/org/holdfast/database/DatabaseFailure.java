package org.holdfast.database;

import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * A failed database operation. Either the database is unavailable, and a retry may succeed, or it returned an error,
 * which is a bug. Describes the failure without the data that databases put into their messages.
 *
 * @param isUnavailable whether the database cannot be reached or does not answer
 * @param reason such as {@code constraint PROGRAMME_ENTRY_SIGN, SQL state 23514, error code 23514}
 */
public record DatabaseFailure(boolean isUnavailable, String reason) {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFailure.class);
    /** Classes of SQL states: connection, transaction rollback, resources, operator intervention, system error. */
    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "28", "40", "53", "57", "58");
    /**
     * PostgreSQL: lock not available, read-only (during a failover), no such database, a transaction that was ended
     * because this process was frozen, and a prepared statement about a table that another version has migrated.
     */
    private static final Set<String> TRANSIENT_STATES = Set.of("55P03", "25006", "3D000", "25P03", "0A000");
    /** H2: file cannot be renamed, deleted, read, written or created. */
    private static final Set<Integer> H2_FILE_ERRORS = Set.of(90_024, 90_025, 90_028, 90_031, 90_062);

    private static final String INTEGRITY = "23";
    private static final String EMPTY_COLUMN = "23502";
    /** H2 quotes the constraint or the not-null column first, optionally followed by the table; values may follow. */
    private static final Pattern H2_NAME =
            Pattern.compile("\"(?:PUBLIC\\.)?(\\w+)(?: INDEX \\S+)?(?: ON (?:PUBLIC\\.)?(\\w+))?");

    private static final String OWN_PACKAGES = "org.holdfast.";

    /**
     * Finds the database failure in the causes of an exception. The search stops at exceptions of this program, which
     * may have another database, such as a CRM, as their cause.
     */
    public static Optional<DatabaseFailure> in(Throwable failure) {
        for (Throwable each = failure;
                each != null && !each.getClass().getName().startsWith(OWN_PACKAGES);
                each = each.getCause()) {
            if (each instanceof DataAccessException
                    || each instanceof TransactionException
                    || each instanceof SQLException) {
                return Optional.of(of(each));
            }
        }
        return Optional.empty();
    }

    /** Describes an exception on one line: a database failure without its data, any other by its message. */
    public static String describe(Throwable failure) {
        return in(failure)
                .map(DatabaseFailure::toString)
                .orElseGet(() -> failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    /** Logs the failure and returns a description for the client, without internal details. */
    public String report() {
        if (isUnavailable) {
            LOG.error("{}", this);
            return "The database cannot be reached or does not answer, so nothing was decided or stored. "
                    + "Try again in a moment.";
        }
        String number = UUID.randomUUID().toString();
        LOG.error("Fault {}: {}", number, this);
        return "An internal error: nothing was decided or stored. The log has the details under " + number + ".";
    }

    @Override
    public String toString() {
        return (isUnavailable
                        ? "The database cannot be reached or does not answer: "
                        : "The database answered with an error: ")
                + reason;
    }

    private static DatabaseFailure of(Throwable failure) {
        SQLException cause = sqlException(failure);
        String place = place(failure);
        if (cause == null) {
            return new DatabaseFailure(isTransient(failure), failure.getClass().getSimpleName() + place);
        }
        boolean unavailable = isTransient(cause)
                || failure instanceof CannotCreateTransactionException
                || failure instanceof CannotGetJdbcConnectionException;
        String subject = unavailable ? firstLine(cause) + ", " : subject(cause);
        return new DatabaseFailure(
                unavailable,
                subject + "SQL state " + cause.getSQLState() + ", error code " + cause.getErrorCode() + place);
    }

    /** Returns the first SQL exception; for a batch, the specific one behind the general one. */
    private static @Nullable SQLException sqlException(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                return sql instanceof BatchUpdateException && sql.getNextException() != null
                        ? sql.getNextException()
                        : sql;
            }
        }
        return null;
    }

    private static boolean isTransient(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException
                || failure instanceof TransactionSystemException;
    }

    /** Databases always return a state; without one, the pool or the driver has lost the connection. */
    private static boolean isTransient(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return state.isEmpty()
                || e instanceof SQLTransientException
                || e instanceof SQLRecoverableException
                || e instanceof SQLNonTransientConnectionException
                || state.length() == 5 && TRANSIENT_CLASSES.contains(state.substring(0, 2))
                || TRANSIENT_STATES.contains(state)
                || H2_FILE_ERRORS.contains(e.getErrorCode())
                || e.getCause() instanceof IOException
                || e.getCause() instanceof MVStoreException;
    }

    private static String subject(SQLException e) {
        ServerErrorMessage server = e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        if (server != null) {
            return subject(
                    server.getConstraint() == null ? "column " : "constraint ",
                    server.getConstraint() == null ? server.getColumn() : server.getConstraint(),
                    server.getTable());
        }
        String state = String.valueOf(e.getSQLState());
        Matcher name = H2_NAME.matcher(String.valueOf(e.getMessage()));
        return state.startsWith(INTEGRITY) && name.find()
                ? subject(state.equals(EMPTY_COLUMN) ? "column " : "constraint ", name.group(1), name.group(2))
                : "";
    }

    private static String subject(String kind, @Nullable String name, @Nullable String table) {
        return name == null ? "" : kind + name + (table == null ? "" : " of " + table) + ", ";
    }

    /** Returns the first line of the message of a connection failure, which contains no data. */
    private static String firstLine(SQLException e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.replaceAll("; SQL statement:[\\s\\S]*", "")
                .lines()
                .findFirst()
                .orElse("")
                .strip()
                .replaceAll("[.:]$", "");
    }

    /** Returns the calling method of this program: the stack trace of the driver would fill a page and contain data. */
    private static String place(Throwable failure) {
        for (StackTraceElement each : failure.getStackTrace()) {
            if (each.getClassName().startsWith(OWN_PACKAGES)
                    && !each.getClassName().contains("$$")) {
                return ", at " + each.getClassName() + "." + each.getMethodName() + " (" + each.getFileName() + ":"
                        + each.getLineNumber() + ")";
            }
        }
        return "";
    }
}
