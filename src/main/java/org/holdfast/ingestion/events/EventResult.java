package org.holdfast.ingestion.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.holdfast.customers.merging.MergeResult;
import org.holdfast.facts.Consent;
import org.holdfast.facts.merge.ConflictingFacts;
import org.holdfast.facts.merge.ConflictingFacts.Contradiction;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.ingestion.cloudevents.CloudEvent;
import org.jspecify.annotations.Nullable;

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
        /** The customer was erased. */
        ERASED,
        REFUSED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
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
                null);
    }

    EventResult with(List<Consent> refusals) {
        return refusals.isEmpty()
                ? this
                : new EventResult(
                        source, id, customerId, status, duplicate, field, problem, contradictions, merger, refusals);
    }

    @JsonIgnore
    public boolean isRefused() {
        return status == Status.REFUSED;
    }
}
