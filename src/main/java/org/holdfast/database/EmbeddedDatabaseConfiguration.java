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

/** Gives the embedded database a password of its own, unless the operator has named one. */
@Configuration(proxyBeanMethods = false)
class EmbeddedDatabaseConfiguration {

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

    /** What the pool logs in with. */
    record Login(
            String url,
            String user,
            @Nullable String password,
            @Nullable EmbeddedDatabase opened)
            implements JdbcConnectionDetails, ApplicationListener<ApplicationReadyEvent>, AutoCloseable {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return user;
        }

        @Override
        public @Nullable String getPassword() {
            return password;
        }

        /** A command opens its pool only when it needs it. */
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
