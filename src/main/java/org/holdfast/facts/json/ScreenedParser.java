package org.holdfast.facts.json;

import java.nio.CharBuffer;
import org.holdfast.facts.validation.Characters;
import org.holdfast.facts.validation.NumberLimits;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.SerializableString;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * Parser that screens each token before any reader sees it. It rejects numbers that cannot be printed in reasonable
 * time and characters that some databases cannot store. As this happens in the parser, it applies to every field of
 * every document, whether expected or not.
 */
final class ScreenedParser extends JsonParserDelegate {

    ScreenedParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public @Nullable JsonToken nextToken() {
        try {
            return screened(delegate.nextToken());
        } catch (StreamConstraintsException e) {
            throw new RefusedToken(
                    this,
                    path(),
                    e.getMessage() != null && e.getMessage().startsWith("Number ")
                            ? NumberLimits.TOO_LONG
                            : "holds a name or text that is too long, or is nested too deeply");
        }
    }

    @Override
    public @Nullable JsonToken nextValue() {
        JsonToken token = nextToken();
        return token == JsonToken.PROPERTY_NAME ? nextToken() : token;
    }

    @Override
    public @Nullable String nextName() {
        return nextToken() == JsonToken.PROPERTY_NAME ? currentName() : null;
    }

    @Override
    public boolean nextName(SerializableString expected) {
        return nextToken() == JsonToken.PROPERTY_NAME && expected.getValue().equals(currentName());
    }

    @Override
    public int nextNameMatch(PropertyNameMatcher matcher) {
        JsonToken token = nextToken();
        if (token == JsonToken.PROPERTY_NAME) {
            return matcher.matchName(currentName());
        }
        return token == JsonToken.END_OBJECT
                ? PropertyNameMatcher.MATCH_END_OBJECT
                : PropertyNameMatcher.MATCH_ODD_TOKEN;
    }

    private @Nullable JsonToken screened(@Nullable JsonToken token) {
        if (token == JsonToken.VALUE_NUMBER_FLOAT && !NumberLimits.isShort(characters())) {
            throw new RefusedToken(this, path(), NumberLimits.TOO_LONG);
        }
        String problem = unstorableText(token);
        if (problem != null) {
            throw new RefusedToken(this, Characters.repaired(path()), problem);
        }
        return token;
    }

    /** Returns why the text or name at this token cannot be stored; {@code null} if it can or if there is none. */
    private @Nullable String unstorableText(@Nullable JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return Characters.unstorable(characters());
        }
        return token == JsonToken.PROPERTY_NAME ? Characters.unstorable(currentName()) : null;
    }

    private CharSequence characters() {
        return CharBuffer.wrap(getStringCharacters(), getStringOffset(), getStringLength());
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        for (TokenStreamContext at = streamReadContext(); at != null && !at.inRoot(); at = at.getParent()) {
            if (at.inArray()) {
                path.insert(0, "[" + Math.max(0, at.getCurrentIndex()) + "]");
            } else if (at.currentName() != null) {
                path.insert(0, at.currentName()).insert(0, at.getParent().inRoot() ? "" : ".");
            }
        }
        return path.toString();
    }
}
