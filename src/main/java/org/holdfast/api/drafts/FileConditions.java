package org.holdfast.api.drafts;

import java.util.List;
import org.holdfast.drafts.ExpectedFile;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/** Reads what a caller believes to be stored from the headers of a request that changes a file. */
final class FileConditions {

    static final String IF_MATCH = "The ETag of the file that was read; * for whatever is stored";
    static final String IF_NONE_MATCH = "* (the only value): there must be no such file yet";

    private FileConditions() {}

    /** Thrown if the request does not name what it expects. */
    static final class Missing extends RuntimeException implements FailureSource {

        private static final long serialVersionUID = 1L;

        @Override
        public Failure failure() {
            return new Failure(
                    428,
                    "precondition-required",
                    "Precondition required",
                    "Send If-Match with the ETag of the file that was read, or If-None-Match: * for a new file,"
                            + " so that what others have saved is not overwritten.");
        }
    }

    static ExpectedFile read(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifNoneMatch != null) {
            if (!ifNoneMatch.strip().equals("*") || ifMatch != null) {
                throw new InvalidInput(HttpHeaders.IF_NONE_MATCH, "must be *, without If-Match");
            }
            return ExpectedFile.absent();
        }
        if (ifMatch == null) {
            throw new Missing();
        }
        if (ifMatch.strip().equals("*")) {
            return ExpectedFile.anyContent();
        }
        List<ETag> tags = ETag.parse(ifMatch);
        if (tags.size() != 1 || tags.get(0).weak()) {
            throw new InvalidInput(HttpHeaders.IF_MATCH, "must be the ETag of the file in quotes, or *");
        }
        return ExpectedFile.withHash(tags.get(0).tag());
    }
}
