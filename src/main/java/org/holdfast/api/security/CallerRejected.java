package org.holdfast.api.security;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;

/** The door stays closed. The message is for the caller. */
public final class CallerRejected extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    private static final String HOW = " Show an API key as \"Authorization: Bearer hf_...\" or \"X-API-Key: hf_...\"; "
            + "whoever runs this server makes one with \"keys create NAME --role ROLE\".";

    /** What is missing. */
    public enum Kind {
        /** A key, or one that is accepted. */
        KEY,
        /** A role. */
        ROLE,
        /** A signature, or one that is right. */
        SIGNATURE,
        /** A request that does not come from a page of somebody else. */
        OWN_PAGE
    }

    private final Kind kind;

    private CallerRejected(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    static CallerRejected withoutKey(String why) {
        return new CallerRejected(Kind.KEY, why + HOW);
    }

    static CallerRejected wrongKey(String why) {
        return new CallerRejected(Kind.KEY, why + HOW);
    }

    static CallerRejected foreignPage(String why) {
        return new CallerRejected(Kind.OWN_PAGE, why + HOW);
    }

    /** What was sent is not signed, or by somebody else. */
    public static CallerRejected withoutSignature(String why) {
        return new CallerRejected(Kind.SIGNATURE, why);
    }

    /** The caller has none of the roles that are needed. */
    public static CallerRejected withoutRole(Caller caller, Role... needed) {
        String roles = Arrays.stream(needed).map(Role::toString).collect(Collectors.joining(" or "));
        return new CallerRejected(
                Kind.ROLE,
                (needed.length == 0 ? "Nobody may call this." : "This needs the role " + roles + ".")
                        + " The API key \"" + caller.name() + "\" has "
                        + caller.roles().stream().map(Role::toString).collect(Collectors.joining(", ")) + ".");
    }

    @Override
    public Failure failure() {
        String text = String.valueOf(getMessage());
        return switch (kind) {
            case KEY -> new Failure(401, "key-needed", "An API key is needed", text);
            case ROLE -> new Failure(403, "role-needed", "A role is missing", text);
            case SIGNATURE -> new Failure(401, "signature-needed", "The signature is missing or wrong", text);
            case OWN_PAGE -> new Failure(403, "foreign-page", "Not from here", text);
        };
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
