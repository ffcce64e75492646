package org.holdfast.api.drafts;

import java.net.URI;
import org.holdfast.drafts.SaveResult;
import org.holdfast.drafts.SaveResult.Saved;
import org.holdfast.drafts.SaveResult.Stale;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Thrown if something else is stored than the caller expected. */
final class StaleFile extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    private final transient Stale stale;

    private StaleFile(Stale stale) {
        super("Something else is stored than was expected.");
        this.stale = stale;
    }

    static Saved saved(SaveResult result) {
        if (result instanceof Stale stale) {
            throw new StaleFile(stale);
        }
        return (Saved) result;
    }

    @Override
    public Failure failure() {
        boolean conflicting = !stale.conflicts().isEmpty();
        String kept = stale.kept() == 0
                ? ""
                : " What was sent is kept as entry " + stale.kept() + " of the history of the draft.";
        return conflicting
                ? new Failure(
                        409,
                        "draft-conflict",
                        "Both changed the same text",
                        "What was sent and what is stored change the same text." + kept)
                : new Failure(
                        412,
                        "changed-meanwhile",
                        "Precondition failed",
                        "The file does not satisfy the precondition of the request; read it again." + kept);
    }

    ResponseEntity<ProblemDetail> response() {
        Failure failure = failure();
        ProblemDetail problem = ProblemDetail.forStatus(failure.status());
        problem.setType(URI.create("urn:holdfast:problem:" + failure.code()));
        problem.setTitle(failure.title());
        problem.setDetail(failure.text());
        problem.setProperty("conflicts", stale.conflicts());
        ResponseEntity.BodyBuilder response = ResponseEntity.status(failure.status());
        String hash = stale.hash();
        if (hash != null) {
            problem.setProperty("stored", FileAnswer.of(stale.path(), hash, stale.content()));
            response.header(HttpHeaders.ETAG, "\"" + hash + "\"");
        }
        if (stale.by() != null) {
            problem.setProperty("storedBy", stale.by().name());
        }
        return response.body(problem);
    }
}
