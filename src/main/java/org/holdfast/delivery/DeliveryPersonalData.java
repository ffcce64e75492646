package org.holdfast.delivery;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.facts.PersonalData;
import org.springframework.jdbc.core.JdbcTemplate;

/** Merges, erases and exports the deliveries of a customer. */
final class DeliveryPersonalData implements PersonalData {

    private final JdbcTemplate template;
    private final Outbox outbox;

    DeliveryPersonalData(JdbcTemplate template, Outbox outbox) {
        this.template = template;
        this.outbox = outbox;
    }

    @Override
    public Set<String> tables() {
        return Set.of("delivery");
    }

    @Override
    public void merge(String from, String into) {
        template.update("update delivery set customer_id = ? where customer_id = ?", into, from);
    }

    @Override
    public void erase(String id, String pseudonym) {
        outbox.forget(id);
    }

    @Override
    public Map<String, List<?>> export(String id) {
        List<Map<String, Object>> deliveries = template.query(
                "select target, decision_id, state, created_at from delivery where customer_id = ? order by number",
                (row, number) -> new TreeMap<>(Map.<String, Object>of(
                        "target",
                        row.getString(1),
                        "decisionId",
                        row.getString(2),
                        "status",
                        row.getString(3),
                        "createdAt",
                        row.getObject(4, OffsetDateTime.class).toInstant())),
                id);
        return Map.of("deliveries", deliveries);
    }
}
