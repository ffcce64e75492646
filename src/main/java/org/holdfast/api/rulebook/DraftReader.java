package org.holdfast.api.rulebook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.holdfast.facts.json.JsonProblems;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the draft of a rule book from the body of a request: a zip of the folder, or JSON with the text of each file by
 * its path.
 */
@Component
class DraftReader {

    /** Maximum size of the body, zipped or not, in bytes. */
    private static final int MAX_BODY = 64 * 1024 * 1024;

    private final JsonFactory json = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2)
                    .maxDocumentLength(MAX_BODY)
                    .maxStringLength(BookSource.MAX_FILE_BYTES)
                    .build())
            .build();

    /** @throws InvalidInput if the body is not a draft */
    BookSource read(InputStream in) throws IOException {
        return parse(in.readNBytes(MAX_BODY + 1));
    }

    /**
     * Reads a draft like {@link #read}, or changes of the live rule book: {@code {"changes": {path: text}}}, with
     * {@code null} for a file to remove.
     *
     * @param live applies changes to the live rule book
     */
    BookSource read(InputStream in, Function<Map<String, @Nullable String>, BookSource> live) throws IOException {
        byte[] body = in.readNBytes(MAX_BODY + 1);
        Map<String, @Nullable String> changes =
                body.length > MAX_BODY || isZip(body) ? null : new ChangesParser(json).parse(body);
        return changes == null ? parse(body) : live.apply(changes);
    }

    /** Reads a draft like {@link #read}; {@code null} if the body is empty. */
    @Nullable
    BookSource readIfPresent(InputStream in) throws IOException {
        byte[] body = in.readNBytes(MAX_BODY + 1);
        return body.length == 0 ? null : parse(body);
    }

    private BookSource parse(byte[] body) {
        if (body.length > MAX_BODY) {
            throw new InvalidInput("", "The draft is larger than " + MAX_BODY / 1024 / 1024 + " MiB");
        }
        try {
            return isZip(body) ? BookSource.readZip(new ByteArrayInputStream(body)) : BookSource.of(texts(body));
        } catch (BookUnreadable e) {
            throw new InvalidInput("", e.getMessage().replaceAll("\\.$", ""));
        }
    }

    private static boolean isZip(byte[] body) {
        return body.length > 1 && body[0] == 'P' && body[1] == 'K';
    }

    private Map<String, String> texts(byte[] body) {
        Map<String, String> texts = new LinkedHashMap<>();
        try (JsonParser parser = json.createParser(new String(body, StandardCharsets.UTF_8))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notADraft();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String path = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    throw new InvalidInput(path, "must be the text of that file");
                }
                texts.put(path, parser.getString());
            }
            if (parser.nextToken() != null) {
                throw notADraft();
            }
        } catch (JacksonException e) {
            throw JsonProblems.describe(e);
        }
        return texts;
    }

    private static InvalidInput notADraft() {
        return new InvalidInput(
                "",
                "The body must be a draft: a zip of the rules folder, "
                        + "or a JSON object with the text of each file by its path");
    }
}
