package org.holdfast.customers;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Records referred customers who have ordered, whenever facts are written. */
@Component
final class ReferralDetector {

    private final JdbcClient client;
    private final JdbcTemplate template;

    ReferralDetector(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
    }

    /**
     * Records the referred ones among these customers, a few hundred at most, within the transaction that writes them.
     */
    void detect(Collection<CustomerTable.Row> written, Instant now) {
        Map<String, String> sent = new TreeMap<>();
        written.stream().filter(row -> row.sentBy() != null).forEach(row -> sent.put(row.id(), row.sentBy()));
        if (sent.isEmpty()) {
            return;
        }
        List<Object[]> corrected = new ArrayList<>();
        client.sql("select customer_id, referrer_id, state from referral where customer_id in (:ids)")
                .param("ids", List.copyOf(sent.keySet()))
                .query(row -> {
                    String referrer = sent.remove(row.getString(1));
                    if (referrer != null
                            && !referrer.equals(row.getString(2))
                            && !row.getString(3).equals(Referrals.State.NOTED.stored())) {
                        corrected.add(new Object[] {referrer, row.getString(1)});
                    }
                });
        template.batchUpdate("update referral set referrer_id = ?, state = 'waiting' where customer_id = ?", corrected);
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        template.batchUpdate(
                "insert into referral (customer_id, referrer_id, state, asked_at) values (?, ?, 'waiting', ?)",
                sent.entrySet().stream()
                        .map(each -> new Object[] {each.getKey(), each.getValue(), at})
                        .toList());
    }
}
