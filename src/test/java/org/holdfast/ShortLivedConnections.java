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
 * No connection outlives a test, and none that prepared a test is used by it. A pool retires its connections after half
 * an hour, so whatever works only while the connection that created it is open would pass every test and fail in front
 * of people. This holds for all tests, by {@code META-INF}: a test has nothing to do for it.
 */
public final class ShortLivedConnections
        implements BeforeTestExecutionCallback, AfterEachCallback, ApplicationListener<ContextRefreshedEvent> {

    private static final Set<HikariDataSource> POOLS =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /** From now on connections of this pool end with the test; those that it has end now. */
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
     * Returns when the connections are really closed; what is in use now ends when it is given back. One connection of
     * our own keeps H2 from closing the database meanwhile: opened anew it would forget who created what.
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
            // A database that a test has taken away, or a pool that closes right now, has no connection left to end.
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
