package org.holdfast;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * Closes all pooled connections before and after each test. A pool retires connections after half an hour, so code that
 * works only as long as the connection that created something is open would pass every test and fail in production.
 * Registered for all tests in {@code META-INF}, so that tests need not do anything.
 */
public final class ShortLivedConnections
        implements BeforeTestExecutionCallback, AfterEachCallback, ApplicationListener<ContextRefreshedEvent> {

    private static final Set<HikariDataSource> POOLS =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** Registers a pool whose connections are closed after each test, and closes its current ones. */
    static void watch(HikariDataSource pool) {
        POOLS.add(pool);
        retire(pool);
    }

    @Override
    public void onApplicationEvent(ContextRefreshedEvent event) {
        event.getApplicationContext()
                .getBeansOfType(HikariDataSource.class)
                .values()
                .forEach(ShortLivedConnections::watch);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        retireAll();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        retireAll();
    }

    private static void retireAll() {
        synchronized (POOLS) {
            POOLS.removeIf(HikariDataSource::isClosed);
            POOLS.forEach(ShortLivedConnections::retire);
        }
    }

    /**
     * Waits until the connections are closed; those in use are closed when they are returned. A connection of our own
     * keeps H2 from closing the database in the meantime, because a reopened database would forget who created what.
     */
    @SuppressWarnings("try")
    private static void retire(HikariDataSource pool) {
        HikariPoolMXBean open = pool.getHikariPoolMXBean();
        if (open == null || pool.isClosed()) {
            return;
        }
        try (Connection keeper =
                DriverManager.getConnection(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword())) {
            open.softEvictConnections();
            ExecutorService closing =
                    (ExecutorService) new DirectFieldAccessor(open).getPropertyValue("closeConnectionExecutor");
            closing.submit(() -> {}).get();
            pool.getConnection().close();
        } catch (SQLException | RejectedExecutionException e) {
            // A database that a test has removed, or a pool that is being closed, has no connections left to close.
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
