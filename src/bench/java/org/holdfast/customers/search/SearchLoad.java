package org.holdfast.customers.search;

import java.io.StringReader;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.holdfast.Database;
import org.holdfast.customers.search.tokens.BulkTokens;
import org.holdfast.customers.search.tokens.SearchIndex;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds customers among a million, and measures what storing the tokens of a customer costs. */
public final class SearchLoad {

    private static final int CUSTOMERS = 1_000_000;
    private static final int CHUNK = 20_000;
    private static final int QUERIES = 200;
    private static final int TRIES = 3;
    private static final int WARM_UP = 20;
    private static final int STORED = 10_000;
    private static final int BATCH = 500;

    private final Database.Store store;
    private final int customers;
    private final CustomerSearch search;
    private final SplittableRandom random = new SplittableRandom(42);

    private SearchLoad(Database.Store store, int customers) {
        this.store = store;
        this.customers = customers;
        this.search = new CustomerSearch(store.jdbc(), SearchIndex.progress(store.jdbc()));
    }

    public static void main(String[] args) throws Exception {
        int customers = Arrays.stream(args)
                .filter(each -> each.matches("[0-9]+"))
                .findFirst()
                .map(Integer::parseInt)
                .orElse(CUSTOMERS);
        try (Database.Store store = Database.POSTGRESQL.open()) {
            SearchLoad load = new SearchLoad(store, customers);
            load.fill();
            load.measureQueries();
            if (Set.of(args).contains("plans")) {
                load.printPlans();
            }
            load.measureStoring();
        }
    }

    private void fill() throws Exception {
        long start = System.nanoTime();
        store.jdbc().execute("alter table customer_search drop constraint customer_search_pkey");
        store.jdbc().execute("drop index customer_search_by_token");
        int half = customers / 2;
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Void>> halves = List.of(() -> copy(0, half), () -> copy(half, customers));
            for (Future<Void> each : threads.invokeAll(halves)) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
        store.jdbc().execute("alter table customer_search add primary key (customer_id, kind, token)");
        store.jdbc().execute("create index customer_search_by_token on customer_search (kind, token, customer_id)");
        store.jdbc().execute("vacuum analyze");
        System.out.printf(
                Locale.ROOT,
                "%,d customers with %,d tokens in %s (%.0f s)%n%n",
                customers,
                store.jdbc().queryForObject("select count(*) from customer_search", Long.class),
                store.jdbc()
                        .queryForObject(
                                "select pg_size_pretty(pg_total_relation_size('customer_search'))", String.class),
                (System.nanoTime() - start) / 1e9);
    }

    private @Nullable Void copy(int from, int until) throws Exception {
        try (Connection connection = store.source().getConnection()) {
            BulkTokens tokens = new BulkTokens();
            for (int start = from; start < until; start += CHUNK) {
                copy(connection, tokens, start, Math.min(until, start + CHUNK));
            }
        }
        return null;
    }

