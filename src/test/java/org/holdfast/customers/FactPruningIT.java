package org.holdfast.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.customer;

import java.util.List;
import java.util.Map;
import org.holdfast.Database;
import org.holdfast.access.MovingClock;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditTrails;
import org.holdfast.customers.retention.FactPruning;
import org.holdfast.customers.retention.FactPrunings;
import org.holdfast.customers.retention.PruningReport;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.retention.FactRetention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a company does not keep is left out of new facts, and removed from stored ones. */
@ParameterizedClass
@EnumSource(Database.class)
class FactPruningIT {

    private static final FactRetention POLICY =
            FactRetention.parse(Map.of("orders", "5y", "complaints", "1y", "surveys", "90d"));
    private static final Actor OPERATOR = Actor.localOperator("operator", null);

    @Parameter
    private Database database;

    private Database.Store opened;
    private final MovingClock clock = new MovingClock();
    /** The store before the policy was configured. */
    private CustomerStore before;

    private CustomerStore store;
    private FactPruning pruning;

    @BeforeEach
    void open() {
        opened = database.open();
        before = CustomerStores.of(opened, clock);
        store = CustomerStores.keeping(opened, clock, POLICY);
        pruning = FactPrunings.of(opened, store, POLICY, AuditTrails.of(opened.jdbc(), clock), clock);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private static Customer withOrders(String id, String... days) {
        StringBuilder orders = new StringBuilder();
        for (String day : days) {
            orders.append(orders.isEmpty() ? "" : ",")
                    .append("{'id':'" + day + "','placedAt':'" + day + "','value':10,'currency':'EUR'}");
        }
        return customer("{'id':'" + id + "','name':'Ana','orders':[" + orders + "]}");
    }

    private List<String> orders(String id) {
        List<Order> orders = store.find(id).orElseThrow().facts().orders();
        return orders == null ? List.of() : orders.stream().map(Order::id).toList();
    }

    @Test
    void aPreviewChangesNothingAndSaysWhatWouldGo() {
        before.put(withOrders("a", "2001-01-01", "2002-01-01", "2026-01-01"), null);
        before.put(withOrders("b", "2026-01-01"), null);
        before.put(withOrders("c", "2003-01-01"), null);

        PruningReport preview = pruning.preview(FactRetention.parse(Map.of("orders", "10y")), seen -> {});

        assertThat(preview.removed()).isFalse();
        assertThat(preview.seen()).isEqualTo(3);
        assertThat(preview.customers()).isEqualTo(2);
        assertThat(preview.records()).containsExactly(Map.entry("orders", 3L));
        assertThat(preview.oldest()).hasToString("2001-01-01");
        assertThat(orders("a")).hasSize(3);
    }

    @Test
    void whatIsTooOldIsRemovedOnceAndRecordedWithoutNames() {
        for (int i = 0; i < 1_200; i++) {
            before.put(withOrders("c" + i, i % 2 == 0 ? "2001-01-01" : "2026-01-01", "2026-02-01"), null);
        }

        PruningReport pruned = pruning.prune(OPERATOR, seen -> {});

        assertThat(pruned.seen()).isEqualTo(1_200);
        assertThat(pruned.customers()).isEqualTo(600);
        assertThat(orders("c0")).containsExactly("2026-02-01");
        assertThat(orders("c1")).containsExactly("2026-01-01", "2026-02-01");
        assertThat(pruning.prune(OPERATOR, seen -> {}).total()).isZero();
        assertThat(opened.jdbc()
                        .queryForList("select details from audit_entry where action = 'facts-pruned'", String.class))
                .hasSize(3)
                .allSatisfy(details -> assertThat(details)
                        .contains("orders=P5Y")
                        .contains("customers")
                        .doesNotContain("c0")
                        .doesNotContain("Ana"));
    }

    @Test
    void newFactsDoNotContainWhatIsTooOldAndTheAnswerCountsIt() {
        CustomerStore.Stored stored = store.put(withOrders("a", "2001-01-01", "2026-01-01"), null);

        assertThat(stored.tooOld()).isEqualTo(1);
        assertThat(orders("a")).containsExactly("2026-01-01");
        assertThat(store.put(withOrders("a", "2001-01-01", "2026-01-01"), null).how())
                .isEqualTo(CustomerStore.Put.UNCHANGED);
        assertThat(store.putEach(List.of(withOrders("b", "2001-01-01"))))
                .singleElement()
                .extracting(CustomerStore.Stored::tooOld)
                .isEqualTo(1);
        assertThat(store.find("b").orElseThrow().facts().orders()).isNull();
    }

    @Test
    void whatOtherSourcesSaidAboutARemovedRecordIsForgotten() {
        before.put(withOrders("a", "2001-01-01", "2026-01-01"), null);
        opened.transaction().executeWithoutResult(status -> {
            Map<String, CustomerStore.Held> held = before.hold(List.of("a"));
            Customer changed =
                    customer("{'id':'a','name':'Ana','orders':[{'id':'2001-01-01','placedAt':'2001-01-01','value':99,"
                            + "'currency':'EUR'},{'id':'2026-01-01','placedAt':'2026-01-01','value':10,"
                            + "'currency':'EUR'}],'sources':{'orders':{'from':'erp','at':'2026-01-01T00:00:00Z'}}}");
            before.change(List.of(changed), held, "shop", clock.instant());
        });

        pruning.prune(OPERATOR, seen -> {});

        assertThat(opened.jdbc().queryForObject("select coalesce(provenance, '') from customer", String.class))
                .doesNotContain("2001-01-01");
    }

    @Test
    void refusalsAndPlainFieldsStay() {
        before.put(
                customer("{'id':'a','name':'Ana','consents':[{'channel':'email','purpose':'marketing','given':false,"
                        + "'at':'2001-01-01'}],'surveys':[{'kind':'nps','score':3,'at':'2001-01-01'}]}"),
                null);

        pruning.prune(OPERATOR, seen -> {});

        Customer left = store.find("a").orElseThrow().facts();
        assertThat(left.name()).isEqualTo("Ana");
        assertThat(left.consents()).hasSize(1);
        assertThat(left.surveys()).isNull();
    }
}
