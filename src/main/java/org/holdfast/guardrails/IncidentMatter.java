package org.holdfast.guardrails;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.facts.Complaint;
import org.holdfast.loyalty.ComplaintCause;
import org.holdfast.loyalty.ComplaintView;
import org.holdfast.loyalty.CustomerView;
import org.jspecify.annotations.Nullable;

/**
 * One thing that went wrong, under all the names it has as an incident. All complaints about one order are one matter:
 * who complains twice has not been harmed twice. That the order is late, or incomplete, belongs to it when one of the
 * complaints is about that, or does not say what it is about. Each name keeps what was done under it, so nothing that
 * was given before is forgotten.
 *
 * @param incidents ids, such as {@code late-order:5512} and {@code complaint:K-7}
 */
record IncidentMatter(Set<String> incidents) {

    private static final Map<String, ComplaintCause> CAUSES = Map.of(
            Incidents.LATE_ORDER, ComplaintCause.LATENESS, Incidents.INCOMPLETE_ORDER, ComplaintCause.MISSING_ITEMS);

    /** The matter an incident belongs to; on its own when it has no other name. */
    static IncidentMatter of(String incident, CustomerView view) {
        String order = order(incident, view);
        List<Complaint> complaints = order == null || view.complaints() == null
                ? List.of()
                : complaints(view).filter(each -> order.equals(each.orderId())).toList();
        Set<String> names = complaints.stream()
                .map(each -> name(Incidents.COMPLAINT, each.id()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (view.viewpoint().semantics().joinsComplaintsWithTheirCause()) {
            CAUSES.forEach((type, cause) -> {
                if (complaints.stream().anyMatch(each -> cause.matches(each.topic()))) {
                    names.add(name(type, String.valueOf(order)));
                }
            });
        }
        return new IncidentMatter(names.contains(incident) ? Set.copyOf(names) : Set.of(incident));
    }

    /** The order that an incident is about; {@code null} where it is about none that is known. */
    private static @Nullable String order(String incident, CustomerView view) {
        String type = incident.substring(0, Math.max(0, incident.indexOf(':')));
        String subject = incident.substring(incident.indexOf(':') + 1);
        if (type.equals(Incidents.COMPLAINT)) {
            return complaints(view)
                    .filter(each -> each.id().equals(subject))
                    .findFirst()
                    .map(Complaint::orderId)
                    .orElse(null);
        }
        return CAUSES.containsKey(type) ? subject : null;
    }

    private static Stream<Complaint> complaints(CustomerView view) {
        return view.complaints() == null
                ? Stream.empty()
                : view.complaints().stream().map(ComplaintView::complaint);
    }

    private static String name(String type, String subject) {
        return type + ":" + subject;
    }

    /**
     * Whether two incidents are complaints about the same thing of the same order: what is owed for it is owed once.
     */
    static boolean isOwedOnce(String incident, String other, CustomerView view) {
        Complaint one = complaint(incident, view);
        Complaint two = complaint(other, view);
        return one != null
                && two != null
                && one.orderId() != null
                && one.orderId().equals(two.orderId())
                && one.topic() != null
                && two.topic() != null
                && one.topic().strip().equalsIgnoreCase(two.topic().strip());
    }

    private static @Nullable Complaint complaint(String incident, CustomerView view) {
        return !incident.startsWith(Incidents.COMPLAINT + ":")
                ? null
                : complaints(view)
                        .filter(each -> incident.equals(name(Incidents.COMPLAINT, each.id())))
                        .findFirst()
                        .orElse(null);
    }
}
