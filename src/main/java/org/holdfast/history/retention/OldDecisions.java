package org.holdfast.history.retention;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.database.InList;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.history.ContactHistories;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The decisions that are older than they are kept. Their rows stay, and so do those of their actions, outcomes, budgets
 * and points; texts, facts, receipts, deliveries and the words of those who reported outcomes go.
 *
 * <p>A decision is as old as the last moment at which the customer could accept what it offered. So a decision as of a
 * later moment never needs a text that is gone.
 */
final class OldDecisions {

    private static final String TOO_OLD = "d.removed_at is null and d.decided_at < :before";

    private static final String OPEN = "a.status in ('open', 'presented') "
            + "and (a.valid_until > :before or a.valid_until is null and a.decided_at > :dateless)";

    private final JdbcClient client;
    private final JdbcTemplate template;
    private final ContactHistories contactHistories;

    OldDecisions(JdbcTemplate template, ContactHistories contactHistories) {
        this.client = JdbcClient.create(template);
        this.template = template;
        this.contactHistories = contactHistories;
    }

    /** A decision that is too old. */
    record Old(String id, String customerId, Instant decidedAt, boolean erased) {}

    /** How many there are, how many of them stay because of what they offered, and when the first was made. */
    record Tally(long all, long open, @Nullable Instant oldest) {}

    Tally count(Instant before) {
        long open = bound(
                        "select count(distinct d.id) from decided_action a join decision d on d.id = a.decision_id "
                                + "where a.decided_at < :before and " + OPEN + " and " + TOO_OLD,
                        before)
                .query(Long.class)
                .single();
        return client.sql("select count(*), min(d.decided_at) from decision d where " + TOO_OLD)
                .param("before", utc(before))
                .query((row, number) -> {
                    OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
                    return new Tally(row.getLong(1), open, oldest == null ? null : oldest.toInstant());
                })
                .single();
    }

    /**
     * Returns the oldest decisions, in the order of the index: those that were removed are not in its range any more.
     *
     * @param after the last one of the previous page, or {@code null} for the first page
     */
    List<Old> page(Instant before, @Nullable Old after, int max) {
        return client.sql("select d.id, d.customer_id, d.decided_at, d.facts_hash from decision d where " + TOO_OLD
                        + " and d.decided_at >= :from and (d.decided_at, d.id) > (:from, :last) "
                        + "order by d.removed_at, d.decided_at, d.id fetch first " + max + " rows only")
                .param("before", utc(before))
                .param("from", utc(after == null ? Instant.EPOCH : after.decidedAt))
                .param("last", after == null ? "" : after.id)
                .query((row, number) -> new Old(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getString(4).equals(Decision.FactsUsed.ERASED)))
                .list();
    }

    private JdbcClient.StatementSpec bound(String sql, Instant before) {
        return client.sql(sql)
                .param("before", utc(before))
                .param("dateless", utc(before.minus(ContactHistory.OPEN_WITHOUT_DATE)));
    }

    /**
     * Removes what is not counted of these decisions, within a transaction. Decisions about customers that are locked
     * at the moment are left for later.
     *
     * @return number of decisions
     */
    int remove(List<Old> old, Instant before, Instant now, Period keptFor) {
        Set<String> locked = contactHistories.lockAvailable(
                old.stream().filter(each -> !each.erased).map(Old::customerId).collect(Collectors.toSet()));
        List<String> free = old.stream()
                .filter(each -> each.erased || locked.contains(each.customerId))
                .map(Old::id)
                .toList();
        if (free.isEmpty()) {
            return 0;
        }
        List<Whole> whole = whole(free, locked, before);
        List<String> ids = whole.stream().map(Whole::id).toList();
        if (!ids.isEmpty()) {
            shorten(whole, now, keptFor);
            shortenActions(ids);
            forgetWords(ids);
            forgetReceipts(whole, ids);
            forgetDeliveries(whole, ids);
        }
        return ids.size();
    }

    private record Whole(String id, String customerId, String factsHash, String document) {

        boolean erased() {
            return factsHash.equals(Decision.FactsUsed.ERASED);
        }
    }

    /** Locks those that are still as they were found. */
    private List<Whole> whole(List<String> ids, Set<String> locked, Instant before) {
        return bound(
                        "select d.id, d.customer_id, d.facts_hash, d.document from decision d where d.id in (:ids) and "
                                + TOO_OLD
                                + " and not exists (select 1 from decided_action a where a.decision_id = d.id "
                                + "and " + OPEN + ") order by d.id for update skip locked",
                        before)
                .param("ids", InList.of(ids))
                .query((row, number) ->
                        new Whole(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list()
                .stream()
                .filter(each -> each.erased() || locked.contains(each.customerId))
                .toList();
    }

    private void shorten(List<Whole> whole, Instant now, Period keptFor) {
        template.batchUpdate(
                "update decision set document = ?, facts_hash = ?, removed_at = ?, kept_for = ? where id = ?",
                whole.stream()
                        .map(each -> new Object[] {
                            each.erased()
                                    ? each.document
                                    : DecisionJson.write(
                                            DecisionJson.read(each.document).shortened()),
                            each.erased() ? Decision.FactsUsed.ERASED : Decision.FactsUsed.REMOVED,
                            utc(now),
                            keptFor.toString(),
                            each.id
                        })
                        .toList());
    }

    private void shortenActions(List<String> decisions) {
        List<Object[]> actions = new ArrayList<>();
        client.sql("select id, document from decided_action where decision_id in (:ids) and document is not null")
                .param("ids", InList.of(decisions))
                .query(row -> {
                    actions.add(new Object[] {
                        DecisionJson.write(
                                DecisionJson.readAction(row.getString(2)).shortened()),
                        row.getString(1)
                    });
                });
        template.batchUpdate("update decided_action set document = ? where id = ?", actions);
    }

    private void forgetWords(List<String> decisions) {
        client.sql("update outcome set note = null, reported_by = null where decision_id in (:ids) "
                        + "and (note is not null or reported_by is not null)")
                .param("ids", InList.of(decisions))
                .update();
    }

    /** The facts of a receipt contain the id of the customer, so the receipts that share them are of one customer. */
    private void forgetReceipts(List<Whole> whole, List<String> decisions) {
        client.sql("delete from receipt where decision_id in (:ids)")
                .param("ids", InList.of(decisions))
                .update();
        Set<String> hashes = new HashSet<>();
        whole.forEach(each -> hashes.add(each.factsHash));
        client.sql("delete from receipt_facts where hash in (:hashes) and not exists (select 1 from receipt r "
                        + "where r.customer_id = receipt_facts.customer_id and r.facts_hash = receipt_facts.hash)")
                .param("hashes", InList.of(hashes))
                .update();
    }

    /** What has not arrived by now shall not arrive any more. */
    private void forgetDeliveries(List<Whole> whole, List<String> decisions) {
        client.sql("delete from delivery where customer_id in (:customers) and decision_id in (:ids)")
                .param(
                        "customers",
                        InList.of(whole.stream().map(Whole::customerId).collect(Collectors.toSet())))
                .param("ids", InList.of(decisions))
                .update();
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
