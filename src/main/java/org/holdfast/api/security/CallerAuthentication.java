package org.holdfast.api.security;

import java.util.Arrays;
import java.util.Optional;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** A caller as Spring Security's authentication. The authorities are the caller's roles and those they include. */
public final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    public CallerAuthentication(Caller caller) {
        super(Arrays.stream(Role.values())
                .filter(caller::may)
                .map(role -> new SimpleGrantedAuthority(role.toString()))
                .toList());
        this.caller = caller;
        setAuthenticated(true);
    }

    /** Returns the current caller. Handlers that are not public always have one. */
    public static Caller current() {
        return find().orElseThrow(() -> new IllegalStateException("The request has no authenticated caller"));
    }

    /** Returns the current caller; empty for an unauthenticated request to a public endpoint. */
    public static Optional<Caller> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof CallerAuthentication authenticated
                ? Optional.of(authenticated.caller)
                : Optional.empty();
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.name();
    }
}
