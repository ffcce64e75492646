package org.holdfast.api.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the variable of a path that is a customer's id: it is read by {@link org.holdfast.customers.CustomerIdPath}, at
 * every address in the same way.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface CustomerId {

    /** For the description of the API. */
    String DESCRIPTION = "The customer's id in the CRM. An id that is not a valid path segment, such as "
            + "gid://shop/Customer/1, .. or one that begins with ~, is written as ~ followed by the "
            + "unpadded base64url of its UTF-8; any id may be written this way. Encoded slashes are "
            + "refused.";
}
