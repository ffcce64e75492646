/**
 * Questions to a supervisor over HTTP, for helpdesk panels. Start at
 * {@link org.holdfast.api.authorizations.AuthorizationController}.
 */
@NullMarked
package org.holdfast.api.authorizations;

import org.jspecify.annotations.NullMarked;
