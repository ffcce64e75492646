package org.holdfast.console.frame;

import java.security.SecureRandom;
import java.util.Base64;

/** Unguessable values for the content security policy, one for each response. */
final class Nonces {

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Nonces() {}

    static String next() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
