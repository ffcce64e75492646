package org.holdfast.crm.loading;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.facts.KeptAboutCustomers;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which sources know a customer, and rows of theirs that did not fit. */
final class SourcesKept implements KeptAboutCustomers {

    private final JdbcTemplate template;

    SourcesKept(JdbcTemplate template) {
        this.template = template;
    }

    @Override
    public Set<String> tables() {
        return Set.of("crm_customer", "crm_bad_row");
    }

    /** The sources go on speaking of the one who is not there any more, and nobody listens; of the other they speak anyway. */
    @Override
    public void merge(String from, String into) {
        erase(from, "");
    }

    @Override
    public void erase(String id, String pseudonym) {
        tables().forEach(table -> template.update("delete from " + table + " where customer_id = ?", id));
    }

    @Override
    public Map<String, List<?>> export(String id) {
        List<String> sources = template.queryForList("select source from crm_customer where customer_id = ? order by source", String.class, id);
        List<Map<String, Object>> bad = template.query("select source, collection, row_name, field, reason from crm_bad_row where customer_id = ? "
                + "order by source, number", (row, number) -> new TreeMap<>(Map.<String, Object>of("source", row.getString(1), "collection",
                row.getString(2), "row", row.getString(3), "field", row.getString(4), "reason", row.getString(5))), id);
        return Map.of("loadedFrom", sources, "rowsThatDidNotFit", bad);
    }
}
