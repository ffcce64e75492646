package org.holdfast.ingestion.events;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.RecordSource;
import org.holdfast.customers.RecordSources;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.ingestion.events.fields.AttributeFields;
import org.holdfast.ingestion.events.fields.FieldUpdate;
import org.holdfast.ingestion.events.fields.OrderLinesMerge;
import org.holdfast.ingestion.events.fields.ParcelFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides which fields of an event take precedence over the stored ones. The latest event of a field wins, in any order
 * of arrival; a value of another source is only overwritten by an event that happened after it was stated. The first
 * promise of an order is kept.
 *
 * @param facts the stored facts
 * @param statedAt when all facts were last stated as a whole; {@code null} if they never were
 * @param provenance the sources of the records
 */
record FieldPrecedence(Customer facts, @Nullable Instant statedAt, RecordSources provenance) {

    private static final String API = EnumLabels.of(CustomerStore.Owner.API);

    /**
     * Returns the field updates of an event that take effect.
     *
     * @param known the earlier updates of the record
     * @param stored the record among the facts; {@code null} if there is none
     */
    Map<String, FieldUpdate> accepted(
            RecordKind kind, ValidatedEvent event, RecordUpdates known, @Nullable ObjectNode stored) {
        Map<String, FieldUpdate> accepted = new HashMap<>();
        for (String field : event.fields().propertyNames()) {
            if (ParcelFields.isRemoved(field, known.updates(), event.at())) {
                continue;
            }
            FieldUpdate last = known.updates().get(field);
            JsonNode current = stored == null || ParcelFields.removesReported(field, known.updates())
                    ? null
                    : AttributeFields.get(stored, field);
            FieldUpdate update = event.update(field);
            Instant elsewhere = statedElsewhereAt(collection(kind, field), event);
            if (update.takesBack() && last != null && last.holdsDespite(update)) {
                if (!isFromElsewhere(last, current)) {
                    accepted.put(field, last.lastTime(update));
                }
                continue;
            }
            boolean wins = isAccepted(update, last, current, elsewhere, kind.firstCounts(field));
            if (kind.completesLines() && field.equals(OrderLinesMerge.FIELD)) {
                putLines(accepted, update, last, current, wins);
            } else if (wins) {
                accepted.put(
                        field,
                        last == null ? update : update.happenedAgain(last).afterRetraction(last));
            }
        }
        return accepted;
    }

    /**
     * Returns what to remember of an event that takes no effect now: that something happened again, or that it was
     * taken back earlier. It matters if events that happened in between arrive later.
     */
    static Map<String, FieldUpdate> remembered(ValidatedEvent event, RecordUpdates known) {
        Map<String, FieldUpdate> remembered = new HashMap<>();
        event.updates().forEach((field, update) -> {
            FieldUpdate last = known.updates().get(field);
            if (last != null && (update.wasImplied() || update.takesBack())) {
                FieldUpdate next = update.wasImplied() ? last.happenedAgain(update) : last.afterRetraction(update);
                if (!next.equals(last)) {
                    remembered.put(field, next);
                }
            }
        });
        return remembered;
    }

    /** Returns whether a record was stated after an event that removes it. */
    boolean isStatedAfter(RecordKind kind, ValidatedEvent event, RecordUpdates known) {
        Instant elsewhere = known.updates().isEmpty() ? statedElsewhereAt(collection(kind, ""), event) : null;
        return known.latestAt().isAfter(event.at())
                || elsewhere != null && !event.at().isAfter(elsewhere);
    }

    /** The collection whose provenance covers a field. */
    private static String collection(RecordKind kind, String field) {
        if (kind == RecordKind.LISTS || kind == RecordKind.ADDRESSES) {
            return RecordKind.CUSTOMER.collection();
        }
        return kind == RecordKind.CUSTOMER && field.equals("membership") ? field : kind.collection();
    }

    /** Order lines are completed in both directions: an older list still fills the gaps of the newer one. */
    private static void putLines(
            Map<String, FieldUpdate> accepted,
            FieldUpdate update,
            @Nullable FieldUpdate last,
            @Nullable JsonNode current,
            boolean wins) {
        if (wins) {
            JsonNode older = current == null && last != null ? last.value() : current;
            accepted.put(OrderLinesMerge.FIELD, update.withValue(OrderLinesMerge.filled(update.value(), older)));
        } else if (last != null) {
            JsonNode filled = OrderLinesMerge.filled(last.value(), update.value());
            if (!RecordKind.same(last.value(), filled)) {
                accepted.put(OrderLinesMerge.FIELD, last.withValue(filled));
            }
        }
    }

    private static boolean isAccepted(
            FieldUpdate update,
            @Nullable FieldUpdate last,
            @Nullable JsonNode current,
            @Nullable Instant statedElsewhereAt,
            boolean firstWins) {
        boolean amends = firstWins && update.amends();
        if (firstWins && !amends && last != null && (last.amends() || !last.isAfter(update))) {
            return false;
        }
        boolean replacesPromise = amends && last != null && !last.amends();
        if ((!firstWins || amends) && last != null && !replacesPromise && !update.isAfter(last)) {
            return false;
        }
        return !isFromElsewhere(last, current)
                || (!firstWins || amends)
                        && !update.wasImplied()
                        && (statedElsewhereAt == null || update.at().isAfter(statedElsewhereAt));
    }

    /** Returns whether a value was stated by something other than events. */
    private static boolean isFromElsewhere(@Nullable FieldUpdate last, @Nullable JsonNode current) {
        return current != null && (last == null || !RecordKind.same(current, last.value()));
    }

    /** Returns when another source stated a collection; {@code null} if none did. */
    private @Nullable Instant statedElsewhereAt(String collection, ValidatedEvent event) {
        Provenance owner = facts.sources() == null ? null : facts.sources().get(collection);
        Instant whole = owner != null && !owner.from().equals(event.source()) ? owner.at() : statedAt;
        RecordSource part = provenance.of(collection).get(event.listItem() == null ? event.item() : "");
        // The other sources are events, whose times are known for each field.
        return part != null
                        && part.from().equals(API)
                        && (whole == null || part.at().isAfter(whole))
                ? part.at()
                : whole;
    }
}
