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
 * An embedded database that belongs to the program alone: its user has a password that lies beside the data, where only
 * the account that runs the program can read it. One that had none, as all had before 0.2, is taken over: first the
 * password is written, then the database learns it. Whoever is killed in between finds a database that still opens
 * without, and goes on from there.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    /** H2: "Wrong user name or password". */
    private static final int WRONG_PASSWORD = 28_000;

    private final DatabaseFile file;
    private final OwnerOnly owner;
    private final String url;
    private final String user;
    /** Keeps the database open until the pool has a connection: opening it twice would take twice as long. */
    private @Nullable Connection first;

    EmbeddedDatabase(DatabaseFile file, String url, String user) {
        this.file = file;
        this.owner = new OwnerOnly(file);
        this.url = url;
        this.user = user;
    }

    /**
     * Makes the database one that opens with the password in the file beside it, and with no other.
     *
     * @return the password
     * @throws StoreUnavailable when the file cannot be written, or the database does not open with it
     */
    String open() {
        try {
            owner.makeFolder();
            boolean isNew = !file.exists();
            String password = new PasswordFile(file.password(), owner).read();
            first = connect(password, isNew);
            owner.close();
            return password;
        } catch (IOException e) {
            throw new StoreUnavailable(
                    "The embedded database cannot be kept in " + file.folder() + ": " + FileFailure.reason(e)
                            + ". Maybe the folder is "
                            + "read-only or the disk is full; another place can be named with --spring.datasource.url=jdbc:h2:file:FOLDER/holdfast;"
                            + "WRITE_DELAY=0;TRACE_LEVEL_FILE=0;AUTO_SERVER=TRUE",
                    e);
        } catch (SQLException e) {
            if (e.getErrorCode() != WRONG_PASSWORD) {
                throw new IllegalStateException("The embedded database does not open", e);
            }
            throw new StoreUnavailable(
                    "The embedded database does not open with the password in " + file.password()
                            + ". Maybe bring back the "
                            + "file that belongs to it, or name its password with --spring.datasource.password=…",
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
            takeOver(password, e);
            return DriverManager.getConnection(url, user, password);
        }
    }

    private void takeOver(String password, SQLException refused) throws SQLException {
        try (Connection open = DriverManager.getConnection(url, user, "");
                Statement statement = open.createStatement()) {
            String name;
            try (ResultSet row = statement.executeQuery("select current_user")) {
                row.next();
                name = row.getString(1);
            }
            statement.execute("alter user \"" + name.replace("\"", "\"\"") + "\" set password '" + password + "'");
            LOG.info("The embedded database had no password; from now on it opens with the one in {}", file.password());
        } catch (SQLException e) {
            if (e.getErrorCode() == WRONG_PASSWORD) {
                throw refused;
            }
            throw e;
        }
    }

    /** Called once the pool is open. */
    @Override
    public void close() {
        Connection open = first;
        first = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException e) {
            LOG.debug("The first connection could not be closed: {}", e.getMessage());
        }
        owner.close();
    }
}
