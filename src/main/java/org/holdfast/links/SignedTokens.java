package org.holdfast.links;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encodes a few bytes as short tokens that cannot be forged: the content, followed by the first 128 bits of its
 * HMAC-SHA256 (RFC 2104, section 5, permits truncation to half). Tokens are signed rather than random, so that a run
 * for a million customers need not store a row for each link, and an invalid link is rejected without a query.
 */
final class SignedTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 16;
    private static final int MAX_TOKEN_LENGTH = 100;

    private final SecretKeySpec key;
    private final byte version;
    private final int contentBytes;

    /**
     * @param version first byte of each token, so that the format can change while links are valid
     * @param contentBytes length of the content, without the version
     */
    SignedTokens(byte[] secret, int version, int contentBytes) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.version = (byte) version;
        this.contentBytes = contentBytes;
    }

    /** @param content puts exactly as many bytes as announced */
    String write(Consumer<ByteBuffer> content) {
        ByteBuffer bytes = ByteBuffer.allocate(1 + contentBytes + MAC_BYTES).put(version);
        content.accept(bytes);
        bytes.put(sign(bytes.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /**
     * Decodes a token; empty if it was not signed with the same secret, or has another version.
     *
     * @param content reads the content; an {@link IllegalArgumentException} means that it is not valid
     */
    <T> Optional<T> read(String token, Function<ByteBuffer, T> content) {
        try {
            byte[] bytes = token.length() > MAX_TOKEN_LENGTH
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(token);
            if (bytes.length != 1 + contentBytes + MAC_BYTES
                    || !MessageDigest.isEqual(sign(bytes), Arrays.copyOfRange(bytes, 1 + contentBytes, bytes.length))
                    || bytes[0] != version) {
                return Optional.empty();
            }
            return Optional.of(content.apply(ByteBuffer.wrap(bytes, 1, contentBytes)));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private byte[] sign(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(bytes, 0, 1 + contentBytes);
            return Arrays.copyOf(mac.doFinal(), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is not available", e);
        }
    }
}
