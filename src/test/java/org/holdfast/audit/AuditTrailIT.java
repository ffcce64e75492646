package org.holdfast.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.holdfast.Database;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditEvent.TargetKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class AuditTrailIT {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-15T10:00:00.123456Z"), ZoneOffset.UTC);

    @Parameter
    private Database database;

    private Database.Store store;
    private AuditPseudonyms pseudonyms;
    private AuditTrail trail;

    @BeforeEach
    void open() {
        store = database.open();
        pseudonyms = new AuditPseudonyms(store.jdbc());
        trail = AuditTrails.of(store.jdbc(), NOW);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static AuditEvent about(String customer) {
        return new AuditEvent(
                Actor.person("p-1", "vera", "127.0.0.1"),
                AuditAction.CUSTOMER_VIEWED,
                Target.customer(customer),
                Map.of("found", true));
    }

    private static AuditEvent published(int number) {
        return new AuditEvent(
                Actor.key("k-1", "ci", null),
                AuditAction.RULE_BOOK_PUBLISHED,
                new Target(TargetKind.RULE_BOOK, String.valueOf(number)),
                Map.of("note", "Spring „campaign” ü"));
    }

    private void append(AuditEvent... events) {
        for (AuditEvent event : events) {
            store.transaction().executeWithoutResult(status -> trail.append(event));
        }
    }

    @Test
    void entriesAreReadLatestFirstAndTheChainIsIntact() {
        append(published(1), published(2), about("C-1"));

        assertThat(trail.page(AuditFilter.ALL, null, 2))
                .extracting(AuditEntry::number)
                .containsExactly(3L, 2L);
        assertThat(trail.page(AuditFilter.ALL, 2L, 2)).singleElement().satisfies(first -> {
            assertThat(first.action()).isEqualTo("rule-book-published");
            assertThat(first.target()).isEqualTo("1");
            assertThat(first.details()).isEqualTo("{\"note\":\"Spring „campaign” ü\"}");
            assertThat(first.at()).isEqualTo("2026-03-15T10:00:00.123Z");
        });
        assertThat(trail.verify())
                .isEqualTo(new AuditTrail.Verification(
                        3, trail.page(AuditFilter.ALL, null, 1).get(0).hash(), null));
    }

    @Test
    void anEmptyTrailIsIntact() {
        assertThat(trail.verify()).isEqualTo(new AuditTrail.Verification(0, "", null));
    }

    @Test
    void aChangedRemovedOrAddedEntryIsFound() {
        append(published(1), published(2), published(3));

        for (String change : List.of(
                "update audit_entry set actor = 'nobody in particular' where number = 2",
                "update audit_entry set details = '{}' where number = 2",
                "update audit_entry set happened_at = timestamp with time zone '2026-03-15 10:00:01+00:00' where number = 2",
                "delete from audit_entry where number = 2")) {
            store.transaction().executeWithoutResult(status -> {
                store.jdbc().update(change);
                assertThat(trail.verify().broken()).as(change).isEqualTo(2);
                status.setRollbackOnly();
            });
        }
        store.jdbc().update("delete from audit_entry where number = 3");
        assertThat(trail.verify().broken()).as("the end was cut off").isEqualTo(3);
    }

    @Test
    void anEntryBelongsToTheTransactionOfItsAct() {
        assertThatThrownBy(() -> trail.append(published(1))).isInstanceOf(IllegalStateException.class);

        append(published(1));
        store.transaction().executeWithoutResult(status -> {
            trail.append(published(2));
            status.setRollbackOnly();
        });
        append(published(3));

        assertThat(trail.page(AuditFilter.ALL, null, 9))
                .extracting(AuditEntry::target)
                .containsExactly("3", "1");
        assertThat(trail.verify().broken()).isNull();
    }

    @Test
    void concurrentActsMakeOneChain() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Object>> acts = IntStream.range(0, 40)
                    .<Callable<Object>>mapToObj(number -> Executors.callable(() -> append(published(number))))
                    .toList();
            for (Future<Object> each : threads.invokeAll(acts)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(trail.verify()).extracting("entries", "broken").containsExactly(40L, null);
    }

    @Test
    void customersAppearUnderAPseudonymThatDiesWithThem() {
        append(about("C-1"), about("C-2"));
        String pseudonym = trail.page(AuditFilter.ALL, null, 1).get(0).target();
        assertThat(pseudonym).doesNotContain("C-2").isEqualTo(pseudonyms.of("C-2"));

        store.transaction().executeWithoutResult(status -> pseudonyms.merge("C-1", "C-2"));
        assertThat(pseudonyms.all("C-2")).hasSize(2);
        assertThat(pseudonyms.export("C-2").get("auditTrail")).hasSize(2);

        store.transaction().executeWithoutResult(status -> pseudonyms.erase("C-2", "gone"));
        assertThat(pseudonyms.all("C-2")).isEmpty();
        assertThat(pseudonyms.export("C-2").get("auditTrail")).isEmpty();
        assertThat(trail.verify()).extracting("entries", "broken").containsExactly(2L, null);
    }
}
