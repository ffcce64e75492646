package org.holdfast.api.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a path variable as a customer's id, which is decoded by {@link org.holdfast.customers.CustomerIdPath}. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface CustomerId {

    /** Description of the parameter in the API description. */
    String DESCRIPTION = "The customer's id in the CRM. An id that is not a valid path segment, such as "
            + "gid://shop/Customer/1, .. or one that begins with ~, is written as ~ followed by the "
            + "unpadded base64url of its UTF-8 bytes; any id may be written this way. Encoded slashes are "
            + "refused.";
}
