/**
 * Questions to a supervisor about one action whose amount is beyond the authority of the person at the desk, and the
 * answers. Start at {@link org.holdfast.desk.authorization.AuthorizationService}. A yes authorizes exactly that action,
 * once, up to the amount, for a limited time.
 */
@NullMarked
package org.holdfast.desk.authorization;

import org.jspecify.annotations.NullMarked;
