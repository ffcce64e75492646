package org.holdfast.ingestion.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;
import org.holdfast.customers.merging.MergeResult;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.merge.ConflictingFacts;
import org.holdfast.facts.merge.ConflictingFacts.Contradiction;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.ingestion.cloudevents.CloudEvent;
import org.holdfast.ingestion.events.fields.AttributeFields;
import org.holdfast.ingestion.events.fields.ParcelFields;
import org.holdfast.ingestion.events.lists.ListItem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of an event.
 *
 * @param customerId the customer whose facts it concerns, after a merge the surviving one; {@code null} if the event
 *     was refused before its customer was known
 * @param duplicate whether the event was processed before, and therefore had no effect
 * @param field the invalid field, as a path into the event
 * @param contradictions the fields in which the event contradicts the stored facts, with both values; {@code null}
 *     unless it was refused for that reason
 * @param merger the changes made by a merge; {@code null} for other events
 * @param changes what was changed, if the event changes or takes back what was known; {@code null} for other events
 * @param consentsKept refusals of contact that remain in force although the event does not contain them; {@code null}
 *     if there are none
 */
public record EventResult(
        @Nullable String source,
        @Nullable String id,
        @Nullable String customerId,
        Status status,
        boolean duplicate,
        @Nullable String field,
        @Nullable String problem,
        @Nullable List<Contradiction> contradictions,
        @Nullable MergeResult merger,
        @Nullable List<Change> changes,
        @Nullable List<Consent> consentsKept) {

    /** The outcome of processing an event. */
    public enum Status {
        /** The facts have changed. */
        APPLIED,
        /** The event repeats known facts, or later facts have superseded it. */
        UNCHANGED,
        /** The record is incomplete until a later event or load supplies the rest. */
        WAITING,
        /** The event was processed before. */
        DUPLICATE,
        /** An event with the same source and id, but different content, was processed before. */
        CONFLICT,
        /** The event takes back what is not known; what happened before it does not count if it arrives later. */
        NOTHING_TO_TAKE_BACK,
        /** The event takes something back, but later facts state it. */
        SUPERSEDED,
        /** The customer was erased. */
        ERASED,
        REFUSED;

        /** Returns the status of an event that was applied to the facts of a customer. */
        static Status of(ValidatedEvent event, Customer old, Customer now) {
            if (!now.equals(old)) {
                return APPLIED;
            }
            ObjectNode stored = event.stored(now);
            List<String> retracted = event.retracted();
            if (event.type() == EventType.ADDRESS_REMOVED) {
                return stored == null ? NOTHING_TO_TAKE_BACK : SUPERSEDED;
            }
            if (event.listItem() != null && event.takesBack()) {
                return stored == null || retracted.stream().noneMatch(stored::has) && !retracted.isEmpty()
                        ? NOTHING_TO_TAKE_BACK
                        : SUPERSEDED;
            }
            if (retracted.isEmpty() || stored == null) {
                return UNCHANGED;
            }
            return retracted.stream().anyMatch(field -> AttributeFields.isKnown(stored, field))
                    ? SUPERSEDED
                    : NOTHING_TO_TAKE_BACK;
        }

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * A changed field.
     *
     * @param field path such as {@code orders[5512].deliveredAt}, or of a record that was removed
     * @param before the earlier value as text; {@code null} if it was unknown
     * @param after the new value as text; {@code null} if it is unknown now
     */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {

        static List<Change> between(ValidatedEvent event, Customer old, Customer now) {
            RecordKind kind = event.kind();
            if (kind == null
                    || old.equals(now)
                    || !event.type().listsChanges() && event.retracted().isEmpty()) {
                return List.of();
            }
            String path = path(kind, event);
            if (event.type() == EventType.RECORD_REMOVED && !event.removesParcel()) {
                return List.of(new Change(path, "stored", null));
            }
            ObjectNode none = event.fields().objectNode();
            ObjectNode before = Objects.requireNonNullElse(event.stored(old), none);
            ObjectNode after = Objects.requireNonNullElse(event.stored(now), none);
            return event.fields().propertyNames().stream()
                    .map(field -> new Change(
                            path.isEmpty() ? field : path + "." + ParcelFields.path(field),
                            text(AttributeFields.get(before, field)),
                            text(AttributeFields.get(after, field))))
                    .filter(change -> !Objects.equals(change.before, change.after))
                    .toList();
        }

        private static String path(RecordKind kind, ValidatedEvent event) {
            if (event.listItem() != null) {
                ListItem item = event.listItem();
                return "lists." + item.list() + "[" + item.key().asString() + "]";
            }
            return kind == RecordKind.CUSTOMER ? "" : kind.collection() + "[" + event.item() + "]";
        }

        private static @Nullable String text(@Nullable JsonNode value) {
            if (value == null || value.isNull()) {
                return null;
            }
            return value.isString() ? value.asString() : value.toString();
        }
    }

    static EventResult of(CloudEvent event, String customerId, Status status) {
        return new EventResult(
                event.source(),
                event.id(),
                customerId,
                status,
                status == Status.DUPLICATE,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Returns the result of an event whose source and id were processed before. */
    static EventResult repeated(CloudEvent event, String customerId, Status status) {
        return status == Status.DUPLICATE
                ? of(event, customerId, status)
                : new EventResult(
                        event.source(),
                        event.id(),
                        customerId,
                        status,
                        false,
                        "id",
                        "\"id\" was used before by another event of this source, so this one was not processed. "
                                + "Give each event its own id, and repeat an event only unchanged",
                        null,
                        null,
                        null,
                        null);
    }

    static EventResult merged(CloudEvent event, String into, @Nullable MergeResult mergeResult) {
        return new EventResult(
                        event.source(),
                        event.id(),
                        into,
                        mergeResult == null ? Status.UNCHANGED : Status.APPLIED,
                        false,
                        null,
                        null,
                        null,
                        mergeResult,
                        null,
                        null)
                .with(mergeResult == null ? List.of() : mergeResult.consentsKept());
    }

    static EventResult contradicting(CloudEvent event, String customerId, ConflictingFacts e) {
        String what = event.type().equals(EventType.CUSTOMER_MERGED.toString())
                ? "The facts of the two customers contradict each other, so they were not merged: "
                : "The event contradicts the stored facts, so it was not applied: ";
        return new EventResult(
                event.source(),
                event.id(),
                customerId,
                Status.REFUSED,
                false,
                "data",
                what + e.getMessage() + ". Two records with the same number each need a \"source\" of their own",
                e.contradictions(),
                null,
                null,
                null);
    }

    static EventResult refused(@Nullable CloudEvent event, InvalidInput problem) {
        return new EventResult(
                event == null ? null : event.source(),
                event == null ? null : event.id(),
                null,
                Status.REFUSED,
                false,
                problem.field().isEmpty() ? null : problem.field(),
                problem.field().isEmpty()
                        ? problem.getMessage()
                        : "\"" + problem.field() + "\" " + problem.getMessage(),
                null,
                null,
                null,
                null);
    }

    EventResult changing(List<Change> changed) {
        return changed.isEmpty()
                ? this
                : new EventResult(
                        source,
                        id,
                        customerId,
                        status,
                        duplicate,
                        field,
                        problem,
                        contradictions,
                        merger,
                        changed,
                        consentsKept);
    }

    EventResult with(List<Consent> refusals) {
        return refusals.isEmpty()
                ? this
                : new EventResult(
                        source,
                        id,
                        customerId,
                        status,
                        duplicate,
                        field,
                        problem,
                        contradictions,
                        merger,
                        changes,
                        refusals);
    }

    @JsonIgnore
    public boolean isRefused() {
        return status == Status.REFUSED;
    }
}
