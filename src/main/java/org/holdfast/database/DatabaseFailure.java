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
 * The store did not do what it was asked: either nobody answers, and trying again may help, or it answered with an
 * error, which is a fault of ours. Holds what is known without the data: a database writes the values it did not like
 * into its message.
 *
 * @param isUnavailable whether it cannot be reached or does not answer
 * @param reason such as {@code constraint PROGRAMME_ENTRY_SIGN, SQL state 23514, error code 23514}
 */
public record DatabaseFailure(boolean isUnavailable, String reason) {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFailure.class);
    /** Connection, transaction taken back, resources, operator, system: classes of SQL states. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "28", "40", "53", "57", "58");
    /** PostgreSQL: lock not available, read-only (while another server takes over), no such database. */
    private static final Set<String> PASSING_STATES = Set.of("55P03", "25006", "3D000");
    /** H2: file cannot be renamed, deleted, read, written or created. */
    private static final Set<Integer> H2_FILE_TROUBLE = Set.of(90_024, 90_025, 90_028, 90_031, 90_062);

    private static final String INTEGRITY = "23";
    private static final String EMPTY_COLUMN = "23502";
    /**
     * H2 names the constraint, or the column that must not be empty, first in quotation marks, and perhaps the table;
     * values may follow.
     */
    private static final Pattern H2_NAME =
            Pattern.compile("\"(?:PUBLIC\\.)?(\\w+)(?: INDEX \\S+)?(?: ON (?:PUBLIC\\.)?(\\w+))?");

    private static final String OURS = "org.holdfast.";

    /**
     * What is known of this failure of the store; empty when it is something else that went wrong. An exception of our
     * own speaks for itself, whatever is behind it: perhaps another database.
     */
    public static Optional<DatabaseFailure> in(Throwable failure) {
        for (Throwable each = failure;
                each != null && !each.getClass().getName().startsWith(OURS);
                each = each.getCause()) {
            if (each instanceof DataAccessException
                    || each instanceof TransactionException
                    || each instanceof SQLException) {
                return Optional.of(of(each));
            }
        }
        return Optional.empty();
    }

    /** For a line of a log: what is known of a failure of the store; of anything else what it says itself. */
    public static String describe(Throwable failure) {
        return in(failure)
                .map(DatabaseFailure::toString)
                .orElseGet(() -> failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    /** Writes one line to the log and answers with what whoever asked may know: a sentence or two. */
    public String report() {
        if (isUnavailable) {
            LOG.error("{}", this);
            return "The database cannot be reached or does not answer, so nothing was decided or stored. Try again in a moment.";
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
        SQLException said = sqlException(failure);
        String place = place(failure);
        if (said == null) {
            return new DatabaseFailure(isPassing(failure), failure.getClass().getSimpleName() + place);
        }
        boolean unavailable = isPassing(said)
                || failure instanceof CannotCreateTransactionException
                || failure instanceof CannotGetJdbcConnectionException;
        String subject = unavailable ? firstLine(said) + ", " : subject(said);
        return new DatabaseFailure(
                unavailable,
                subject + "SQL state " + said.getSQLState() + ", error code " + said.getErrorCode() + place);
    }

    /** What the database said first; of a batch what is behind its general complaint. */
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

    private static boolean isPassing(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof CannotCreateTransactionException
                || failure instanceof TransactionSystemException;
    }

    /** Whoever answers says a state; without one it is the pool or the driver that has lost the database. */
    private static boolean isPassing(SQLException said) {
        String state = said.getSQLState() == null ? "" : said.getSQLState();
        return state.isEmpty()
                || said instanceof SQLTransientException
                || said instanceof SQLRecoverableException
                || said instanceof SQLNonTransientConnectionException
                || state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2))
                || PASSING_STATES.contains(state)
                || H2_FILE_TROUBLE.contains(said.getErrorCode())
                || said.getCause() instanceof IOException
                || said.getCause() instanceof MVStoreException;
    }

    private static String subject(SQLException said) {
        ServerErrorMessage server = said instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        if (server != null) {
            return subject(
                    server.getConstraint() == null ? "column " : "constraint ",
                    server.getConstraint() == null ? server.getColumn() : server.getConstraint(),
                    server.getTable());
        }
        String state = String.valueOf(said.getSQLState());
        Matcher name = H2_NAME.matcher(String.valueOf(said.getMessage()));
        return state.startsWith(INTEGRITY) && name.find()
                ? subject(state.equals(EMPTY_COLUMN) ? "column " : "constraint ", name.group(1), name.group(2))
                : "";
    }

    private static String subject(String kind, @Nullable String name, @Nullable String table) {
        return name == null ? "" : kind + name + (table == null ? "" : " of " + table) + ", ";
    }

    /** Of a broken connection the message holds no data, and tells the most. */
    private static String firstLine(SQLException said) {
        String message = said.getMessage() == null ? said.getClass().getSimpleName() : said.getMessage();
        return message.replaceAll("; SQL statement:[\\s\\S]*", "")
                .lines()
                .findFirst()
                .orElse("")
                .strip()
                .replaceAll("[.:]$", "");
    }

    /** Where we asked for it; the trace of the driver would fill a page and tell the data again. */
    private static String place(Throwable failure) {
        for (StackTraceElement each : failure.getStackTrace()) {
            if (each.getClassName().startsWith(OURS) && !each.getClassName().contains("$$")) {
                return ", at " + each.getClassName() + "." + each.getMethodName() + " (" + each.getFileName() + ":"
                        + each.getLineNumber() + ")";
            }
        }
        return "";
    }
}
