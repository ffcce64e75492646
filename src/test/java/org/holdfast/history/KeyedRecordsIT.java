package org.holdfast.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.holdfast.Database;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;

/** Idempotency records and shared secrets. */
@ParameterizedClass
@EnumSource(Database.class)
class KeyedRecordsIT {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00.123Z");

    @Parameter
    private Database database;

    private Database.Store opened;
    private IdempotencyRecords records;
    private SharedSecrets secrets;

    @BeforeEach
    void open() {
        opened = database.open();
        records = new IdempotencyRecords(opened.jdbc());
        secrets = new SharedSecrets(opened.jdbc());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private void keep(String scope, String key, String answer, Instant at) {
        keep(scope, key, "C-1", answer, at);
    }

    /** @param customer {@code null} for an answer as an earlier version of the program stores it */
    private void keep(String scope, String key, @Nullable String customer, String answer, Instant at) {
        opened.transaction().executeWithoutResult(status -> {
            records.claim(scope, key, "hash", at);
            records.keep(scope, key, customer, answer);
        });
    }

    @Test
    void anAnswerIsFoundByScopeAndKey() {
        keep("decide", "k", "{\"ответ\":1}", NOW);

        assertThat(records.find("decide", "k")).contains(new IdempotencyRecords.Kept("hash", "{\"ответ\":1}"));
        assertThat(records.find("event", "k")).isEmpty();
        assertThat(records.find("decide", "K")).isEmpty();
    }

    @Test
    void aKeyIsClaimedOnce() {
        keep("decide", "k", "{}", NOW);

        assertThatThrownBy(() -> records.claim("decide", "k", "other", NOW)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aKeyIsFreeAgainAfterARollback() {
        opened.transaction().executeWithoutResult(status -> {
            records.claim("decide", "k", "hash", NOW);
            status.setRollbackOnly();
        });

        keep("decide", "k", "second", NOW);

        assertThat(records.find("decide", "k"))
                .map(IdempotencyRecords.Kept::answer)
                .contains("second");
    }

    @Test
    void onlyOldAnswersAreForgotten() {
        keep("decide", "old", "{}", NOW.minusMillis(1));
        keep("decide", "new", "{}", NOW);

        records.forget(NOW);

        assertThat(records.find("decide", "old")).isEmpty();
        assertThat(records.find("decide", "new")).isPresent();
    }

    @Test
    void erasingACustomerDeletesTheAnswersAboutThem() {
        String about = "{\"customerId\":\"%s\"}";
        keep("decide", "theirs", "C-1", "{}", NOW);
        keep("decide", "other", "C-2", about.formatted("C-2"), NOW);
        keep("decide", "earlier", null, about.formatted("C-1"), NOW);
        keep("decide", "earlier-other", null, about.formatted("C-10"), NOW);

        Ledgers.of(opened).past().erase("C-1", "erased-1");

        assertThat(keys()).containsExactly("earlier-other", "other");
    }

    @Test
    void mergingCustomersMovesTheAnswers() {
        keep("decide", "k", "C-1", "{\"customerId\":\"C-1\"}", NOW);

        Ledgers.of(opened).past().merge("C-1", "C-2");
        Ledgers.of(opened).past().erase("C-2", "erased-2");

        assertThat(keys()).isEmpty();
    }

    private List<String> keys() {
        return opened.jdbc().queryForList("select request_key from keyed_answer order by request_key", String.class);
    }

    @Test
    void aSecretIsMadeOnceForAllNodes() {
        byte[] first = secrets.get("survey", NOW);

        assertThat(first).hasSize(32);
        assertThat(new SharedSecrets(opened.jdbc()).get("survey", NOW.plusSeconds(1)))
                .isEqualTo(first);
        assertThat(secrets.get("other", NOW)).isNotEqualTo(first);
    }
}
