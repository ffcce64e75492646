package org.holdfast.api.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.holdfast.access.Role;

/** Declares which roles may call a handler. A handler without it is closed to every caller. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedRoles {

    /** Roles of which the caller needs one, directly or through a role that includes it. */
    Role[] value();
}
