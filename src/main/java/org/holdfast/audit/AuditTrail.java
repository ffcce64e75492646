package org.holdfast.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditEvent.TargetKind;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Records acts on the system and proves that the record is complete. */
@Repository
public class AuditTrail {

    private static final String COLUMNS =
            "number, happened_at, actor_kind, actor_id, actor, action, target_kind, target, details, address, hash";

    private static final int BATCH_SIZE = 1_000;

    private final JdbcClient client;
    private final AuditPseudonyms pseudonyms;
    private final Clock clock;

    AuditTrail(JdbcTemplate template, AuditPseudonyms pseudonyms, Clock clock) {
        this.client = JdbcClient.create(template);
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /** The end of the chain. */
    private record Head(long number, String hash) {}

    /**
     * The result of checking the chain.
     *
     * @param entries number of intact entries from the beginning
     * @param hash hash of the last intact entry, to be compared with one that was noted elsewhere
     * @param broken number of the first entry that was changed, removed or added; {@code null} if the chain is intact
     */
    public record Verification(
            long entries, String hash, @Nullable Long broken) {}

    /**
     * Appends an entry in the transaction of the act, so that there is none without the other. Other appends wait until
     * the transaction ends; call it last.
     *
     * @throws IllegalStateException if there is no transaction
     */
    public void append(AuditEvent event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("An audit entry belongs to the transaction of the act it records");
        }
        Target target = event.target();
        String shown = target == null || target.kind() != TargetKind.CUSTOMER ? null : pseudonyms.of(target.id());
        Head head = client.sql("select number, hash from audit_head where id = 1 for update")
                .query((row, number) -> new Head(row.getLong(1), row.getString(2)))
                .single();
        AuditEntry unsealed = new AuditEntry(
                head.number + 1,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                event.actor().kind().toString(),
                event.actor().id(),
                event.actor().name(),
                event.action().toString(),
                target == null ? null : target.kind().toString(),
                target != null && shown == null ? target.id() : shown,
                FactsJson.write(event.details()),
                event.actor().address(),
                "");
        String hash = AuditHash.of(head.hash, unsealed);
        client.sql("insert into audit_entry (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        unsealed.number(),
                        unsealed.at().atOffset(ZoneOffset.UTC),
                        unsealed.actorKind(),
                        unsealed.actorId(),
                        unsealed.actor(),
                        unsealed.action(),
                        unsealed.targetKind(),
                        unsealed.target(),
                        unsealed.details(),
                        unsealed.address(),
                        hash))
                .update();
        client.sql("update audit_head set number = ?, hash = ? where id = 1")
                .params(unsealed.number(), hash)
                .update();
    }

    /**
     * Returns entries, the latest first.
     *
     * @param before entries with lower numbers only; {@code null} to start with the latest
     */
    public List<AuditEntry> page(@Nullable Long before, int limit) {
        return client.sql("select " + COLUMNS + " from audit_entry where number < ? order by number desc limit ?")
                .params(before == null ? Long.MAX_VALUE : before, limit)
                .query(AuditTrail::read)
                .list();
    }

    /** Recomputes the whole chain, a batch at a time. Entries that are added meanwhile are not broken. */
    public Verification verify() {
        Chain chain = new Chain();
        List<AuditEntry> batch;
        do {
            batch = client.sql("select " + COLUMNS + " from audit_entry where number > ? order by number limit ?")
                    .params(chain.number, BATCH_SIZE)
                    .query(AuditTrail::read)
                    .list();
            if (!batch.stream().allMatch(chain::add)) {
                return new Verification(chain.number, chain.hash, chain.number + 1);
            }
        } while (batch.size() == BATCH_SIZE);
        Head head = client.sql("select number, hash from audit_head where id = 1")
                .query((row, number) -> new Head(row.getLong(1), row.getString(2)))
                .single();
        boolean isEnd = head.number == chain.number ? head.hash.equals(chain.hash) : exists(chain.number + 1);
        return new Verification(chain.number, chain.hash, isEnd ? null : chain.number + 1);
    }

    /** Returns whether an entry has this hash. */
    public boolean contains(String hash) {
        return client.sql("select count(*) from audit_entry where hash = ?")
                        .param(hash)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private boolean exists(long number) {
        return client.sql("select count(*) from audit_entry where number = ?")
                        .param(number)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The intact beginning of the chain. */
    private static final class Chain {

        private long number;
        private String hash = AuditHash.START;

        boolean add(AuditEntry entry) {
            if (entry.number() != number + 1 || !AuditHash.of(hash, entry).equals(entry.hash())) {
                return false;
            }
            number = entry.number();
            hash = entry.hash();
            return true;
        }
    }

    private static AuditEntry read(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong(1),
                Objects.requireNonNull(row.getObject(2, OffsetDateTime.class)).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11));
    }
}