    private void copy(Connection connection, BulkTokens tokens, int from, int until) throws Exception {
        StringBuilder rows = new StringBuilder();
        for (int i = from; i < until; i++) {
            String json = MadeUpCustomers.json(i);
            rows.append(MadeUpCustomers.id(i))
                    .append('\t')
                    .append(json)
                    .append("\tsha256:0\tCRM\t2026-11-01T00:00:00Z\n");
            tokens.add(FactsJson.stored(json, Customer.class));
        }
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy customer (id, facts, facts_hash, owner, updated_at) from stdin",
                        new StringReader(rows.toString()));
        tokens.copy(connection);
    }

    private Map<String, IntFunction<String>> queries() {
        Map<String, IntFunction<String>> queries = new LinkedHashMap<>();
        queries.put("customer id", MadeUpCustomers::id);
        queries.put("last six digits of a phone", number -> last(MadeUpCustomers.phone(number), 6));
        queries.put("whole phone", number -> MadeUpCustomers.phone(number));
        queries.put("order number", number -> "#" + MadeUpCustomers.order(number, 0));
        queries.put("e-mail address", MadeUpCustomers::email);
        queries.put("beginning of an e-mail address", number -> beginning(MadeUpCustomers.email(number), 8));
        queries.put("whole name", MadeUpCustomers::name);
        queries.put("beginnings of both names", number -> beginnings(MadeUpCustomers.name(number), 3));
        queries.put("two letters", number -> beginning(MadeUpCustomers.name(number), 2));
        queries.put("\"a ma\"", number -> "a ma");
        queries.put("\"ma ru gmail\"", number -> "ma ru gmail");
        queries.put("nothing found", number -> "qzx" + Integer.toString(number, 26));
        queries.put("frequent names never together", number -> "maria vasile");
        return queries;
    }

    private static String last(String phone, int digits) {
        String all = phone.replaceAll("[^0-9]", "");
        return all.substring(all.length() - digits);
    }

    private static String beginning(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    private static String beginnings(String name, int length) {
        String[] words = name.split(" ");
        return beginning(words[0], length) + " " + beginning(words[1], length);
    }

    private void measureQueries() {
        Map<String, IntFunction<String>> queries = queries();
        queries.values().forEach(each -> times(each, WARM_UP));
        List<Double> all = new ArrayList<>();
        System.out.println("milliseconds                        p50     p95     p99     max    hits");
        queries.forEach((name, each) -> {
            List<Double> times = times(each, QUERIES);
            all.addAll(times);
            print(name, times, search.search(each.apply(customers / 2), 10));
        });
        print("all", all, null);
    }

    private List<Double> times(IntFunction<String> query, int count) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            times.add(time(query.apply(random.nextInt(customers))));
        }
        return times;
    }

    /** The best of a few, because other programs share the machine. */
    private double time(String query) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            search.search(query, 10);
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        return best;
    }

    private static void print(String name, List<Double> times, SearchResult result) {
        double[] sorted = times.stream().mapToDouble(each -> each).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%-32s %7.1f %7.1f %7.1f %7.1f    %s%n",
                name,
                sorted[sorted.length / 2],
                sorted[sorted.length * 95 / 100],
                sorted[sorted.length * 99 / 100],
                sorted[sorted.length - 1],
                result == null
                        ? ""
                        : result.hits().size() + " + " + result.others() + (result.moreOthers() ? " or more" : ""));
    }

    private void printPlans() {
        for (String each : List.of("a ma", "maria vasile", "ma ru gmail")) {
            List<SearchWord> words = SearchQuery.of(each).words();
            RangeQuery query = new RangeQuery(
                    words.get(0).anywhere().get(0),
                    words.stream().skip(1).map(SearchWord::anywhere).toList());
            for (String sql : List.of(query.window(5_000, 131), query.intersection(131))) {
                System.out.println("\n== " + each);
                JdbcClient.create(store.jdbc())
                        .sql("explain (analyze, buffers) " + sql)
                        .params(query.parameters())
                        .query(String.class)
                        .list()
                        .forEach(System.out::println);
            }
        }
    }

    /** Measures what the tokens add to the time of storing facts. */
    private void measureStoring() {
        store.jdbc().execute("create table plain_customer (like customer including all)");
        double without = stored("plain_customer", false);
        double with = stored("customer", true);
        System.out.printf(
                Locale.ROOT, "%nstoring a new customer: %.0f µs without tokens, %.0f µs with them%n", without, with);
    }

    /** Returns the microseconds of a customer in the fastest batch. */
    private double stored(String table, boolean tokens) {
        SearchIndex index = new SearchIndex(store.jdbc());
        double best = Double.MAX_VALUE;
        for (int from = customers; from < customers + STORED; from += BATCH) {
            List<Customer> batch = new ArrayList<>();
            for (int i = from; i < from + BATCH; i++) {
                batch.add(FactsJson.stored(MadeUpCustomers.json(i), Customer.class));
            }
            long start = System.nanoTime();
            store.transaction().executeWithoutResult(status -> {
                store.jdbc()
                        .batchUpdate(
                                "insert into " + table + " (id, facts, facts_hash, owner, updated_at) "
                                        + "values (?, ?, ?, 'CRM', current_timestamp)",
                                batch.stream().map(SearchLoad::row).toList());
                if (tokens) {
                    index.write(batch);
                }
            });
            best = Math.min(best, (System.nanoTime() - start) / 1e3 / BATCH);
        }
        return best;
    }

    private static Object[] row(Customer facts) {
        return new Object[] {facts.id(), FactsJson.write(facts), FactsHash.of(facts)};
    }
}
