package org.holdfast.api.customers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.Page;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.Promises;
import org.holdfast.outcomes.PromiseTracker;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists promises made to customers, and whether they were kept. */
@RestController
@Tag(name = "Promises")
class PromiseController {

    private final PromiseTracker tracker;

    PromiseController(PromiseTracker tracker) {
        this.tracker = tracker;
    }

    /**
     * A promise.
     *
     * @param status {@code open}, {@code kept}, {@code broken}, or {@code unknown} if it is past due and the facts do
     *     not show whether it was kept
     */
    record PromiseAnswer(
            String actionId,
            String customerId,
            String action,
            @Nullable String subject,
            String what,
            Instant madeAt,
            Instant dueAt,
            String status,
            @Nullable Instant settledAt) {

        static PromiseAnswer of(Promises.Entry entry) {
            return new PromiseAnswer(
                    entry.promise().id(),
                    entry.customerId(),
                    entry.promise().action(),
                    entry.promise().subject(),
                    entry.promise().what(),
                    entry.promise().madeAt(),
                    entry.promise().dueAt(),
                    entry.status().toString(),
                    entry.settledAt());
        }
    }

    /** @param next cursor of the next page; absent on the last page */
    record PromisesAnswer(
            List<PromiseAnswer> promises, @Nullable String next) {}

    @Operation(
            operationId = "listPromises",
            summary = "Promises, the soonest due first",
            description = "At most 100 per page; continue with after.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/promises")
    PromisesAnswer promises(
            @Parameter(
                            description = "Filter by status; default: all",
                            schema = @Schema(allowableValues = {"open", "kept", "broken", "unknown"}))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "Filter by customer; default: all customers")
                    @RequestParam(required = false)
                    @Nullable
                    String customerId,
            @Parameter(description = "Cursor: \"next\" of the previous page") @RequestParam(required = false) @Nullable
                    String after,
            @Parameter(description = "Page size, 1 to 100") @RequestParam(defaultValue = "50") int limit) {
        Promises.Status wanted = status == null ? null : status(status);
        Page<PromiseAnswer> page = Page.read(limit, size -> tracker.ledger(wanted, customerId, after, size))
                .map(PromiseAnswer::of);
        return new PromisesAnswer(page.items(), page.next(PromiseAnswer::actionId));
    }

    private static Promises.Status status(String text) {
        for (Promises.Status status : Promises.Status.values()) {
            if (status.toString().equals(text.toLowerCase(Locale.ROOT))) {
                return status;
            }
        }
        throw new InvalidInput("status", "is \"" + text + "\"; expected one of open, kept, broken, unknown");
    }
}
