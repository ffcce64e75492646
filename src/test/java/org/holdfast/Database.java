package org.holdfast;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The databases that Holdfast supports: real ones, each new. */
public enum Database {
    H2 {
        @Override
        public String emptyUrl() {
            return Embedded.url(Embedded.folder());
        }

        @Override
        public String freshUrl() {
            return Embedded.freshUrl();
        }
    },

    POSTGRESQL {
        @Override
        public String emptyUrl() {
            return Postgres.create("template1");
        }

        @Override
        public String freshUrl() {
            return Postgres.create(Postgres.Migrated.NAME);
        }
    };

    /** Returns the URL of a new database without tables. */
    public abstract String emptyUrl();

    /**
     * Returns the URL of a new database that contains the tables, and nothing else. It is a copy of one that was
     * migrated once: forty migrations take longer than most tests.
     */
    public abstract String freshUrl();

    /** Opens a connection to a new database that contains the tables. */
    public Store open() {
        return open(freshUrl());
    }

    /** Opens another connection to a database that is already open. */
    public static Store open(String url) {
        Store store = openUpTo("latest", url);
        ShortLivedConnections.watch(store.source);
        return store;
    }

    /**
     * Creates a database as an earlier version of the program did: with the migrations up to this one, through
     * connections that are still open.
     */
    public static Store openUpTo(String version, String url) {
        Store store = unchanged(url);
        Flyway.configure().dataSource(store.source).target(version).load().migrate();
        return store;
    }

    /** Opens a database with existing tables, as left by a released program. */
    public static Store unchanged(String url) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(url);
        source.setUsername(url.startsWith("jdbc:h2:") ? "holdfast" : "postgres");
        source.setMaximumPoolSize(8);
        JdbcTransactionManager manager = new JdbcTransactionManager(source);
        return new Store(url, source, new JdbcTemplate(source), new TransactionTemplate(manager));
    }

    /** What the repositories are constructed from. */
    public record Store(String url, HikariDataSource source, JdbcTemplate jdbc, TransactionTemplate transaction)
            implements AutoCloseable {

        /** Applies the remaining migrations, then closes the connections used for them. */
        public void migrate() {
            Flyway.configure().dataSource(source).load().migrate();
            ShortLivedConnections.watch(source);
        }

        @Override
        public void close() {
            source.close();
        }
    }

    /** Databases in files, each in a folder of its own. */
    private static final class Embedded {

        private static final String FILE = "test.mv.db";
        private static final Path MIGRATED = migrated();

        private static Path migrated() {
            Path folder = folder();
            open(url(folder)).close();
            return folder.resolve(FILE);
        }

        static Path folder() {
            try {
                return Files.createTempDirectory("holdfast-h2");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static String url(Path folder) {
            return "jdbc:h2:file:" + folder + "/test;WRITE_DELAY=0;LOCK_TIMEOUT=10000";
        }

        static String freshUrl() {
            Path folder = folder();
            try {
                Files.copy(MIGRATED, folder.resolve(FILE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return url(folder);
        }
    }

    /** A single server for all tests of a run, started on first use. */
    private static final class Postgres {

        private static final AtomicInteger NUMBER = new AtomicInteger();
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(EmbeddedPostgres server) {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static String create(String template) {
            String name = "test" + NUMBER.incrementAndGet();
            new JdbcTemplate(SERVER.getPostgresDatabase()).execute("create database " + name + " template " + template);
            return url(name);
        }

        private static String url(String name) {
            return SERVER.getJdbcUrl("postgres", name).replaceAll("\\?.*", "");
        }

        /** The database that others are copies of, made on first use; nothing is connected to it any more. */
        private static final class Migrated {

            private static final String NAME = name();

            private static String name() {
                String url = create("template1");
                open(url).close();
                return url.substring(url.lastIndexOf('/') + 1);
            }
        }
    }
}
