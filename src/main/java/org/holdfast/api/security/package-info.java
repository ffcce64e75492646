/**
 * Authentication and authorization of HTTP requests. Start at {@link ApiKeyFilter}, which identifies the caller;
 * {@link AllowedRoles} on a handler says which roles may call it. A handler without it is closed to every caller.
 */
@NullMarked
package org.holdfast.api.security;

import org.jspecify.annotations.NullMarked;
