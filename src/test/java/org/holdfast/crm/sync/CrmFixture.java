package org.holdfast.crm.sync;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.holdfast.Database;
import org.holdfast.audit.AuditTrails;
import org.holdfast.crm.http.Fetches;
import org.holdfast.crm.http.HttpSources;
import org.holdfast.crm.http.StagedRows;
import org.holdfast.crm.jdbc.Drivers;
import org.holdfast.crm.mapping.file.MappingFolder;
import org.holdfast.crm.sync.state.CollectionAges;
import org.holdfast.crm.sync.state.CrmPersonalData;
import org.holdfast.crm.sync.state.CrmSources;
import org.holdfast.crm.sync.state.RejectedSourceRows;
import org.holdfast.crm.sync.state.SourceCustomers;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.customers.SourceFreshness;
import org.holdfast.facts.Customer;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.springframework.jdbc.core.JdbcTemplate;

/** A CRM database with mapping files, and the loads from it, without Spring. */
final class CrmFixture {

    static final String TABLES = """
            create table client (id varchar(200), name varchar(200), mail varchar(200), \
            changed timestamp with time zone);
            create table sale (client varchar(200), number varchar(100), placed timestamp, promised date, \
            delivered timestamp, total numeric(12, 2),
                cur varchar(3), changed timestamp with time zone);
            create table ticket (client varchar(200), number bigint, opened timestamp with time zone, \
            guilty varchar(20), body text, changed timestamp with time zone)
            """;
    static final String MAPPING = """
            url: %s
            user: %s
            zone: Europe/Chisinau
            defaults: { timeZone: Europe/Chisinau, currency: EUR }
            timeouts: { connect: 5s, query: 30s, load: 5m }
            queries:
              customers: { sql: "select id, name, mail as email, changed from client", watermark: changed }
              orders: { sql: "select client as customer_id, number as id, placed as placed_at, \
              promised as promised_at, delivered as delivered_at, total as value_, cur as currency, \
              changed from sale", watermark: changed }
              complaints:
                sql: select client as customer_id, number as id, opened as opened_at, guilty as fault, \
                body as text, changed from ticket
                watermark: changed
                translate: { fault: { shop: us } }
            """;

    final Database.Store own;
    final JdbcTemplate there;
    final String url;
    final Path folder;
    final CrmSync loading;
    final CustomerStore store;
    final CrmSources sources;
    final RejectedSourceRows badRows;
    final List<String> redecided = new ArrayList<>();
    /** How long servers have asked to wait. */
    final List<Duration> waits = new ArrayList<>();

    final MovedClock clock = new MovedClock();
    final Map<String, String> environment = new TreeMap<>();
    /** What the rule book declares. */
    final AtomicReference<FactsSchema> facts = new AtomicReference<>(FactsSchema.EMPTY);

    private final DeclaredFactsCheck declared = DeclaredFactsChecks.of(facts::get);
    private final SourceFreshness ages;

    /** Holdfast's database and that of the CRM, shared by all tests of a database because creating them is slow. */
    private record Pair(Database.Store own, String url, JdbcTemplate there) {

        private static final Map<Database, Pair> PAIRS = new EnumMap<>(Database.class);

        static Pair of(Database database) {
            return PAIRS.computeIfAbsent(database, each -> {
                String url = each.emptyUrl();
                HikariDataSource source = new HikariDataSource();
                source.setJdbcUrl(url);
                source.setUsername(user(url));
                source.setMaximumPoolSize(2);
                return new Pair(each.open(), url, new JdbcTemplate(source));
            });
        }
    }

    CrmFixture(Database database, Path folder) {
        Pair pair = Pair.of(database);
        this.own = pair.own;
        this.url = pair.url;
        this.folder = folder;
        this.there = pair.there;
        List.of("client", "sale", "ticket").forEach(table -> there.execute("drop table if exists " + table));
        for (String table : TABLES.split(";")) {
            there.execute(table);
        }
        List.of(
                        "customer",
                        "first_customer",
                        "crm_source",
                        "crm_age",
                        "crm_customer",
                        "crm_bad_row",
                        "crm_staged_row",
                        "crm_dirty_customer",
                        "crm_fetch",
                        "gone_customer",
                        "moved_record",
                        "suppression")
                .forEach(table -> own.jdbc().update("delete from " + table));
        this.ages = CustomerStores.ages(own);
        this.store = CustomerStores.of(own, ages, clock);
        this.sources = new CrmSources(own.jdbc());
        this.badRows = new RejectedSourceRows(own.jdbc());
        SyncTarget target = new SyncTarget(
                sources,
                new CollectionAges(own.jdbc()),
                new SourceCustomers(own.jdbc()),
                badRows,
                CustomerStores.loaded(own, clock),
                (ids, now) -> redecided.addAll(ids),
                clock);
        HttpSources http = new HttpSources(new StagedRows(own.jdbc()), new Fetches(own.jdbc()), waits::add, clock);
        this.loading = new CrmSync(target, http, ages, own.transaction(), declared, AuditTrails.imports(own, clock));
        mapping("shop", MAPPING.formatted(url, user(url)));
    }

