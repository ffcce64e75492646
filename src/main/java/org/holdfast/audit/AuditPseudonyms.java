package org.holdfast.audit;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.holdfast.facts.PersonalData;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Links customers to their random pseudonyms in the audit trail. Erasing a customer deletes the link, so the entries
 * stay as they are, and the chain intact, while they cannot be attributed any more.
 */
@Repository
class AuditPseudonyms implements PersonalData {

    private final JdbcClient client;

    AuditPseudonyms(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
    }

    /** Returns the pseudonym for new entries about a customer. Two transactions may each add one; both stay valid. */
    String of(String customerId) {
        return all(customerId).stream().findFirst().orElseGet(() -> {
            String pseudonym = UUID.randomUUID().toString();
            client.sql("insert into audit_customer (pseudonym, customer_id) values (?, ?)")
                    .params(pseudonym, customerId)
                    .update();
            return pseudonym;
        });
    }

    /** Returns all pseudonyms under which entries about a customer are found. */
    List<String> all(String customerId) {
        return client.sql("select pseudonym from audit_customer where customer_id = ? order by pseudonym")
                .param(customerId)
                .query(String.class)
                .list();
    }

    /**
     * Returns the pseudonyms of a customer, and the text itself if it may be a pseudonym: entries can be followed after
     * an erasure, although no longer to a customer.
     */
    List<String> meant(String customerIdOrPseudonym) {
        return Stream.concat(all(customerIdOrPseudonym).stream(), Stream.of(customerIdOrPseudonym))
                .toList();
    }

    @Override
    public Set<String> tables() {
        return Set.of("audit_customer");
    }

    @Override
    public void merge(String from, String into) {
        client.sql("update audit_customer set customer_id = ? where customer_id = ?")
                .params(into, from)
                .update();
    }

    @Override
    public void erase(String id, String pseudonym) {
        client.sql("delete from audit_customer where customer_id = ?").param(id).update();
    }

    @Override
    public Map<String, List<?>> export(String id) {
        return Map.of(
                "auditTrail",
                client.sql("select e.happened_at, e.action, e.actor_kind from audit_entry e "
                                + "join audit_customer c on c.pseudonym = e.target and e.target_kind = 'customer' "
                                + "where c.customer_id = ? order by e.number")
                        .param(id)
                        .query((row, number) -> Map.of(
                                "at", row.getObject(1, OffsetDateTime.class).toInstant(),
                                "action", row.getString(2),
                                "by", row.getString(3)))
                        .list());
    }
}
