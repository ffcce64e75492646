package org.holdfast.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;
import org.jspecify.annotations.Nullable;

/** Thrown if a caller is not authenticated or not authorized. The message is for the caller. */
public final class CallerRejected extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;

    private static final String HOW = " Send an API key as \"Authorization: Bearer hf_...\" or \"X-API-Key: hf_...\"; "
            + "the operator of this server creates one with \"keys create NAME --role ROLE\".";

    /** What the request lacks. */
    public enum Kind {
        /** A valid API key. */
        KEY,
        /** A required role. */
        ROLE,
        /** The session of a person who signed in. */
        SESSION,
        /** A valid signature. */
        SIGNATURE,
        /** An API key, which a request from a page of another origin needs. */
        SAME_ORIGIN
    }

    private final Kind kind;
    private final transient @Nullable MissingRole missingRole;

    private CallerRejected(Kind kind, String message) {
        this(kind, message, null);
    }

    private CallerRejected(Kind kind, String message, @Nullable MissingRole missingRole) {
        super(message);
        this.kind = kind;
        this.missingRole = missingRole;
    }

    /** @param needed roles of which the caller would need one */
    public record MissingRole(Caller caller, List<Role> needed) {

        public MissingRole {
            needed = List.copyOf(needed);
        }
    }

    static CallerRejected withoutKey(String why) {
        return new CallerRejected(Kind.KEY, why + HOW);
    }

    static CallerRejected wrongKey(String why) {
        return new CallerRejected(Kind.KEY, why + HOW);
    }

    static CallerRejected crossOrigin(String why) {
        return new CallerRejected(Kind.SAME_ORIGIN, why + HOW);
    }

    /** Returns why the caller of a request is unknown. */
    public static RuntimeException stored(HttpServletRequest request) {
        return ApiKeyFilter.rejection(request);
    }

    /** Keeps why the caller of a request is unknown, for the code that refuses it. */
    public static void store(RuntimeException why, HttpServletRequest request) {
        request.setAttribute(ApiKeyFilter.REJECTION, why);
    }

    /** The caller has to sign in to the console. */
    public static CallerRejected withoutSession() {
        return new CallerRejected(Kind.SESSION, "Sign in to see this page.");
    }

    /** The signature is missing or wrong. */
    public static CallerRejected withoutSignature(String why) {
        return new CallerRejected(Kind.SIGNATURE, why);
    }

    /** The caller has none of the required roles. */
    public static CallerRejected withoutRole(Caller caller, Role... needed) {
        String roles = Arrays.stream(needed).map(Role::toString).collect(Collectors.joining(" or "));
        return new CallerRejected(
                Kind.ROLE,
                (needed.length == 0 ? "No role may call this." : "This requires the role " + roles + ".")
                        + (caller.origin() instanceof Caller.Origin.Person
                                ? " You have "
                                : " The API key \"" + caller.name() + "\" has ")
                        + caller.roles().stream().map(Role::toString).collect(Collectors.joining(", ")) + ".",
                new MissingRole(caller, List.of(needed)));
    }

    @Override
    public Failure failure() {
        String text = String.valueOf(getMessage());
        return switch (kind) {
            case KEY -> new Failure(401, "key-needed", "API key required", text);
            case ROLE -> new Failure(403, "role-needed", "Role required", text);
            case SESSION -> new Failure(401, "session-needed", "Sign-in required", text);
            case SIGNATURE -> new Failure(401, "signature-needed", "Invalid signature", text);
            case SAME_ORIGIN -> new Failure(403, "foreign-page", "Cross-origin request refused", text);
        };
    }

    /** Returns which role is missing; {@code null} if that is not the reason. */
    public @Nullable MissingRole missingRole() {
        return missingRole;
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