    static String user(String url) {
        return url.startsWith("jdbc:h2:") ? "holdfast" : "postgres";
    }

    void mapping(String name, String text) {
        try {
            Files.writeString(folder.resolve(name + ".yaml"), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a mapping that reads this CRM. */
    void mappingHere(String name, String text) {
        mapping(name, "url: " + url + "\nuser: " + user(url) + "\n" + text);
    }

    /** Creates tables of the CRM, each with a column of the time of the last change. */
    void tables(String changed, String... definitions) {
        for (String each : definitions) {
            there.execute("drop table if exists " + each.substring(0, each.indexOf(' ')));
            there.execute("create table " + each + ", " + changed + " timestamp with time zone)");
        }
    }

    /** Changes the CRM, which has the clock of the machine; ours must not be behind it. */
    void run(String sql) {
        Duration behind = Duration.between(clock.instant(), Instant.now());
        clock.move(behind.isNegative() ? Duration.ZERO : behind);
        there.execute(sql.replace(":now", "current_timestamp"));
    }

    /** Loads everything a minute later, believing that what is missing is gone. */
    SyncReport loadLater(String name) {
        clock.move(Duration.ofMinutes(1));
        return load(name, new CrmSync.Options(true, false, true));
    }

    MappingFolder.Read file(String name) {
        return new MappingFolder(folder, environment::get, declared).read(name).get(0);
    }

    SyncReport load() {
        return load("shop", CrmSync.Options.SCHEDULED);
    }

    SyncReport full() {
        return load("shop", new CrmSync.Options(true, false, false));
    }

    SyncReport load(String name, CrmSync.Options wish) {
        return load(name, wish, SyncProgress.NONE);
    }

    SyncReport load(String name, CrmSync.Options wish, SyncProgress syncProgress) {
        return loading.load(file(name), new Drivers(folder), wish, AuditTrails.TESTER, syncProgress);
    }

    Customer customer(String id) {
        ages.forget();
        return store.find(id).orElseThrow().facts();
    }

    boolean has(String id) {
        return store.find(id).isPresent();
    }

    String row(String id) {
        return own.jdbc().queryForObject("select facts_hash from customer where id = ?", String.class, id);
    }

    void client(String id) {
        there.update(
                "insert into client (id, name, mail, changed) values (?, ?, ?, current_timestamp)",
                id,
                "Name of " + id,
                id.length() > 50 ? null : id.replace(" ", "") + "@example.org");
    }

    /** Inserts clients whose ids begin with a prefix. */
    void clients(String prefix, int count) {
        there.update("insert into client (id, name, changed) select '" + prefix + "' || n, 'x', current_timestamp from "
                + numbers(count));
    }

    /** Returns a table expression of the numbers {@code n} from 1. */
    String numbers(int count) {
        return url.startsWith("jdbc:h2:")
                ? "(select x as n from system_range(1, " + count + ")) s"
                : "(select generate_series(1, " + count + ") as n) s";
    }

    void sale(String client, String number, String placed) {
        there.update(
                "insert into sale (client, number, placed, promised, total, changed) values (?, ?, cast(? as "
                        + "timestamp), date '2026-03-12', 120.50, current_timestamp)",
                client,
                number,
                placed);
    }

    void erase(String id) {
        own.jdbc().update("delete from customer where id = ?", id);
        new CrmPersonalData(own.jdbc()).erase(id, "x");
        CustomerStores.gone(own).erased(id, clock.instant());
    }

    /** Moves the last changes of all rows to three days ago. */
    void ageRows() {
        for (String table : List.of("client", "sale", "ticket")) {
            there.update("update " + table + " set changed = current_timestamp - interval '3' day");
        }
    }

    /** The clock of Holdfast; the CRM uses that of the machine. */
    static final class MovedClock extends Clock {

        private Instant now = Instant.parse("2026-03-15T10:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
