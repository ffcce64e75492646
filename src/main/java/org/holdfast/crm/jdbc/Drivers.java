package org.holdfast.crm.jdbc;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.holdfast.crm.mapping.Mapping;

/**
 * Finds the JDBC driver of a URL and connects. The drivers of PostgreSQL and H2 are included; others have to be placed
 * in {@code crm/drivers/}, because of their licences or their size.
 */
public final class Drivers {

    /** Maven coordinates of common drivers, by the prefix of the URL. */
    private static final Map<String, String> KNOWN = new TreeMap<>(Map.of(
            "jdbc:mariadb:", "org.mariadb.jdbc:mariadb-java-client:3.5.6",
            "jdbc:mysql:", "com.mysql:mysql-connector-j:9.4.0",
            "jdbc:oracle:", "com.oracle.database.jdbc:ojdbc17:23.9.0.25.07",
            "jdbc:sqlserver:", "com.microsoft.sqlserver:mssql-jdbc:13.2.1.jre11"));

    private final Path folder;
    private final List<Driver> drivers = new ArrayList<>();

    /** @param crm the folder of mapping files, whose subfolder {@code drivers/} contains the drivers */
    public Drivers(Path crm) {
        this.folder = crm.resolve("drivers");
        ClassLoader loader = Drivers.class.getClassLoader();
        URL[] jars = jars();
        // Not closed, because its drivers are used as long as the program runs.
        find(jars.length == 0 ? loader : new URLClassLoader("crm-drivers", jars, loader));
    }

    private URL[] jars() {
        if (!Files.isDirectory(folder)) {
            return new URL[0];
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<URL> jars = new ArrayList<>();
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                jars.add(jar.toUri().toURL());
            }
            return jars.toArray(URL[]::new);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new CrmException("The folder " + folder + " cannot be read: " + e.getMessage(), false, e);
        }
    }

    private void find(ClassLoader loader) {
        try {
            ServiceLoader.load(Driver.class, loader).forEach(drivers::add);
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new CrmException(
                    "A driver in " + folder + " cannot be used: " + e.getMessage()
                            + ". Maybe it requires a newer version of Java.",
                    false,
                    e);
        }
    }

    /** @throws CrmException if there is no driver, or no connection is established in time */
    Connection connect(Mapping.Login login, Duration timeout) {
        Driver driver = driver(login);
        CompletableFuture<Connection> attempt = new CompletableFuture<>();
        // On a separate thread: drivers differ in how they limit the wait, and some do not limit it once the connection
        // was accepted.
        Thread thread = new Thread(() -> connect(driver, login, attempt), "crm-connecting");
        thread.setDaemon(true);
        thread.start();
        try {
            return attempt.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            attempt.cancel(false);
            throw new CrmException(
                    login.shown() + " did not answer within " + timeout.toSeconds() + " s (timeouts: connect).",
                    true,
                    e);
        } catch (ExecutionException e) {
            String message =
                    e.getCause() instanceof SQLException sql ? CrmException.message(sql) : String.valueOf(e.getCause());
            boolean refused = e.getCause() instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith("28");
            throw new CrmException(
                    login.shown()
                            + (refused ? " refuses user \"" + login.user() + "\": " : " cannot be reached: ")
                            + message,
                    !refused,
                    e);
        } catch (InterruptedException e) {
            attempt.cancel(false);
            Thread.currentThread().interrupt();
            throw new CrmException("Connecting to " + login.shown() + " was interrupted.", false, e);
        }
    }

    private static void connect(Driver driver, Mapping.Login login, CompletableFuture<Connection> attempt) {
        try {
            Connection connection = driver.connect(login.url(), properties(login));
            if (connection == null || !attempt.complete(connection) && close(connection)) {
                attempt.completeExceptionally(new SQLException("the driver does not accept the URL"));
            }
        } catch (SQLException | RuntimeException | LinkageError e) {
            attempt.completeExceptionally(e);
        }
    }

    /** Closes a connection that came too late. */
    private static boolean close(Connection late) throws SQLException {
        late.close();
        return false;
    }

    private static Properties properties(Mapping.Login login) {
        Properties properties = new Properties();
        if (!login.user().isEmpty()) {
            properties.setProperty("user", login.user());
            properties.setProperty("password", login.password());
        }
        if (login.url().startsWith("jdbc:mysql:")) {
            // Otherwise the driver reads whole results into memory.
            properties.setProperty("useCursorFetch", "true");
        }
        return properties;
    }

    private Driver driver(Mapping.Login login) {
        for (Driver driver : drivers) {
            try {
                if (driver.acceptsURL(login.url())) {
                    return driver;
                }
            } catch (SQLException e) {
                // Not a URL of this driver.
            }
        }
        String known = KNOWN.entrySet().stream()
                .filter(each -> login.url().startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        String file = known == null
                ? "the jar of its driver"
                : known.replaceFirst(".*?:", "").replace(':', '-') + ".jar";
        throw new CrmException(
                "No driver understands " + login.shown()
                        + ". The drivers of PostgreSQL and H2 are included; for another database put "
                        + file + " into " + folder + " and try again"
                        + (known == null
                                ? "."
                                : ", for example with: mvn dependency:copy -Dartifact=" + known + " -DoutputDirectory="
                                        + folder),
                false,
                null);
    }
}
