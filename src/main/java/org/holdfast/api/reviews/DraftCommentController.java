package org.holdfast.api.reviews;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.drafts.DraftId;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.comments.LineComment;
import org.holdfast.drafts.comments.LineComment.Resolved;
import org.holdfast.drafts.comments.LineComments;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Comments on lines of drafts: written, answered, resolved. */
@RestController
@Tag(name = "Drafts")
class DraftCommentController {

    private static final String NUMBER = "Number of a comment";

    private final LineComments comments;

    DraftCommentController(LineComments comments) {
        this.comments = comments;
    }

    /**
     * The body of {@code POST /v1/drafts/{id}/comments}.
     *
     * @param lineText text of the line, if lines may have been added or removed since it was read
     */
    record CommentRequest(
            @Nullable String path,
            int line,
            @Nullable String lineText,
            @Nullable String text) {}

    /** The body of {@code POST /v1/drafts/{id}/comments/{number}/replies}. */
    record ReplyRequest(@Nullable String text) {}

    /** Comments, the first first. */
    record CommentsAnswer(List<CommentAnswer> comments) {}

    /**
     * A comment on a line.
     *
     * @param changed whether no line has the text any more that was commented on
     * @param replyTo number of the comment that began the thread; absent if it is this one
     * @param resolvedBy who has settled the thread; absent if it is open
     */
    record CommentAnswer(
            int number,
            String path,
            int line,
            String lineText,
            boolean changed,
            String by,
            String text,
            Instant at,
            @Nullable Integer replyTo,
            @Nullable String resolvedBy,
            @Nullable Instant resolvedAt) {

        static CommentAnswer of(LineComment comment) {
            Resolved resolved = comment.resolved();
            return new CommentAnswer(
                    comment.number(),
                    comment.path(),
                    comment.line(),
                    comment.lineText(),
                    comment.changed(),
                    comment.by().name(),
                    comment.text(),
                    comment.at(),
                    comment.replyTo(),
                    resolved == null ? null : resolved.by().name(),
                    resolved == null ? null : resolved.at());
        }
    }

    @Operation(
            operationId = "listComments",
            summary = "Comments on lines of a draft, the first first",
            description = "Each is where its line is now; changed says that no line has its text any more.")
    @AllowedRoles(Role.AUTHOR)
    @GetMapping("/v1/drafts/{id}/comments")
    CommentsAnswer comments(@Parameter(description = DraftId.DESCRIPTION) @PathVariable String id) {
        return new CommentsAnswer(
                comments.of(DraftId.read(id)).stream().map(CommentAnswer::of).toList());
    }

    @Operation(
            operationId = "addComment",
            summary = "Comment on a line of a draft",
            description = "line is counted from 1 in the file as the draft has it; with lineText, the nearest line "
                    + "with this text is meant. text has 1 to 2000 characters.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "The draft is not open")
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/v1/drafts/{id}/comments")
    CommentAnswer comment(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @RequestBody CommentRequest request,
            Caller caller) {
        LineComments.Line line =
                new LineComments.Line(Objects.requireNonNullElse(request.path, ""), request.line, request.lineText);
        return CommentAnswer.of(comments.add(
                DraftId.read(id), line, Objects.requireNonNullElse(request.text, ""), Contributor.of(caller)));
    }

    @Operation(
            operationId = "replyToComment",
            summary = "Answer a comment",
            description = "text has 1 to 2000 characters. A thread that was resolved is open again.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "The draft is not open")
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/v1/drafts/{id}/comments/{number}/replies")
    CommentAnswer reply(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @Parameter(description = NUMBER) @PathVariable int number,
            @RequestBody ReplyRequest request,
            Caller caller) {
        return CommentAnswer.of(comments.reply(
                DraftId.read(id), number, Objects.requireNonNullElse(request.text, ""), Contributor.of(caller)));
    }

    @Operation(
            operationId = "resolveComment",
            summary = "Mark the thread of a comment as settled",
            description = "It is kept, with who has settled it and when. The answer is the comment that began it.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "The draft is not open")
    @AllowedRoles(Role.AUTHOR)
    @PutMapping("/v1/drafts/{id}/comments/{number}/resolution")
    CommentAnswer resolve(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @Parameter(description = NUMBER) @PathVariable int number,
            Caller caller) {
        return CommentAnswer.of(comments.resolve(DraftId.read(id), number, Contributor.of(caller)));
    }

    @Operation(
            operationId = "reopenComment",
            summary = "Open the thread of a comment again",
            description = "The answer is the comment that began it.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "409", description = "The draft is not open")
    @AllowedRoles(Role.AUTHOR)
    @DeleteMapping("/v1/drafts/{id}/comments/{number}/resolution")
    CommentAnswer reopen(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @Parameter(description = NUMBER) @PathVariable int number) {
        return CommentAnswer.of(comments.reopen(DraftId.read(id), number));
    }
}
