package org.holdfast.database;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Protects the embedded database with a generated password, unless the operator has configured one. */
@Configuration(proxyBeanMethods = false)
class EmbeddedDatabaseConfiguration {

    private static final String BATCHED_INSERTS = "reWriteBatchedInserts";

    @Bean
    Login databaseLogin(DataSourceProperties settings) {
        String url = settings.determineUrl();
        DatabaseFile file =
                settings.getPassword() != null ? null : DatabaseFile.of(url).orElse(null);
        String user = Objects.requireNonNullElse(settings.determineUsername(), "");
        if (file == null) {
            return new Login(url, user, settings.determinePassword(), null);
        }
        EmbeddedDatabase database = new EmbeddedDatabase(file, url, user);
        return new Login(url, user, database.open(), database);
    }

    /** The connection details of the pool, and the embedded database to close once the pool has opened it. */
    record Login(
            String url,
            String user,
            @Nullable String password,
            @Nullable EmbeddedDatabase opened)
            implements JdbcConnectionDetails, ApplicationListener<ApplicationReadyEvent>, AutoCloseable {

        /**
         * Several rows that are inserted together become one statement, which halves what PostgreSQL takes for them.
         */
        @Override
        public String getJdbcUrl() {
            return url.startsWith("jdbc:postgresql:") && !url.contains(BATCHED_INSERTS)
                    ? url + (url.contains("?") ? "&" : "?") + BATCHED_INSERTS + "=true"
                    : url;
        }

        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public @Nullable String getPassword() {
            return password;
        }

        /** Only a server has opened its pool by now; a command opens it on first use. */
        @Override
        public void onApplicationEvent(ApplicationReadyEvent ready) {
            if (ready.getApplicationContext() instanceof WebServerApplicationContext) {
                close();
            }
        }

        @Override
        public void close() {
            if (opened != null) {
                opened.close();
            }
        }

        @Override
        public String toString() {
            return user + " at " + url;
        }
    }
}
