package org.holdfast.api.openapi;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.holdfast.insight.RuleBookProblem;
import org.jspecify.annotations.Nullable;

/**
 * Describes {@code application/problem+json} (RFC 9457) for OpenAPI. Actual responses are Spring's
 * {@code ProblemDetail}.
 *
 * @param field path of the invalid field, such as {@code orders[2].deliveredAt}
 * @param problems of a refused rule book
 */
@Schema(name = "Problem", description = "The error, and how to correct the request.")
record ProblemSchema(
        @Schema(description = "Identifies the kind of problem; stable", example = "urn:holdfast:problem:invalid")
        URI type,

        String title,
        int status,

        @Schema(description = "A sentence for human readers")
        String detail,

        @Nullable String instance,

        @Schema(description = "The invalid field, if there is exactly one", example = "orders[2].deliveredAt") @Nullable
        String field,

        @Schema(description = "The problems of a refused rule book") @Nullable
        List<RuleBookProblem> problems) {}
