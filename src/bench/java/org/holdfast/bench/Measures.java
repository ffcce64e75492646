package org.holdfast.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.holdfast.HoldfastApplication;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.insight.MeasureService;
import org.holdfast.loyalty.measures.MeasureReport;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures the time to compute the measures of a whole base in the embedded database: customers with ten orders of two
 * lines each, a return, two surveys and two interactions. Arguments: the number of customers (100 000).
 */
public final class Measures {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);
    private static final String[] KINDS = {"tea", "mugs", "pots", "sweets"};
    private static final int ORDERS = 10;
    private static final int AT_ONCE = 1_000;
    private static final int RUNS = 3;

    private Measures() {}

    public static void main(String[] args) throws Exception {
        int customers = args.length == 0 ? 100_000 : Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("measures-bench");
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(HoldfastApplication.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(
                        "--logging.level.root=error",
                        "--logging.level.org.holdfast=error",
                        "--holdfast.demo=false",
                        "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0")) {
            long bytes = store(context.getBean(CustomerStore.class), customers);
            System.out.printf(
                    "%d customers, %d orders, %d MB of facts%n", customers, (long) customers * ORDERS, bytes >> 20);
            MeasureService measureService = context.getBean(MeasureService.class);
            MeasureService.Query query =
                    new MeasureService.Query(Instant.parse("2026-03-15T12:00:00Z"), null, null, "segment", null);
            for (int run = 1; run <= RUNS; run++) {
                long start = System.nanoTime();
                long cpu = cpuNanos();
                MeasureReport report = measureService.measure(query, seen -> {});
                double seconds = (System.nanoTime() - start) / 1e9;
                if (report.all().size().customers() != customers
                        || report.all().lifetimeValue().past().count() != customers) {
                    throw new IllegalStateException("Somebody was left out: " + report.all());
                }
                System.out.printf(
                        "run %d: %.1f s, %.1f s of CPU, %d MB in use after the last full collection%n",
                        run, seconds, (cpuNanos() - cpu) / 1e9, inUse() >> 20);
            }
        }
        System.exit(0);
    }

    /** Returns the CPU time of all threads, which other load on the machine does not distort. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Returns the bytes of the old generation that survived the last collection. */
    private static long inUse() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getCollectionUsage() != null)
                .filter(pool -> pool.getName().contains("Old") || pool.getName().contains("Tenured"))
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> usage.getUsed())
                .max()
                .orElse(0);
    }

    private static long store(CustomerStore store, int customers) {
        Random random = new Random(42);
        long bytes = 0;
        List<Customer> batch = new ArrayList<>(AT_ONCE);
        for (int i = 0; i < customers; i++) {
            String json = json(i, random).replace('\'', '"');
            bytes += json.length();
            batch.add(FactsJson.read(json));
            if (batch.size() == AT_ONCE || i == customers - 1) {
                store.putAll(batch, CustomerStore.Owner.IMPORT);
                batch.clear();
            }
        }
        return bytes;
    }

    private static String json(int number, Random random) {
        StringBuilder orders = new StringBuilder();
        int gap = 20 + random.nextInt(60);
        int ago = random.nextInt(200);
        for (int i = 0; i < ORDERS; i++) {
            String day = TODAY.minusDays(ago + (long) i * gap).toString();
            orders.append(i == 0 ? "{'id':'" : ",{'id':'")
                    .append(number)
                    .append('-')
                    .append(i)
                    .append("','placedAt':'")
                    .append(day)
                    .append("T09:30:00Z','value':")
                    .append(20 + random.nextInt(180))
                    .append(",'currency':'")
                    .append(i % 3 == 0 ? "RON" : "EUR")
                    .append("','promisedAt':'")
                    .append(TODAY.minusDays(ago + (long) i * gap - 5))
                    .append("','lines':[")
                    .append(line(random))
                    .append(',')
                    .append(line(random))
                    .append("]}");
        }
        String yesterday = TODAY.minusDays(1).toString();
        return "{'id':'C-" + number + "','language':'en','country':'MD','timeZone':'Europe/Chisinau','segment':'S"
                + number % 5
                + "','orders':[" + orders + "],'returns':[{'id':'r','orderId':'" + number + "-0','at':'" + yesterday
                + "','value':5}],"
                + "'surveys':[{'kind':'nps','score':" + random.nextInt(11) + ",'at':'"
                + TODAY.minusDays(random.nextInt(400))
                + "'},{'kind':'nps','score':" + random.nextInt(11) + ",'at':'" + TODAY.minusDays(random.nextInt(400))
                + "'}],'interactions':[{'kind':'visit','at':'" + TODAY.minusDays(random.nextInt(400))
                + "'},{'kind':'praise','at':'" + TODAY.minusDays(random.nextInt(400)) + "'}]}";
    }

    private static String line(Random random) {
        return "{'sku':'" + random.nextInt(500) + "','category':'" + KINDS[random.nextInt(KINDS.length)]
                + "','quantity':1,'price':9.90}";
    }
}
