package org.holdfast;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * States on a feature package what it may import, so that the direction of the code is written where the code is. The
 * architecture test reads it; nothing else does.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.CLASS)
public @interface Feature {

    /** Core packages are plain Java: no Spring, no SQL, no HTTP, no clock of their own. */
    boolean core() default false;

    /** Names of the feature packages this one may import. */
    String[] uses() default {};

    /** Names of the sub-packages that other features may enter, such as {@code "json"}; all others are closed. */
    String[] open() default {};
}
