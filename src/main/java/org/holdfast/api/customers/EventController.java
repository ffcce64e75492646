package org.holdfast.api.customers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.access.Role;
import org.holdfast.api.problem.ApiExceptionHandler;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.ContentTypes;
import org.holdfast.api.web.Page;
import org.holdfast.audit.Actor;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.ingestion.cloudevents.CloudEvent;
import org.holdfast.ingestion.cloudevents.CloudEventReader;
import org.holdfast.ingestion.events.EventIngestion;
import org.holdfast.ingestion.events.EventLedger;
import org.holdfast.ingestion.events.EventResult;
import org.holdfast.ingestion.events.EventType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accepts facts as CloudEvents, one or a batch, and lists records that wait for further events. */
@RestController
@Tag(name = "Events")
class EventController {

    private static final MediaType ONE = MediaType.valueOf("application/cloudevents+json");
    private static final MediaType BATCH = MediaType.valueOf("application/cloudevents-batch+json");
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private final EventIngestion ingestion;
    private final EventLedger ledger;

    EventController(EventIngestion ingestion, EventLedger ledger) {
        this.ingestion = ingestion;
        this.ledger = ledger;
    }

    /** Describes the body of {@code POST /v1/events} for OpenAPI. Other attributes of CloudEvents are ignored. */
    record CloudEventBody(
            @Schema(allowableValues = "1.0") String specversion,
            String id,
            @Schema(example = "urn:shop") String source,
            @Schema(implementation = EventType.class) String type,

            @Schema(description = "The customer's id", example = "C-1001")
            String subject,

            @Schema(description = "When it happened; default: when it was received") @Nullable
            Instant time,

            @Schema(description = "The record in the format of the facts, with the fields the event is about")
            Map<String, Object> data) {}

    /**
     * The results of a batch.
     *
     * @param events number of events
     * @param counts number of events by status
     * @param results the result of each event, in the order of the batch
     */
    record BatchAnswer(int events, Map<String, Integer> counts, List<EventResult> results) {}

    @Operation(
            operationId = "tellEvent",
            summary = "Send an event about a customer",
            description = "A CloudEvent (1.0): structured (application/cloudevents+json), a batch "
                    + "(application/cloudevents-batch+json), or binary, with the attributes in ce- headers "
                    + "and the data as a JSON body. subject is the customer's id; data is the record in the "
                    + "format of the facts, with the fields the event is about. A repeated event is "
                    + "answered with duplicate: true and has no second effect. In a batch each event has "
                    + "its own result, in order, and a refused one does not stop the others: events is "
                    + "their number, counts the number by status, results holds the results.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = "application/cloudevents+json",
                        schema = @Schema(implementation = CloudEventBody.class)),
                @Content(
                        mediaType = "application/cloudevents-batch+json",
                        array = @ArraySchema(schema = @Schema(implementation = CloudEventBody.class)))
            })
    @ApiResponse(
            responseCode = "200",
            description = "The result",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = EventResult.class)))
    @ApiResponse(
            responseCode = "409",
            description = "The event contradicts stored facts; contradictions lists each field with both "
                    + "values. Or an event with this source and id, but different content, was received "
                    + "before",
            content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE))
    @AllowedRoles(Role.DECIDE)
    @PostMapping("/v1/events")
    ResponseEntity<?> ingest(HttpServletRequest request, Actor actor)
            throws IOException, HttpMediaTypeNotSupportedException {
        MediaType type = ContentTypes.of(request);
        if (BATCH.isCompatibleWith(type)) {
            return ResponseEntity.ok(answer(ingestion.ingest(CloudEventReader.batch(body(request)), actor)));
        }
        EventResult result = ingestion.ingest(one(request, type), actor);
        if (result.contradictions() != null) {
            return ResponseEntity.status(HttpStatus.CONFLICT)
                    .body(ApiExceptionHandler.contradiction(text(result), result.contradictions()));
        }
        if (result.isRefused()) {
            throw new InvalidInput(result.field() == null ? "" : result.field(), text(result));
        }
        return result.status() == EventResult.Status.CONFLICT
                ? ResponseEntity.status(HttpStatus.CONFLICT).body(conflict(result))
                : ResponseEntity.ok(result);
    }

    private static ProblemDetail conflict(EventResult result) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, result.problem() + ".");
        problem.setType(URI.create("urn:holdfast:problem:event-conflict"));
        problem.setTitle("Conflicting event id");
        problem.setProperty("field", result.field());
        return problem;
    }

    private static CloudEvent one(HttpServletRequest request, MediaType type)
            throws IOException, HttpMediaTypeNotSupportedException {
        if (ONE.isCompatibleWith(type)) {
            return CloudEventReader.structured(body(request));
        }
        if (MediaType.APPLICATION_JSON.isCompatibleWith(type)
                || type.getSubtype().endsWith("+json")) {
            Map<String, String> headers = new TreeMap<>();
            Collections.list(request.getHeaderNames()).forEach(name -> headers.put(name, request.getHeader(name)));
            return CloudEventReader.binary(headers, body(request));
        }
        throw new HttpMediaTypeNotSupportedException(type, List.of(ONE, BATCH, MediaType.APPLICATION_JSON));
    }

    /** Returns the problem without the field that it begins with. */
    private static String text(EventResult result) {
        String text = String.valueOf(result.problem());
        String field = "\"" + result.field() + "\" ";
        return text.startsWith(field) ? text.substring(field.length()) : text;
    }

    private static BatchAnswer answer(List<EventResult> results) {
        Map<String, Integer> counts = new TreeMap<>();
        results.forEach(each -> counts.merge(each.status().toString(), 1, Integer::sum));
        return new BatchAnswer(results.size(), counts, results);
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new InvalidInput("", "The body is larger than " + MAX_BYTES / 1024 / 1024 + " MiB");
        }
        return body;
    }

    @Operation(
            operationId = "listWaitingRecords",
            summary = "Incomplete orders and complaints that wait for further events",
            description = "Longest waiting first, at most 100.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/events/waiting")
    List<EventLedger.Waiting> waiting(
            @Parameter(description = "Filter by customer; default: all customers")
                    @RequestParam(required = false)
                    @Nullable
                    String customerId,
            @Parameter(description = "Page size, 1 to 100") @RequestParam(defaultValue = "20") int limit) {
        Page.checkLimit(limit, Page.MAX_SIZE);
        return ledger.waiting(customerId, limit);
    }
}
