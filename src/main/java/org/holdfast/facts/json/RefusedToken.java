package org.holdfast.facts.json;

import org.holdfast.facts.validation.InvalidInput;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;

/** A token that is valid JSON and yet taken by nobody. It knows its place itself; readers add theirs only in part. */
final class RefusedToken extends StreamReadException {

    private static final long serialVersionUID = 1L;

    private final String field;

    RefusedToken(JsonParser parser, String field, String problem) {
        super(parser, problem);
        this.field = field;
    }

    InvalidInput asFact() {
        return new InvalidInput(field, getOriginalMessage());
    }
}
