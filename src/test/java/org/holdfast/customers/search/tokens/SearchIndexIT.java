package org.holdfast.customers.search.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.customer;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.holdfast.Database;
import org.holdfast.audit.AuditTrails;
import org.holdfast.customers.CrmCustomerWriter;
import org.holdfast.customers.CustomerLifecycle;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.customers.RecordSources;
import org.holdfast.customers.backfill.BackfillProgress;
import org.holdfast.customers.backfill.CustomerBackfill;
import org.holdfast.decisioning.RedecisionFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The tokens of every customer follow from the stored facts, whoever writes these. */
@ParameterizedClass
@EnumSource(Database.class)
class SearchIndexIT {

    private static final int MANY = 600;

    @Parameter
    private Database database;

    private Database.Store opened;
    private CustomerStore store;
    private SearchIndex index;
    private BackfillProgress progress;
    private CustomerBackfill backfill;
    private CustomerLifecycle lifecycle;

    @BeforeEach
    void open() {
        opened = database.open();
        store = CustomerStores.of(opened, Clock.systemUTC());
        index = new SearchIndex(opened.jdbc());
        progress = SearchIndex.progress(opened.jdbc());
        backfill = new CustomerBackfill(opened.jdbc(), "words", index::rebuild, progress, opened.transaction());
        lifecycle = CustomerStores.leaving(opened, Clock.systemUTC(), RedecisionFixture.onlyAsking(opened), index);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private Map<String, Set<SearchToken>> stored() {
        Map<String, Set<SearchToken>> stored = new HashMap<>();
        opened.jdbc().query("select customer_id, kind, token from customer_search", row -> {
            stored.computeIfAbsent(row.getString(1), id -> new HashSet<>())
                    .add(SearchToken.read(row.getString(2), row.getBytes(3)));
        });
        return stored;
    }

    /** Checks that exactly the tokens of the stored facts are stored. */
    private void assertExact(String... ids) {
        Map<String, Set<SearchToken>> expected = new HashMap<>();
        store.page(null, 1_000).forEach(each -> expected.put(each.facts().id(), CustomerTokens.of(each.facts())));
        assertThat(expected.keySet()).containsExactlyInAnyOrder(ids);
        assertThat(stored()).isEqualTo(expected);
    }

    @Test
    void everyDoorWritesTokens() {
        store.put(customer("{'id':'put','name':'Ana','phone':'069123456'}"), null);
        store.put(customer("{'id':'put','name':'Anna','email':'a@b.test'}"), null);
        store.putEach(List.of(customer("{'id':'line','name':'Bob'}"), customer("{'id':'put','name':'Eve'}")));
        store.putAll(
                List.of(customer("{'id':'file','name':'Cid'}"), customer("{'id':'line','name':'Rob'}")),
                CustomerStore.Owner.IMPORT);
        opened.transaction()
                .executeWithoutResult(status -> store.change(
                        List.of(customer("{'id':'file','name':'Sid'}"), customer("{'id':'event','name':'Dan'}")),
                        store.hold(Set.of("file", "event")),
                        "webshop",
                        Instant.now()));
        CrmCustomerWriter crm = CustomerStores.loaded(opened, Clock.systemUTC());
        opened.transaction()
                .executeWithoutResult(status -> crm.write(
                        List.of("crm", "line"),
                        (id, known) -> new CustomerStore.Edited(
                                customer("{'id':'" + id + "','name':'Zoe " + id + "'}"), RecordSources.NONE)));

        assertExact("put", "line", "file", "event", "crm");

        opened.transaction().executeWithoutResult(status -> crm.remove(List.of("crm")));
        opened.transaction().executeWithoutResult(status -> store.delete(List.of("event")));
        assertExact("put", "line", "file");
    }

    @Test
    void onlyDifferencesAreWritten() {
        store.put(customer("{'id':'C','name':'Ana Rusu','phone':'069123456'}"), null);
        Set<String> before = numbered();

        store.put(customer("{'id':'C','name':'Ana Rusu','phone':'069123456'}"), null);
        assertThat(numbered()).as("unchanged facts").isEqualTo(before);
        store.put(customer("{'id':'C','name':'Ana Rusu','phone':'069123456','language':'ro'}"), null);
        assertThat(numbered()).as("facts nobody is found by").isEqualTo(before);
        store.put(
                customer("{'id':'C','name':'Ana Ceban','phone':'069123456','language':'ro',"
                        + "'orders':[{'id':'7788','placedAt':'2026-03-01'}]}"),
                null);

        Set<String> after = numbered();
        assertThat(after)
                .contains(
                        before.stream().filter(each -> each.startsWith("phone")).toArray(String[]::new));
        assertThat(after)
                .filteredOn(each -> !before.contains(each))
                .allMatch(each -> each.startsWith("name") || each.startsWith("order"));
        assertThat(before).filteredOn(each -> !after.contains(each)).allMatch(each -> each.startsWith("name"));
        assertExact("C");
    }

    /** Returns the stored tokens with a number that a token gets when it is inserted. */
    private Set<String> numbered() {
        Set<String> columns = new HashSet<>(opened.jdbc()
                .queryForList(
                        "select lower(column_name) from information_schema.columns "
                                + "where lower(table_name) = 'customer_search'",
                        String.class));
        if (!columns.contains("inserted")) {
            opened.jdbc()
                    .execute("alter table customer_search add column inserted bigint "
                            + "generated by default as identity");
        }
        return new HashSet<>(opened.jdbc()
                .query(
                        "select kind, inserted from customer_search",
                        (row, number) -> row.getString(1) + " " + row.getLong(2)));
    }

    @Test
    void aRolledBackWriteLeavesNoTokens() {
        opened.transaction().executeWithoutResult(status -> {
            store.putAll(List.of(customer("{'id':'C','name':'Ana'}")), CustomerStore.Owner.IMPORT);
            status.setRollbackOnly();
        });
        assertThat(stored()).isEmpty();
    }

    @Test
    void aMergedCustomerIsFoundByTheFormerIdsAndAnErasedOneByNothing() {
        store.put(customer("{'id':'A-100','name':'Ana','orders':[{'id':'555','placedAt':'2026-03-01'}]}"), null);
        store.put(customer("{'id':'B-200','name':'Anna'}"), null);
        store.put(customer("{'id':'D-400','phone':'069123456'}"), null);
        lifecycle.merge("A-100", "B-200", AuditTrails.TESTER, () -> {});
        lifecycle.merge("B-200", "D-400", AuditTrails.TESTER, () -> {});

        assertThat(stored().keySet()).containsExactly("D-400");
        Set<SearchToken> tokens = stored().get("D-400");
        assertThat(tokens)
                .contains(
                        new SearchToken(TokenKind.FORMER_ID, "a100"),
                        new SearchToken(TokenKind.FORMER_ID, "b200"),
                        new SearchToken(TokenKind.ORDER, "555"),
                        new SearchToken(TokenKind.NAME, "anna"));
        index.merge("A-100", "D-400");
        store.put(customer("{'id':'D-400','name':'Ana'}"), null);
        assertThat(stored().get("D-400"))
                .as("later facts do not state former ids")
                .contains(new SearchToken(TokenKind.FORMER_ID, "a100"))
                .doesNotContain(new SearchToken(TokenKind.ORDER, "555"));
        assertThat(lifecycle.export("D-400", AuditTrails.TESTER).get("foundBy").toString())
                .contains("was:a100", "name:ana", "id:d400");

        lifecycle.erase("D-400", AuditTrails.TESTER);
        assertThat(stored()).isEmpty();
        index.merge("A-100", "D-400");
        assertThat(stored()).as("data that arrives later").isEmpty();
        store.put(customer("{'id':'D-400','name':'Back'}"), null);
        assertExact("D-400");
    }

    @Test
    void customersStoredBeforeAreIndexedFromTheBookmarkOn() {
        storeMany();
        store.put(customer("{'id':'gone','name':'Ana'}"), null);
        lifecycle.merge("gone", "c-0001", AuditTrails.TESTER, () -> {});
        Map<String, Set<SearchToken>> all = stored();
        assertThat(progress.isComplete()).as("a new database").isTrue();
        forget("c-0299", 300);

        BackfillProgress started = SearchIndex.progress(opened.jdbc());
        assertThat(started.isComplete()).isFalse();
        new CustomerBackfill(opened.jdbc(), "words", index::rebuild, started, opened.transaction()).run();

        assertThat(started.isComplete()).isTrue();
        assertThat(stored().keySet())
                .as("what was done is not repeated")
                .hasSize(300)
                .doesNotContain("c-0001");
        assertThat(started.state()).isEqualTo(new BackfillProgress.State(2, null, MANY, true));

        forget(null, 0);
        BackfillProgress again = SearchIndex.progress(opened.jdbc());
        new CustomerBackfill(opened.jdbc(), "words", index::rebuild, again, opened.transaction()).run();
        assertThat(stored()).as("with the former ids").isEqualTo(all);
    }

    @Test
    void anotherVersionOfTheTokensIsMadeAgain() {
        storeMany();
        opened.jdbc().update("update customer_search_progress set version = 0");
        opened.jdbc().update("update customer_search set kind = 'order' where kind = 'id'");

        backfill.run();

        assertThat(progress.isComplete()).isTrue();
        assertExact(store.ids(null, MANY).toArray(String[]::new));
    }

    @Test
    void theBookmarkNamesNoCustomerWhoLeft() {
        storeMany();
        forget("c-0299", 300);
        lifecycle.erase("c-0299", AuditTrails.TESTER);
        assertThat(progress.state().last()).isEqualTo("c-0298");
        lifecycle.merge("c-0298", "c-0000", AuditTrails.TESTER, () -> {});
        assertThat(progress.state().last()).isEqualTo("c-0297");
    }

    private void storeMany() {
        store.putAll(
                IntStream.range(0, MANY)
                        .mapToObj(i ->
                                customer(String.format("{'id':'c-%04d','name':'Ana %s'}", i, Integer.toString(i, 36))))
                        .toList(),
                CustomerStore.Owner.IMPORT);
    }

    /** Leaves the database as an earlier version, or an interrupted indexing, would. */
    private void forget(String bookmark, int indexed) {
        opened.jdbc().update("delete from customer_search");
        opened.jdbc()
                .update(
                        "update customer_search_progress set completed_at = null, last_customer = ?, indexed = ?",
                        bookmark,
                        indexed);
    }
}
