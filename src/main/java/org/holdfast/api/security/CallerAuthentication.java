package org.holdfast.api.security;

import java.util.Arrays;
import java.util.Optional;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** A caller in the words of Spring Security. The authorities are the roles and those they bring with them. */
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

    /** Who calls now. Behind the filter there is always somebody, or the request does not get here. */
    public static Caller current() {
        return find().orElseThrow(() -> new IllegalStateException("A request without a caller came through the door"));
    }

    /** Who calls, at addresses that are open to anybody. */
    public static Optional<Caller> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof CallerAuthentication known ? Optional.of(known.caller) : Optional.empty();
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
