package org.holdfast.history.moves;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.history.offers.FirstCustomers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Moves what was decided about orders and complaints to another customer: promises are kept or broken by the facts of
 * that customer, and nothing is given a second time for the same incident. The amounts drawn from budgets belong to the
 * actions, so they remain counted once. The answers that were given, and their receipts, remain where they are.
 */
@Repository
public class MovedActions {

    private static final String COMPLAINT = "complaint:";
    private static final String BROKEN_PROMISE = "broken-promise:";

    private final JdbcClient client;
    private final JdbcTemplate template;
    private final FirstCustomers firstCustomers;

    public MovedActions(JdbcTemplate template) {
        this.client = JdbcClient.create(template);
        this.template = template;
        this.firstCustomers = new FirstCustomers(template);
    }

    private record About(
            String id, @Nullable String incident, @Nullable String subject) {

        boolean isAbout(Set<String> orders, Set<String> complaints) {
            if (incident == null) {
                return orders.contains(subject) || complaints.contains(subject);
            }
            String thing = incident.substring(incident.indexOf(':') + 1);
            if (incident.startsWith(BROKEN_PROMISE)) {
                return false;
            }
            return incident.startsWith(COMPLAINT) ? complaints.contains(thing) : orders.contains(thing);
        }
    }

    /**
     * Moves the actions about some records, and those that made up for promises about them. May be called again for
     * actions that were recorded meanwhile.
     *
     * @return the ids of the actions
     */
    public Set<String> move(String from, String into, Set<String> orders, Set<String> complaints) {
        List<About> all = client.sql("select id, incident, subject from decided_action where customer_id = ? "
                        + "and (incident is not null or subject is not null)")
                .param(from)
                .query((row, number) -> new About(row.getString(1), row.getString(2), row.getString(3)))
                .list();
        Set<String> moved = new TreeSet<>();
        all.stream().filter(each -> each.isAbout(orders, complaints)).forEach(each -> moved.add(each.id));
        Set<String> promises = new HashSet<>();
        moved.forEach(id -> promises.add(BROKEN_PROMISE + id));
        all.stream().filter(each -> promises.contains(each.incident)).forEach(each -> moved.add(each.id));
        List<Object[]> rows = new ArrayList<>();
        moved.forEach(id -> rows.add(new Object[] {into, id}));
        template.batchUpdate("update decided_action set customer_id = ? where id = ?", rows);
        if (!moved.isEmpty()) {
            firstCustomers.recount(into);
        }
        return moved;
    }
}
