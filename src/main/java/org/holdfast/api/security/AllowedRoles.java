package org.holdfast.api.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.holdfast.access.Role;

/** States on a handler who may call it. A handler without it may be called by nobody. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AllowedRoles {

    /** One of these is enough, or a role that brings one of them with it. */
    Role[] value();
}
