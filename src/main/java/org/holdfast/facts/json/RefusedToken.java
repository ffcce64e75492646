package org.holdfast.facts.json;

import org.holdfast.facts.validation.InvalidInput;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;

/**
 * Thrown for a token that is valid JSON but not accepted. It carries the full path of the field, because readers add
 * only part of it.
 */
final class RefusedToken extends StreamReadException {

    private static final long serialVersionUID = 1L;

    private final String field;

    RefusedToken(JsonParser parser, String field, String problem) {
        super(parser, problem);
        this.field = field;
    }

    InvalidInput asInvalidInput() {
        return new InvalidInput(field, getOriginalMessage());
    }
}
