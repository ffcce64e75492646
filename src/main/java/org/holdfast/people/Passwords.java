package org.holdfast.people;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes of passwords. The prefix of a hash says how it was made, so that a stronger way can be introduced later and
 * hashes are replaced as people sign in.
 */
public final class Passwords {

    /** Each step doubles the work; 12 takes about a quarter of a second. */
    public static final int COST = 12;

    private static final String BCRYPT = "bcrypt";
    private static final String NO_ONES_PASSWORD = "a text that fits, whose hash no one has";

    private final PasswordEncoder encoder;
    /** Hash that no password matches, for logins without one: comparing with it takes as long as with any other. */
    private final String noOnes;

    public Passwords(PasswordEncoder encoder, String noOnes) {
        this.encoder = encoder;
        this.noOnes = noOnes;
    }

    /** Returns the encoder of the program, with a cost. */
    public static PasswordEncoder bcrypt(int cost) {
        return new DelegatingPasswordEncoder(BCRYPT, Map.of(BCRYPT, new BCryptPasswordEncoder(cost)));
    }

    /** Returns a well-formed hash of this cost that no known password has. */
    public static String hashOfNoOne(int cost) {
        return "{%s}$2a$%02d$abcdefghijklmnopqrstuuC1Q3XbQ5T7Rb9JZt1xN3vLkD5fH7gWq".formatted(BCRYPT, cost);
    }

    /** Returns the form that is hashed: the same text can be encoded in several ways, depending on the keyboard. */
    static String normalize(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    String hash(String password) {
        return Objects.requireNonNull(encoder.encode(normalize(password)));
    }

    /**
     * Returns whether a password is right. The work is the same in every case.
     *
     * @param hash {@code null} if there is none
     */
    public boolean matches(String typed, @Nullable String hash) {
        String password = normalize(typed);
        boolean possible =
                !password.isEmpty() && password.getBytes(StandardCharsets.UTF_8).length <= PasswordPolicy.MAX_BYTES;
        boolean matches =
                encoder.matches(possible ? password : NO_ONES_PASSWORD, hash == null || !possible ? noOnes : hash);
        return matches && possible && hash != null;
    }

    /** Returns a hash of the current kind, if this one is of an earlier kind. */
    public @Nullable String upgrade(String password, String hash) {
        return encoder.upgradeEncoding(hash) ? hash(password) : null;
    }
}
