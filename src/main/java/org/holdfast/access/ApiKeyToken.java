package org.holdfast.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as its owner holds it: {@code hf_}, its id, {@code _}, its secret. The beginning lets scanners of source code
 * find keys that were committed by mistake.
 *
 * @param secret 32 random bytes in base64url
 */
record ApiKeyToken(String id, String secret) {

    private static final Pattern SHAPE = Pattern.compile("hf_([a-z0-9]{10})_([A-Za-z0-9_-]{43})");
    private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int ID_LENGTH = 10;
    private static final int SECRET_BYTES = 32;

    static ApiKeyToken fresh(SecureRandom random) {
        StringBuilder id = new StringBuilder(ID_LENGTH);
        random.ints(ID_LENGTH, 0, ID_LETTERS.length()).forEach(letter -> id.append(ID_LETTERS.charAt(letter)));
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new ApiKeyToken(
                id.toString(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Empty when the text is not shaped like a key. */
    static Optional<ApiKeyToken> read(String text) {
        Matcher matcher = SHAPE.matcher(text);
        return matcher.matches() ? Optional.of(new ApiKeyToken(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    String text() {
        return "hf_" + id + "_" + secret;
    }

    /**
     * What is stored. One round of SHA-256 is enough: slow hashes protect words that people make up and others can
     * guess, and nobody guesses 256 random bits. A slow one would only let strangers keep our processors busy.
     */
    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In constant time, so that how long it takes tells nothing about the hash. */
    boolean matches(String storedHash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), storedHash.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "key " + id;
    }
}
