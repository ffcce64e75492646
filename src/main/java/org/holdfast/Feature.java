package org.holdfast;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares which features a feature package may import, so that the permitted dependencies are stated next to the code.
 * Only the architecture test reads it.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
public @interface Feature {

    /** Whether the package belongs to the core: plain Java without Spring, SQL, HTTP or access to the system clock. */
    boolean core() default false;

    /** Names of the feature packages this one may import. */
    String[] uses() default {};

    /** Names of the sub-packages that other features may import, such as {@code "json"}; all others are internal. */
    String[] open() default {};
}
