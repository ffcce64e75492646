package org.holdfast.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.customer;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.holdfast.Database;
import org.holdfast.demo.DemoCustomers;
import org.holdfast.facts.Customer;
import org.holdfast.facts.StoredCustomer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class CustomerStoreIT {

    @Parameter
    private Database database;

    private Database.Store opened;
    private CustomerStore store;

    @BeforeEach
    void open() {
        opened = database.open();
        store = CustomerStores.of(opened, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void aStoredCustomerIsFound() {
        Customer amira = customer(
                "{'id':'C-1','name':'Ана-Мария Țurcanu','orders':[{'id':'1','placedAt':'2026-03-01T08:20:00Z','value':12.50}]}");

        assertThat(store.put(amira, null).how()).isEqualTo(CustomerStore.Put.CREATED);
        assertThat(store.find("C-1").map(StoredCustomer::facts)).contains(amira);
        assertThat(store.find("c-1")).isEmpty();
        assertThat(store.count()).isEqualTo(1);
    }

    @Test
    void putReplacesEverything() {
        store.put(customer("{'id':'C-1','name':'A','orders':[]}"), null);

        assertThat(store.put(customer("{'id':'C-1','name':'B'}"), null).how()).isEqualTo(CustomerStore.Put.REPLACED);
        assertThat(store.find("C-1").orElseThrow().facts().orders()).isNull();
    }

    @Test
    void anOutdatedVersionDoesNotOverwriteNewerFacts() {
        store.put(customer("{'id':'C-1','name':'A'}"), null);
        String seen = store.find("C-1").orElseThrow().hash();

        assertThat(store.put(customer("{'id':'C-1','name':'B'}"), still(seen)).how())
                .isEqualTo(CustomerStore.Put.REPLACED);
        assertThat(store.put(customer("{'id':'C-1','name':'C'}"), still(seen)).how())
                .isEqualTo(CustomerStore.Put.CHANGED_MEANWHILE);
        assertThat(store.put(customer("{'id':'C-2','name':'C'}"), still(seen)).how())
                .isEqualTo(CustomerStore.Put.CHANGED_MEANWHILE);
        assertThat(store.find("C-1").orElseThrow().facts().name()).isEqualTo("B");
    }

    private static Predicate<Optional<String>> still(String hash) {
        return stored -> stored.equals(Optional.of(hash));
    }

    @Test
    void onlyOneOfSeveralConcurrentWritersSucceeds() throws Exception {
        store.put(customer("{'id':'C-1','name':'A'}"), null);
        String seen = store.find("C-1").orElseThrow().hash();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<CustomerStore.Put>> writers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Customer mine = customer("{'id':'C-1','name':'W" + i + "'}");
                writers.add(() -> store.put(mine, still(seen)).how());
            }
            int won = 0;
            for (Future<CustomerStore.Put> each : threads.invokeAll(writers)) {
                won += each.get() == CustomerStore.Put.REPLACED ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void unchangedFactsAreNotWritten() {
        store.put(customer("{'id':'C-1','name':'A'}"), null);
        Object written = opened.jdbc().queryForMap("select * from customer");

        CustomerStore.Stored again = store.put(customer("{'id':'C-1','name':'A'}"), null);

        assertThat(again.how()).isEqualTo(CustomerStore.Put.UNCHANGED);
        assertThat(again.hash()).isEqualTo(store.find("C-1").orElseThrow().hash());
        assertThat(again.facts()).isEqualTo(store.find("C-1").orElseThrow().facts());
        assertThat(opened.jdbc().queryForMap("select * from customer")).isEqualTo(written);
    }

    @Test
    void concurrentWritersCreateANewCustomerOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<CustomerStore.Put>> writers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Customer mine = customer("{'id':'C-1','name':'W" + i + "'}");
                writers.add(() -> store.put(mine, null).how());
            }
            List<CustomerStore.Put> came = new ArrayList<>();
            for (Future<CustomerStore.Put> each : threads.invokeAll(writers)) {
                came.add(each.get());
            }
            assertThat(came).containsOnlyOnce(CustomerStore.Put.CREATED).hasSize(6);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void pagingReturnsEveryCustomerOnceInOrder() {
        List<Customer> everybody = DemoCustomers.around(Instant.parse("2026-07-04T10:00:00Z"));
        store.putAll(everybody, CustomerStore.Owner.IMPORT);
        List<String> walked = new ArrayList<>();
        List<StoredCustomer> page = store.page(null, 50);
        while (!page.isEmpty()) {
            page.forEach(each -> walked.add(each.facts().id()));
            page = store.page(walked.get(walked.size() - 1), 50);
        }

        assertThat(walked).hasSize(everybody.size()).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(walked))
                .isEqualTo(new TreeSet<>(everybody.stream().map(Customer::id).toList()));
        assertThat(store.ids(null, 1_000)).isEqualTo(walked);
        assertThat(store.ids(walked.get(9), 5)).isEqualTo(walked.subList(10, 15));
    }

    @Test
    void manyAreStoredTogetherAndFoundTogether() {
        store.putAll(List.of(customer("{'id':'a'}"), customer("{'id':'b'}")), CustomerStore.Owner.IMPORT);
        store.putAll(List.of(customer("{'id':'b','name':'new'}"), customer("{'id':'c'}")), CustomerStore.Owner.IMPORT);

        assertThat(store.count()).isEqualTo(3);
        Map<String, Customer> found = store.find(Set.of("b", "c", "nobody"));
        assertThat(found.keySet()).containsExactlyInAnyOrder("b", "c");
        assertThat(found.get("b").name()).isEqualTo("new");
        assertThat(store.findAll(List.of("c", "nobody", "b")))
                .extracting(known -> known.facts().id())
                .containsExactly("c", "b");
        assertThat(store.findAll(List.of("b")).get(0)).isEqualTo(store.find("b").orElseThrow());
    }

    @Test
    void demoCustomersAreCountedAndNeverForgotten() {
        assertThat(store.neverHeldAnybody()).isTrue();
        store.putAll(List.of(customer("{'id':'d'}")), CustomerStore.Owner.DEMO);
        store.put(customer("{'id':'real'}"), null);

        assertThat(store.demoCount()).isEqualTo(1);
        assertThat(store.delete(Set.of("d", "real"))).isEqualTo(2);
        assertThat(store.neverHeldAnybody()).isFalse();
    }
}
