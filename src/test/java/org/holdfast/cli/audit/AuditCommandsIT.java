package org.holdfast.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.holdfast.Database;
import org.holdfast.HoldfastApplication;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditEvent.TargetKind;
import org.holdfast.audit.AuditTrail;
import org.holdfast.audit.AuditTrails;
import org.holdfast.cli.HoldfastCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands {@code audit list} and {@code audit verify}, as typed. */
class AuditCommandsIT {

    private static final Actor ANA = Actor.key("k1", "=Ana", "192.0.2.7");
    private static final Actor PUBLISHER = Actor.person("p1", "Ion", "192.0.2.8");

    private Database.Store store;

    private record Result(int exit, String out, String err) {}

    @BeforeEach
    void fill() {
        store = Database.H2.open();
        append("2026-03-14T23:59:00Z", ANA, AuditAction.KEY_CREATED, new Target(TargetKind.KEY, "k2"));
        append("2026-03-15T08:30:00Z", PUBLISHER, AuditAction.RULE_BOOK_PUBLISHED, null);
        append("2026-03-15T23:59:00Z", ANA, AuditAction.CUSTOMER_VIEWED, Target.customer("C-1"));
        append("2026-03-16T00:00:00Z", ANA, AuditAction.CUSTOMER_VIEWED, Target.customer("C-2"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void append(String at, Actor actor, AuditAction action, Target target) {
        AuditTrail trail = AuditTrails.of(store.jdbc(), Clock.fixed(Instant.parse(at), ZoneOffset.UTC));
        store.transaction()
                .executeWithoutResult(
                        status -> trail.append(new AuditEvent(actor, action, target, Map.of("what", "it, \"again\""))));
    }

    private Result run(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of("audit"));
        all.addAll(List.of(words));
        all.addAll(List.of(
                "--spring.datasource.url=" + store.url(),
                "--spring.datasource.username=holdfast",
                "--spring.datasource.password="));
        try (PrintStream first = new PrintStream(printed, true, StandardCharsets.UTF_8);
                PrintStream second = new PrintStream(errors, true, StandardCharsets.UTF_8)) {
            System.setOut(first);
            System.setErr(second);
            int exit = HoldfastCommand.run(HoldfastApplication.class, all.toArray(new String[0]));
            return new Result(exit, printed.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Returns the numbers of the entries that are listed. */
    private List<String> numbers(String... words) {
        List<String> all = new ArrayList<>(List.of("list", "--csv"));
        all.addAll(List.of(words));
        Result result = run(all.toArray(new String[0]));
        assertThat(result.exit()).as(result.err()).isZero();
        return result.out()
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }

    @Test
    void eachFilterWorksAloneAndWithTheOthers() {
        assertThat(numbers()).containsExactly("4", "3", "2", "1");
        assertThat(numbers("--actor", "=Ana")).containsExactly("4", "3", "1");
        assertThat(numbers("--actor", "p1")).containsExactly("2");
        assertThat(numbers("--actor", "person")).containsExactly("2");
        assertThat(numbers("--action", "customer-viewed")).containsExactly("4", "3");
        assertThat(numbers("--customer", "C-1")).containsExactly("3");
        assertThat(numbers("--customer", "C-9")).isEmpty();
        assertThat(numbers("--since", "2026-03-16")).containsExactly("4");
        assertThat(numbers("--until", "2026-03-14")).containsExactly("1");
        assertThat(numbers("--since", "2026-03-15", "--until", "2026-03-15")).containsExactly("3", "2");
        assertThat(numbers("--until", "2026-03-15T08:30:00Z")).containsExactly("1");
        assertThat(numbers("--actor", "key", "--action", "customer-viewed", "--until", "2026-03-15"))
                .containsExactly("3");
        assertThat(numbers("--limit", "2")).containsExactly("4", "3");
        assertThat(numbers("--limit", "2", "--after", "3")).containsExactly("2", "1");
        assertThat(numbers("--all", "--limit", "1")).hasSize(4);
    }

    @Test
    void entriesArePrintedAsATableAsJsonAndAsCsv() {
        String pseudonym = store.jdbc()
                .queryForObject("select pseudonym from audit_customer where customer_id = 'C-1'", String.class);
        String hash = store.jdbc().queryForObject("select hash from audit_entry where number = 3", String.class);

        assertThat(run("list", "--customer", "C-1").out())
                .contains(
                        "number  time               who ", "     3  2026-03-15T23:59Z  key =Ana (k1)  customer-viewed")
                .contains("customer " + pseudonym);
        assertThat(run("list", "--json", "--customer", pseudonym).out())
                .startsWith("{\"number\":3,\"at\":\"2026-03-15T23:59:00Z\",\"actorKind\":\"key\",\"actorId\":\"k1\"")
                .endsWith("\"hash\":\"" + hash + "\"}" + System.lineSeparator());
        assertThat(run("list", "--csv", "--customer", "C-1").out().lines())
                .containsExactly(
                        "number,at,actorKind,actorId,actor,action,targetKind,target,details,address,hash",
                        "3,2026-03-15T23:59:00Z,key,k1,'=Ana,customer-viewed,customer," + pseudonym
                                + ",\"{\"\"what\"\":\"\"it, \\\"\"again\\\"\"\"\"}\",192.0.2.7," + hash);
        assertThat(run("list", "--action", "demo-removed").out())
                .isEqualTo("There are no entries." + System.lineSeparator());
    }

    @Test
    void aWrongOptionIsNamed() {
        assertThat(run("list", "--since", "yesterday")).satisfies(result -> {
            assertThat(result.exit()).isEqualTo(2);
            assertThat(result.err()).contains("--since is \"yesterday\"; expected a date such as 2026-03-15");
        });
        assertThat(run("list", "--action", "deleted").err()).contains("--action is \"deleted\"; expected one of rule-");
        assertThat(run("list", "--since", "2026-03-16", "--until", "2026-03-15").err())
                .contains("--until is 2026-03-15, which is before the beginning of the period, 2026-03-16");
        assertThat(run("list", "--limit", "0").err()).contains("--limit is 0; expected a number from 1 to 1000");
        assertThat(run("list", "--json", "--csv").exit()).isEqualTo(2);
        assertThat(run("verify", "--known-hash", "4127").err()).contains("expected 64 hexadecimal digits");
        assertThat(run().exit()).isEqualTo(2);
        assertThat(run("list", "--help").out()).contains("--customer=ID", "--csv");
    }

    @Test
    void anIntactTrailIsVerifiedAndComparedWithAKnownHash() {
        Result intact = run("verify");
        assertThat(intact.exit()).isZero();
        assertThat(intact.out()).matches("Intact: 4 entries, last hash [0-9a-f]{64}\\R");
        String hash = intact.out().strip().replaceAll(".* ", "");
        append("2026-03-17T00:00:00Z", ANA, AuditAction.KEY_REVOKED, null);

        assertThat(run("verify", "--known-hash", hash.toUpperCase(Locale.ROOT)).exit())
                .isZero();
        assertThat(run("verify", "--known-hash", "0".repeat(64))).satisfies(result -> {
            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.out()).startsWith("Broken: the chain is consistent, but no entry has the known hash.");
        });
    }

    @Test
    void aChangedEntryIsNamed() {
        store.jdbc().update("update audit_entry set actor = 'Vlad' where number = 3");

        assertThat(run("verify")).satisfies(result -> {
            assertThat(result.exit()).isEqualTo(1);
            assertThat(result.out().lines())
                    .containsExactly("Broken: entry 3 was changed, removed or inserted.", "Entries 1 to 2 are intact.");
        });
    }
}
