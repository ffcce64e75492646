package org.holdfast.crm.sync.state;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.facts.PersonalData;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The sources of a customer and their rejected rows. They are removed with the customer; if a source still contains the
 * customer, loads skip it.
 */
@Repository
public class CrmPersonalData implements PersonalData {

    private final JdbcTemplate template;

    public CrmPersonalData(JdbcTemplate template) {
        this.template = template;
    }

    @Override
    public Set<String> tables() {
        return Set.of("crm_bad_row", "crm_customer", "crm_staged_row", "crm_dirty_customer");
    }

    @Override
    public void merge(String from, String into) {
        erase(from, "");
    }

    @Override
    public void erase(String id, String pseudonym) {
        template.update("delete from crm_bad_row where customer_id = ?", id);
        template.update("delete from crm_customer where customer_id = ?", id);
        template.update("delete from crm_staged_row where customer_id = ?", id);
        template.update("delete from crm_dirty_customer where customer_id = ?", id);
        // The position of an interrupted full load, which starts over.
        template.update("update crm_source set full_mapping = null, full_last = null where full_last = ?", id);
    }

    @Override
    public Map<String, List<?>> export(String id) {
        return Map.of(
                "broughtBy",
                template.queryForList(
                        "select source from crm_customer where customer_id = ? order by source", String.class, id),
                "rowsReadOverHttp",
                template.query(
                        "select source, collection, content from crm_staged_row where customer_id = ? "
                                + "order by source, collection, element, idx",
                        (row, number) -> Map.of(
                                "source", row.getString(1),
                                "collection", row.getString(2),
                                "content", row.getString(3)),
                        id),
                "rowsThatDidNotFit",
                template.query(
                        "select source, collection, field, reason from crm_bad_row where customer_id = ? "
                                + "order by source, number",
                        (row, number) -> Map.of(
                                "source",
                                row.getString(1),
                                "collection",
                                row.getString(2),
                                "field",
                                row.getString(3),
                                "reason",
                                row.getString(4)),
                        id));
    }
}
