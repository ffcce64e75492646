package org.holdfast.api.rulebook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.ReaderLanguage;
import org.holdfast.audit.Actor;
import org.holdfast.audit.LookupAudit;
import org.holdfast.editor.completion.Completions;
import org.holdfast.editor.example.MadeExample;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.insight.EditorService;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Helps editors to write rule books: what can be written at the cursor, and examples made from customers. */
@RestController
@Tag(name = "Rule book")
class EditorController {

    private static final String CHANGES =
            "Other files that differ from the live rule book: texts by path, null for a file that is removed";

    private final EditorService editorService;
    private final LookupAudit lookups;

    EditorController(EditorService editorService, LookupAudit lookups) {
        this.editorService = editorService;
        this.lookups = lookups;
    }

    /** The body of {@code POST /v1/rule-book/completions}. */
    record CompletionRequest(
            @Schema(description = "Path of the file in the editor", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String path,

            @Schema(description = "Its text, at most 1 048 576 characters", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String text,

            @Schema(
                    description = "Position of the cursor, in UTF-16 units from 0",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Integer offset,

            @Schema(description = "Language of the reader: en, ru or ro", defaultValue = "en") @Nullable
            String language,

            @Schema(description = CHANGES) @Nullable Map<String, @Nullable String> changes) {}

    /** The body of {@code POST /v1/rule-book/examples}. */
    record ExampleRequest(
            @Schema(
                    description = "Path of a file of rules, or of its examples",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String path,

            @Schema(description = "A stored customer", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String customerId,

            @Schema(description = CHANGES) @Nullable Map<String, @Nullable String> changes) {}

    @Operation(
            operationId = "completeRuleBook",
            summary = "What can be written at the cursor",
            description = "Sentences, names, keys and values that can be written at a position of a file, best first, "
                    + "at most 200. Each replaces a range, in lines and columns from 1 (columns in UTF-16 units, the "
                    + "end exclusive), with its text, or with its snippet, which has tab stops such as ${1:30}. "
                    + "Nothing is stored.")
    @ApiResponse(responseCode = "200", description = "What can be written; no items where nothing is known")
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/v1/rule-book/completions")
    Completions complete(@RequestBody CompletionRequest request) {
        String language = request.language == null ? "en" : ReaderLanguage.read(request.language);
        OpenFile file = new OpenFile(
                editorService.changed(changes(request.changes)),
                required("path", request.path),
                required("text", request.text));
        return editorService.complete(file, required("offset", request.offset), language);
    }

    @Operation(
            operationId = "makeRuleBookExample",
            summary = "Make an example from a customer",
            description = "Makes an example for the rules of a file from a stored customer: only those facts that the "
                    + "rules read, without names, addresses, numbers or dates of birth that identify the person, and "
                    + "what the rules propose now. The result is text for the file of examples; nothing is stored.")
    @ApiResponse(responseCode = "200", description = "The example, and the whole file with it")
    @ApiResponse(responseCode = "404", description = "The customer is not stored")
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/v1/rule-book/examples")
    MadeExample example(@RequestBody ExampleRequest request, Actor actor) {
        String customer = required("customerId", request.customerId);
        MadeExample made = editorService.example(
                editorService.changed(changes(request.changes)), required("path", request.path), customer);
        lookups.viewed(actor, customer, "example");
        return made;
    }

    private static Map<String, @Nullable String> changes(@Nullable Map<String, @Nullable String> changes) {
        return changes == null ? Map.of() : new LinkedHashMap<>(changes);
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidInput(field, "is missing");
        }
        return value;
    }
}
