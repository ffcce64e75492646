package org.holdfast.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An embedded database protected by a generated password, which is stored next to the data in a file that only the
 * account running the program can read. A database without a password, as created before 0.2, gets one: the file is
 * written first and the database is changed afterwards, so that a crash in between leaves a database that still opens
 * without one.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    /** H2: "Wrong user name or password". */
    private static final int WRONG_PASSWORD = 28_000;

    private final DatabaseFile file;
    private final OwnerOnly owner;
    private final String url;
    private final String user;
    /** Keeps the database open until the pool has a connection, so that it is opened only once. */
    private @Nullable Connection first;

    EmbeddedDatabase(DatabaseFile file, String url, String user) {
        this.file = file;
        this.owner = new OwnerOnly(file);
        this.url = url;
        this.user = user;
    }

    /**
     * Opens the database with the password in its file, setting the password if there is none yet.
     *
     * @return the password
     * @throws StoreUnavailable if the file cannot be written, or if the password is wrong
     */
    String open() {
        try {
            owner.createFolder();
            boolean isNew = !file.exists();
            String password = new PasswordFile(file.password(), owner).read();
            first = connect(password, isNew);
            owner.restrict();
            return password;
        } catch (IOException e) {
            throw new StoreUnavailable(
                    "The embedded database cannot be kept in " + file.folder() + ": " + FileFailure.reason(e)
                            + ". Check whether the folder is read-only or the disk is full, or choose another folder"
                            + " with --spring.datasource.url=jdbc:h2:file:FOLDER/holdfast"
                            + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0;AUTO_SERVER=TRUE",
                    e);
        } catch (SQLException e) {
            if (e.getErrorCode() != WRONG_PASSWORD) {
                throw new IllegalStateException("Cannot open the embedded database", e);
            }
            throw new StoreUnavailable(
                    "The embedded database does not open with the password in " + file.password()
                            + ". Restore the password file that belongs to it, or set the password with"
                            + " --spring.datasource.password=…",
                    e);
        }
    }

    private Connection connect(String password, boolean isNew) throws SQLException {
        try {
            return DriverManager.getConnection(url, user, password);
        } catch (SQLException e) {
            if (isNew || e.getErrorCode() != WRONG_PASSWORD) {
                throw e;
            }
            setPassword(password, e);
            return DriverManager.getConnection(url, user, password);
        }
    }

    /** @param refused thrown if the database already has another password */
    private void setPassword(String password, SQLException refused) throws SQLException {
        try (Connection open = DriverManager.getConnection(url, user, "");
                Statement statement = open.createStatement()) {
            String name;
            try (ResultSet row = statement.executeQuery("select current_user")) {
                row.next();
                name = row.getString(1);
            }
            statement.execute("alter user \"" + name.replace("\"", "\"\"") + "\" set password '" + password + "'");
            LOG.info("Set a password for the embedded database, which had none; it is stored in {}", file.password());
        } catch (SQLException e) {
            if (e.getErrorCode() == WRONG_PASSWORD) {
                throw refused;
            }
            throw e;
        }
    }

    /** Closes the first connection; called once the pool is open. */
    @Override
    public void close() {
        Connection open = first;
        first = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException e) {
            LOG.debug("Cannot close the first connection: {}", e.getMessage());
        }
        owner.restrict();
    }
}
