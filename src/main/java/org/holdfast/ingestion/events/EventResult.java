package org.holdfast.ingestion.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.holdfast.customers.MergeResult;
import org.holdfast.facts.Consent;
import org.holdfast.facts.merge.ConflictingFacts;
import org.holdfast.facts.merge.ConflictingFacts.Contradiction;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What came of an event.
 *
 * @param customerId whose facts it is about now: after a merger that is the customer who lives on; {@code null} when
 *     nobody's
 * @param duplicate whether it was taken before, and so has no second effect
 * @param field what is wrong with it, as a path into the event
 * @param contradictions where it says something else than what is known, with both values; {@code null} when it was not
 *     refused for that
 * @param mergeResult what a merger has done to the facts; {@code null} for other events
 * @param consentsKept refusals of contact that stay, though the event says something else or nothing of them;
 *     {@code null} when there are none
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

    /** What came of it. */
    public enum Status {
        /** The facts have changed. */
        APPLIED,
        /** It says what is known, or what something later has overtaken. */
        UNCHANGED,
        /** Something is missing that a later event or load has to bring. */
        WAITING,
        /** It was taken before. */
        DUPLICATE,
        /** Another event of this source and id was taken before, which said something else. */
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

    /** Of an event that came before, whatever it said then. */
    static EventResult before(CloudEvent event, String customerId, Status status) {
        return status == Status.DUPLICATE
                ? of(event, customerId, status)
                : new EventResult(
                        event.source(),
                        event.id(),
                        customerId,
                        status,
                        false,
                        "id",
                        "\"id\" is that of another event of this source, which was taken before and said something else, so nothing of this one was taken. "
                                + "Give each event an id of its own, and send one again only as it was",
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
                ? "What is known of the two cannot be true of one customer, so they stay two: "
                : "This contradicts what is known, so nothing of it was taken: ";
        return new EventResult(
                event.source(),
                event.id(),
                customerId,
                Status.REFUSED,
                false,
                "data",
                what + e.getMessage(),
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
