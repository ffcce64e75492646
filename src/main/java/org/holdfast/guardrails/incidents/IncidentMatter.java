package org.holdfast.guardrails.incidents;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.loyalty.ComplaintCause;
import org.holdfast.loyalty.ComplaintView;
import org.holdfast.loyalty.CustomerView;
import org.jspecify.annotations.Nullable;

/**
 * A set of incidents that stem from the same harm and are therefore compensated once. All complaints about one order
 * form one matter: a customer who complains twice has not been harmed twice. The lateness or incompleteness of the
 * order belongs to it as well if one of the complaints is about that, or names no topic. Earlier remedies stay recorded
 * under the incident they were given for.
 *
 * @param incidents ids, such as {@code late-order:5512} and {@code complaint:K-7}
 */
public record IncidentMatter(Set<String> incidents) {

    private static final Map<String, ComplaintCause> CAUSES = Map.of(
            Incidents.LATE_ORDER, ComplaintCause.LATENESS, Incidents.INCOMPLETE_ORDER, ComplaintCause.MISSING_ITEMS);

    /** Returns the matter of an incident, which contains at least the incident itself. */
    public static IncidentMatter of(String incident, CustomerView view) {
        String order = order(incident, view);
        List<ComplaintView> complaints = order == null
                ? List.of()
                : complaints(view).filter(each -> order.equals(each.orderKey())).toList();
        Set<String> names = complaints.stream()
                .map(each -> name(Incidents.COMPLAINT, each.complaint().key()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (view.viewpoint().semantics().joinsComplaintsWithTheirCause()) {
            CAUSES.forEach((type, cause) -> {
                if (complaints.stream()
                        .anyMatch(each -> cause.matches(each.complaint().topic()))) {
                    names.add(name(type, String.valueOf(order)));
                }
            });
        }
        return new IncidentMatter(names.contains(incident) ? Set.copyOf(names) : Set.of(incident));
    }

    /** Returns the id of the order that an incident concerns; {@code null} when it concerns none or it is unknown. */
    private static @Nullable String order(String incident, CustomerView view) {
        String type = incident.substring(0, Math.max(0, incident.indexOf(':')));
        String subject = incident.substring(incident.indexOf(':') + 1);
        if (type.equals(Incidents.COMPLAINT)) {
            return complaints(view)
                    .filter(each -> each.complaint().key().equals(subject))
                    .findFirst()
                    .map(ComplaintView::orderKey)
                    .orElse(null);
        }
        return CAUSES.containsKey(type) ? subject : null;
    }

    private static Stream<ComplaintView> complaints(CustomerView view) {
        return view.complaints() == null ? Stream.empty() : view.complaints().stream();
    }

    private static String name(String type, String subject) {
        return type + ":" + subject;
    }

    /**
     * Returns whether two incidents are complaints about the same topic of the same order, so that a remedy that is
     * owed for one of them is not owed for the other.
     */
    public static boolean isOwedOnce(String incident, String other, CustomerView view) {
        ComplaintView one = complaint(incident, view);
        ComplaintView two = complaint(other, view);
        return one != null
                && two != null
                && one.orderKey() != null
                && one.orderKey().equals(two.orderKey())
                && isSameTopic(one.complaint().topic(), two.complaint().topic());
    }

    private static boolean isSameTopic(@Nullable String one, @Nullable String other) {
        return one != null && other != null && one.strip().equalsIgnoreCase(other.strip());
    }

    private static @Nullable ComplaintView complaint(String incident, CustomerView view) {
        return complaints(view)
                .filter(each -> incident.equals(
                        name(Incidents.COMPLAINT, each.complaint().key())))
                .findFirst()
                .orElse(null);
    }
}
