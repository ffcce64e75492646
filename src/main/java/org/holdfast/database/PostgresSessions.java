package org.holdfast.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Limits how long a process that shares a PostgreSQL database can hold up the others. The transaction of one that is
 * frozen, or that has lost its connection unnoticed, would keep its locks for as long as PostgreSQL takes the
 * connection for alive; it is rolled back instead. The others wait for a lock a little longer than that, then fail and
 * are tried again. A statement of the operator's own ({@code spring.datasource.hikari.connection-init-sql}) replaces
 * this one.
 */
final class PostgresSessions implements BeanPostProcessor {

    /** Longer than anything that is computed within a transaction. */
    static final String LIMITS = "set idle_in_transaction_session_timeout = '15s'; set lock_timeout = '20s'";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && pool.getJdbcUrl() != null
                && pool.getJdbcUrl().startsWith("jdbc:postgresql:")
                && pool.getConnectionInitSql() == null) {
            pool.setConnectionInitSql(LIMITS);
        }
        return bean;
    }
}
