package org.holdfast.publishing.servers;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The servers that share the database. Each writes which rule book is live on it: at once after a change, and every few
 * seconds as a sign of life. All times are those of the database, because the clocks of servers differ.
 */
public final class RuleBookServers implements DisposableBean {

    /** How often a server gives a sign of life. */
    static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(RuleBookServers.class);
    private static final int MAX_NAME = 100;
    private static final String ALIVE = "seen_at > current_timestamp - interval '20' second";
    private static final String GONE = "seen_at < current_timestamp - interval '1' day";

    private final JdbcClient client;
    private final Environment environment;
    private final IntSupplier live;
    private final String id = UUID.randomUUID().toString();
    /** Number that was written last; 0 if none was. */
    private int written;

    private long writtenAt;

    /** @param live returns the number of the rule book that is live in this process */
    public RuleBookServers(JdbcTemplate template, Environment environment, IntSupplier live) {
        this.client = JdbcClient.create(template);
        this.environment = environment;
        this.live = live;
    }

    /** Writes the sign of life of this server if it is due. One that does not listen yet is not counted. */
    public synchronized void report() {
        String port = environment.getProperty("local.server.port");
        if (port == null) {
            return;
        }
        int now = live.getAsInt();
        boolean isDue = System.nanoTime() - writtenAt >= PAUSE.toNanos();
        if (now == written && !isDue) {
            return;
        }
        boolean isKnown =
                client.sql("update rule_book_server set live = ?, seen_at = current_timestamp where server = ?")
                                .params(now, id)
                                .update()
                        > 0;
        if (!isKnown) {
            client.sql("insert into rule_book_server (server, name, live, seen_at) values (?, ?, ?, current_timestamp)")
                    .params(id, name(port), now)
                    .update();
            client.sql("delete from rule_book_server where " + GONE).update();
        }
        written = now;
        writtenAt = System.nanoTime();
    }

    /** Returns the servers that are alive, by name. */
    public List<RuleBookServer> all() {
        report();
        return client.sql("select name, live, seen_at from rule_book_server where " + ALIVE + " order by name, server")
                .query(RuleBookServers::read)
                .list();
    }

    /** Returns on which servers a publication, or a later one, is live. */
    public Rollout of(int publication) {
        return Rollout.of(publication, all());
    }

    /** A server that is stopped is not waited for. */
    @Override
    public void destroy() {
        try {
            client.sql("delete from rule_book_server where server = ?")
                    .param(id)
                    .update();
        } catch (DataAccessException e) {
            LOG.debug("This server stays listed as silent, because the database is gone already", e);
        }
    }

    private static String name(String port) {
        String name = host() + ":" + port;
        return name.substring(Math.max(0, name.length() - MAX_NAME));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static RuleBookServer read(ResultSet row, int index) throws SQLException {
        return new RuleBookServer(
                row.getString(1),
                row.getInt(2),
                row.getObject(3, OffsetDateTime.class).toInstant());
    }
}
