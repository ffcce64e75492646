package org.holdfast.api.drafts;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A file of a rule book.
 *
 * @param hash SHA-256 of the content in hex; the ETag
 * @param size size in bytes
 * @param text the content exactly as stored; absent if it is not UTF-8 text
 * @param base64 the content; only if it is not UTF-8 text
 */
public record FileAnswer(
        String path,
        String hash,
        int size,
        @Nullable String text,
        @Nullable String base64) {

    public static FileAnswer of(String path, String hash, byte[] content) {
        String text = text(content);
        return new FileAnswer(
                path,
                hash,
                content.length,
                text,
                text == null ? Base64.getEncoder().encodeToString(content) : null);
    }

    static @Nullable String text(byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
