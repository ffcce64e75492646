package org.holdfast.database;

import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Protects the nodes of a PostgreSQL database from each other. */
@Configuration(proxyBeanMethods = false)
class PostgresConfiguration {

    @Bean
    static PostgresSessions postgresSessions() {
        return new PostgresSessions();
    }

    /** The lock of a migration must not be a transaction, which the database would end while a long one runs. */
    @Bean
    FlywayConfigurationCustomizer lockOfTheSession() {
        return flyway -> flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
    }
}
