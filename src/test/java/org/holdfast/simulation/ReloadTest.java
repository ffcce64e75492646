package org.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.holdfast.Samples;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.facts.Customer;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.Test;

/** Repeated edits of a rule book leak no memory, and readers never see a partial edit. */
class ReloadTest {

    private static final int WARM_UP = 75;
    private static final int RELOADS = 200;
    /** Measured: 7. Lambdas and reflection occasionally create a class; one class per reload would create 207. */
    private static final long FEW_CLASSES = 40;
    /** Measured: 0.4 MB of JIT data about methods. Leaking a class loader per reload would take 1.4 MB. */
    private static final long METASPACE_BYTES = 1024 * 1024;
    /** Measured: 0.05 MB. Other than books, which are looked for one by one, nothing may grow with each reload. */
    private static final long HEAP_BYTES = 2 * 1024 * 1024;

    private static final String RULE = "areas/delivery/warn-late-delivery.dslr";
    private static final String ACTIONS = "areas/delivery/actions.yaml";
    private static final String SENTENCES = "language/en/orders.dsl";
    private static final Customer LATE =
            Samples.customer("{'id':'1','orders':[{'id':'5512','placedAt':'2026-03-01','promisedAt':'2026-03-09'}]}");

    private final Map<String, String> book = small();
    private final RuleBookValidator check = Samples.check();
    private final Decider decider = new Decider(Guardrails.all());

    /**
     * Returns a rule book with everything that a reload reads, compiles and runs, but only one of each: what a reload
     * leaves behind does not depend on their number, the time that it takes does.
     */
    private static Map<String, String> small() {
        Map<String, String> shipped = Samples.shippedTexts();
        Map<String, String> texts = new TreeMap<>();
        texts.put(RULE, shipped.get(RULE));
        Stream.of("orders", "actions", "frame")
                .map(name -> "language/en/" + name + ".dsl")
                .forEach(path -> texts.put(path, shipped.get(path)));
        texts.put(RULE.replace(".dslr", ".scenarios.yaml"), """
                - name: Late
                  today: 2026-03-15
                  customer: { orders: [ { id: "5512", placedAt: 2026-03-01, promisedAt: 2026-03-12 } ] }
                  expect: { action: warn-late-delivery, about: "5512" }
                """);
        texts.put(ACTIONS, """
                warn-late-delivery: { kind: warning, purpose: service, channels: [email], worth: 12.00, cost: 0.1 }
                """);
        texts.put("messages/en.yaml", """
                actions:
                  warn-late-delivery: { subject: Your order is late, body: We are sorry. }
                reasons:
                  warn-late-delivery: The order is late.
                """);
        return texts;
    }

    /** Returns the memory in use after garbage collection. */
    private record Held(long classes, long metaspace, long heap) {

        static Held now() throws InterruptedException {
            for (int i = 0; i < 4; i++) {
                System.gc();
                Thread.sleep(30);
            }
            long metaspace = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getName().contains("Metaspace"))
                    .map(MemoryPoolMXBean::getUsage)
                    .mapToLong(MemoryUsage::getUsed)
                    .sum();
            return new Held(
                    ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                    metaspace,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
    }

    /**
     * Returns the shipped rule book after another edit of a rule, an action or a sentence; each differs from all
     * previous ones.
     */
    private BookSource edited(int number) {
        Map<String, String> texts = new TreeMap<>(book);
        switch (number % 3) {
            case 0 ->
                texts.computeIfPresent(
                        RULE, (path, text) -> text.replace("1 day", number % 2 + 1 + " days") + "# " + number + "\n");
            case 1 ->
                texts.computeIfPresent(
                        ACTIONS, (path, text) -> text.replace("worth: 12.00", "worth: " + (12 + number)));
            default ->
                texts.replaceAll((path, text) -> path.equals(SENTENCES) || path.endsWith(".dslr")
                        ? text.replace("- that is still under way", "- that is still under way in edit " + number)
                        : text);
        }
        return BookSource.of(texts);
    }

    private DecisionModel reload(int number) {
        ValidationReport checked = check.check(edited(number));
        assertThat(checked.problems()).noneMatch(Problem::isError);
        assertThat(decide(checked.book()).actions()).hasSize(1);
        return checked.book();
    }

    private Decision decide(DecisionModel book) {
        CustomerView view = CustomerView.of(LATE, book.viewpoint(Instant.parse("2026-03-15T10:00:00Z")));
        return decider.decide(book, DecisionInput.about(view, "")).decision();
    }

    @Test
    void twoHundredReloadsLeakNothing() throws InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            reload(i);
        }
        Held before = Held.now();
        List<WeakReference<DecisionModel>> books = new ArrayList<>();
        for (int i = 0; i < RELOADS; i++) {
            books.add(new WeakReference<>(reload(WARM_UP + i)));
        }
        Held after = Held.now();
        assertThat(books.stream().filter(book -> book.get() != null))
                .as("old rule books that are still held")
                .hasSizeLessThanOrEqualTo(1);
        assertThat(after.classes - before.classes).as("classes").isLessThanOrEqualTo(FEW_CLASSES);
        assertThat(after.metaspace - before.metaspace).as("metaspace").isLessThanOrEqualTo(METASPACE_BYTES);
        assertThat(after.heap - before.heap).as("heap").isLessThanOrEqualTo(HEAP_BYTES);
    }

    @Test
    void decisionsDuringReloadsSeeOneCompleteBook() throws Exception {
        Map<String, String> worths = new ConcurrentHashMap<>();
        AtomicReference<DecisionModel> live = new AtomicReference<>(reload(1));
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> deciding = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            deciding.add(threads.submit(() -> {
                int decisions = 0;
                while (!done.get()) {
                    DecisionModel book = live.get();
                    Decision.DecidedAction act = decide(book).actions().get(0);
                    String worth = book.rules().version() + " " + act.cause().rule() + " "
                            + act.value().worth();
                    assertThat(worths.putIfAbsent(book.rules().version(), worth))
                            .isIn(null, worth);
                    decisions++;
                }
                return decisions;
            }));
        }
        for (int i = 0; i < 20; i++) {
            live.set(reload(3 * i + 1));
        }
        done.set(true);
        for (Future<Integer> each : deciding) {
            assertThat(each.get()).isPositive();
        }
        threads.shutdown();
        assertThat(worths)
                .hasSizeGreaterThan(1)
                .allSatisfy((version, worth) -> assertThat(worth).startsWith(version));
    }
}
