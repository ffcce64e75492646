package org.holdfast.customers.search;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.holdfast.customers.search.tokens.SearchToken;
import org.holdfast.customers.search.tokens.TokenKind;

/**
 * Tokens of one kind that begin with a text, or equal it.
 *
 * @param prefix whether longer tokens that begin with the text match as well
 */
record TokenRange(TokenKind kind, String text, boolean prefix) {

    /** Above all characters of tokens, which are printable ASCII. */
    private static final char END = '\u007f';

    TokenRange {
        text = text.length() <= SearchToken.MAX_LENGTH ? text : text.substring(0, SearchToken.MAX_LENGTH);
    }

    static TokenRange equal(TokenKind kind, String text) {
        return new TokenRange(kind, text, false);
    }

    static TokenRange prefix(TokenKind kind, String text) {
        return new TokenRange(kind, text, true);
    }

    /** Returns the condition on a row of the table, with its parameters as in {@link #parameters}. */
    String condition(String alias) {
        return "(" + alias + ".kind = '" + kind.stored() + "' and " + alias
                + (prefix ? ".token >= ? and " + alias + ".token < ?)" : ".token = ?)");
    }

    /** Returns the first matching token and, for a prefix, the bytes before which all matching tokens are. */
    List<byte[]> parameters() {
        byte[] low = text.getBytes(StandardCharsets.US_ASCII);
        return prefix ? List.of(low, (text + END).getBytes(StandardCharsets.US_ASCII)) : List.of(low);
    }
}
