package org.holdfast.decisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.Database;
import org.holdfast.batch.CaseAnswer;
import org.holdfast.batch.CaseFolder;
import org.holdfast.batch.CaseManifest;
import org.holdfast.customers.CustomerStores;
import org.holdfast.decisioning.elsewhere.CaseExport;
import org.holdfast.decisioning.sharing.SharedContacts;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.Receipt;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.history.Ledgers;
import org.holdfast.publishing.LiveBooks;
import org.holdfast.publishing.LiveRuleBook;

/** The export for another program and the load of its answers on one database, beside a run in this process. */
public final class ElsewhereFixture {

    public final DecisionFixture here;
    public final CaseExport export;
    public final AnswerLoad load;
    private final Database.Store store;
    private final Ledgers ledgers;

    public ElsewhereFixture(Database.Store store, DecisionModel book, Clock clock, CustomerRepository known) {
        this.store = store;
        this.here = new DecisionFixture(store, book, clock, known);
        this.ledgers = here.ledgers;
        LiveRuleBook live = LiveBooks.of(book);
        live.use(ledgers.fits());
        Decider decider = new Decider(Guardrails.all());
        SharedContacts shared = new SharedContacts(CustomerStores.shared(store), ledgers.standings());
        this.export = new CaseExport(
                live,
                known,
                ledgers.standings(),
                ledgers.budgets(),
                ledgers.programmes(),
                shared,
                clock,
                IdAssigners.ofServer()::id,
                "test");
        this.load = new AnswerLoad(
                live, decider, known, here.decisionRecorder, ledgers.runs(), clock, IdAssigners.ofServer(), "test");
    }

    /** Runs over all customers in this process. */
    public void run() {
        here.batchRun.run(false, null, decisions -> {});
    }

    /** Exports into a folder. */
    public CaseManifest export(Path folder, boolean withFacts) throws IOException {
        CaseManifest manifest;
        try (CaseFolder.Customers files = new CaseFolder.Customers(folder, withFacts)) {
            manifest = export.export(page -> page.forEach(each -> {
                try {
                    files.write(each.customer(), each.past());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        }
        CaseFolder.finish(folder, manifest, export.book().rules().source());
        return manifest;
    }

    public AnswerLoad.Loaded load(CaseManifest manifest, Iterator<CaseAnswer> answers) {
        return load.load(manifest, answers, decided -> {});
    }

    /** A recorded decision, without what is made up anew for each: ids, and the links with them. */
    public record Recorded(String decision, String receipt) {}

    /** Returns what is recorded, by customer and moment. */
    public Map<String, Recorded> recorded() {
        Map<String, Recorded> all = new TreeMap<>();
        store.jdbc().queryForList("select document from decision", String.class).forEach(document -> {
            Decision decision = DecisionJson.read(document);
            Receipt receipt = ledgers.receipts().find(decision).orElseThrow();
            all.put(decision.customerId() + " " + decision.asOf(), comparable(decision, DecisionJson.write(receipt)));
        });
        return all;
    }

    /** Returns what an answer would record. */
    public static Recorded comparable(Decision decision, String receipt) {
        return new Recorded(
                withoutIds(DecisionJson.write(decision)),
                withoutIds(receipt).replaceAll("(\\.\\d*?)0+(?=[,}])", "$1").replaceAll("\\.(?=[,}])", ""));
    }

    private static String withoutIds(String document) {
        return document.replaceAll("\"(decisionId|actionId|id)\":\"[-0-9a-f.]{36,}\",?", "")
                .replaceAll("https://care\\.example/[^\\s\"\\\\]+|\\{surveyLink}|\\{unsubscribeLink}", "[link]")
                .replaceAll(",\"unsubscribe\":\"[^\"]*\"", "");
    }

    /** Compares customer by customer. */
    public static void assertSame(Map<String, Recorded> found, Map<String, Recorded> expected) {
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (each, recorded) -> assertThat(found.get(each)).as(each).isEqualTo(recorded));
    }

    /** Returns the wake-ups, by customer. */
    public Map<String, String> wakeUps() {
        Map<String, String> all = new HashMap<>();
        store.jdbc().query("select customer_id, due_at from wake_up", row -> {
            all.put(row.getString(1), row.getString(2));
        });
        return all;
    }

    /** Returns the rows of a table as text, sorted, without some columns. */
    public List<String> rows(String sql) {
        return store.jdbc().queryForList(sql).stream()
                .map(Object::toString)
                .sorted()
                .toList();
    }
}
