package org.holdfast.api.rulebook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.holdfast.access.Role;
import org.holdfast.api.drafts.FileAnswer;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the files of published rule books. */
@RestController
@Tag(name = "Rule book")
class RuleBookFileController {

    private static final String VERSION = "Number of a version, or a prefix of it; default: the live one";

    private final RuleBookPublisher publisher;

    RuleBookFileController(RuleBookPublisher publisher) {
        this.publisher = publisher;
    }

    /** The files of a rule book, by path. */
    record FilesAnswer(int number, String version, List<FileEntry> files) {}

    /** @param hash SHA-256 of the content in hex */
    record FileEntry(String path, String hash, int size) {}

    @Operation(
            operationId = "listRuleBookFiles",
            summary = "Files of a rule book",
            description = "Of the live one, or of any published version. Their contents are read one by one.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/rule-book/files")
    FilesAnswer files(@Parameter(description = VERSION) @RequestParam(required = false) @Nullable String version) {
        Publication publication = publication(version);
        BookSource source = publisher.source(publication);
        return new FilesAnswer(
                publication.number(),
                publication.version(),
                source.paths().stream()
                        .map(path -> new FileEntry(path, source.fileHash(path), source.bytes(path).length))
                        .toList());
    }

    @Operation(
            operationId = "getRuleBookFile",
            summary = "A file of a rule book",
            description = "The text of rules, actions, limits, programmes or messages, exactly as it was published. "
                    + "ETag is its hash.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/rule-book/file")
    ResponseEntity<FileAnswer> file(
            @Parameter(description = "Path of the file, such as areas/delivery/actions.yaml") @RequestParam String path,
            @Parameter(description = VERSION) @RequestParam(required = false) @Nullable String version) {
        BookSource source = publisher.source(publication(version));
        if (!source.has(path)) {
            throw new NotFound("file of this rule book", path);
        }
        String hash = source.fileHash(path);
        return ResponseEntity.ok().eTag(hash).body(FileAnswer.of(path, hash, source.bytes(path)));
    }

    private Publication publication(@Nullable String version) {
        return version == null
                ? publisher.live().orElseThrow(() -> new NotFound("published rule book", "live"))
                : publisher.find(version);
    }
}
