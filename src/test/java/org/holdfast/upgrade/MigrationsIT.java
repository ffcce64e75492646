package org.holdfast.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.holdfast.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The schema that all migrations create, and the protection of released migrations from changes. */
class MigrationsIT {

    /**
     * A constraint that only holds while the connection that created it is open; H2 stores {@code a = 'x' or a = 'y'}
     * like this, too.
     */
    private static final Pattern BOUND_TO_ITS_CONNECTION = Pattern.compile("(?i)\\bin\\s*\\(");

    private static final String ENTRY =
            "insert into programme_entry (customer_id, programme, unit, number, kind, cause, step, amount, balance, counts_on, "
                    + "rule_book, recorded_at) values ('C-1', 'club', 'points', %d, '%s', 'order:%1$d', 1, %d, 10, date '2026-03-01', 'book', current_timestamp)";
    private static final String REFERRAL =
            "insert into referral (customer_id, referrer_id, state, asked_at) values ('%s', 'C-9', '%s', current_timestamp)";

    private static final String ID = "0e37df36-f698-11e6-8dd4-cb9ced3df976";
    private static final String DECISION =
            "insert into decision (id, customer_id, as_of, decided_at, outcome, rule_book, facts_hash, document) values ('"
                    + ID + "', 'C-1', current_timestamp, current_timestamp, 'act', 'book', 'sha256:x', '{}')";
    private static final String ANSWER = "insert into keyed_answer (scope, request_key, request, answer, kept_at) "
            + "values ('s', '%s', 'hash', '%s', current_timestamp)";

    /**
     * Checksums of the released migrations by version. They are never edited or renumbered, and new migrations come
     * after the last one.
     */
    private static final Map<String, Integer> RELEASED = Map.ofEntries(
            Map.entry("V1__customers_decisions_outcomes.sql", -202_517_042),
            Map.entry("V2__rule_books.sql", 1_804_318_648),
            Map.entry("V3__standing.sql", -1_766_525_004),
            Map.entry("V4__api_keys.sql", -195_385_750),
            Map.entry("V5__receipts.sql", -2_075_592_980),
            Map.entry("V6__idempotency.sql", -1_173_487_427),
            Map.entry("V7__reports.sql", -1_626_589_929),
            Map.entry("V8__promises.sql", 1_225_063_481),
            Map.entry("V9__customers_pushed.sql", 771_389_825),
            Map.entry("V10__crm_sources.sql", 1_764_436_787),
            Map.entry("V11__delivery.sql", 437_044_980),
            Map.entry("V14__fits.sql", -695_864_444),
            Map.entry("V15__programmes.sql", -414_814_833),
            Map.entry("V17__surveys_referrals.sql", 599_683_987));

    @Test
    void constraintsDoNotDependOnTheConnectionThatCreatedThem() {
        try (Database.Store store = Database.H2.open()) {
            assertThat(checks(store.jdbc())).isNotEmpty().noneMatch(BOUND_TO_ITS_CONNECTION.asPredicate());
            store.jdbc()
                    .execute(
                            "create table tried (a varchar(9) check (a = 'x' or a = 'y'), b varchar(9) check (b not in ('x', 'y')))");
            assertThat(checks(store.jdbc()).stream().filter(BOUND_TO_ITS_CONNECTION.asPredicate()))
                    .as("is detected")
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aDatabaseOfTheFirstReleaseTakesMembersAndFriendsAgain(Database database) {
        String url = database.emptyUrl();
        try (Database.Store store = Database.openUpTo("17", url)) {
            store.jdbc().update(ENTRY.formatted(1, "earned", 10));
            store.jdbc().update(REFERRAL.formatted("C-1", "waiting"));
            store.migrate();
            store.jdbc().update(ENTRY.formatted(2, "given", 5));
            store.jdbc().update(ENTRY.formatted(3, "returned", -5));
            List.of("waiting", "unknown", "noted", "same")
                    .forEach(state -> store.jdbc().update(REFERRAL.formatted("of-" + state, state)));
            assertThat(store.jdbc().queryForObject("select sum(amount) from programme_entry", Integer.class))
                    .isEqualTo(10);
            refuses(store, ENTRY.formatted(4, "earned", -1), "programme_entry_sign");
            refuses(store, ENTRY.formatted(4, "given", -1), "programme_entry_sign");
            refuses(store, REFERRAL.formatted("C-2", "lost"), "referral_state");
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void storedAnswersGetTheCustomerOfTheirDecision(Database database) {
        try (Database.Store store = Database.openUpTo("22", database.emptyUrl())) {
            store.jdbc().update(DECISION);
            store.jdbc().update(ANSWER.formatted("decided", "{\"decisionId\":\"" + ID + "\",\"customerId\":\"C-1\"}"));
            store.jdbc().update(ANSWER.formatted("unknown", "{\"decisionId\":\"d-2\",\"customerId\":\"C-2\"}"));
            store.jdbc().update(ANSWER.formatted("preview", "{\"customerId\":\"C-3\"}"));
            store.migrate();
            assertThat(store.jdbc()
                            .queryForList(
                                    "select request_key from keyed_answer where customer_id = 'C-1'", String.class))
                    .containsExactly("decided");
            assertThat(store.jdbc()
                            .queryForList(
                                    "select request_key from keyed_answer where customer_id is null order by request_key",
                                    String.class))
                    .containsExactly("preview", "unknown");
        }
    }

    @Test
    void releasedMigrationsAreUnchanged() {
        try (Database.Store store = Database.H2.open()) {
            Map<String, Integer> now = new LinkedHashMap<>();
            Arrays.stream(Flyway.configure()
                            .dataSource(store.source())
                            .load()
                            .info()
                            .all())
                    .filter(each -> each.getVersion().isAtLeast("1")
                            && !each.getVersion().isNewerThan("17"))
                    .forEach(each -> now.put(each.getScript(), each.getChecksum()));
            assertThat(now).containsExactlyInAnyOrderEntriesOf(RELEASED);
        }
    }

    private static void refuses(Database.Store store, String sql, String constraint) {
        assertThatThrownBy(() -> store.jdbc().update(sql))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageMatching("(?is).*check constraint.*\"" + constraint + ".*")
                .hasMessageNotContaining("invalid");
    }

    private static List<String> checks(JdbcTemplate jdbc) {
        return jdbc.queryForList("select check_clause from information_schema.check_constraints", String.class);
    }
}
