/** Hands over what another program needs to decide in place of this one, and reads what it answers. */
@NullMarked
package org.holdfast.decisioning.elsewhere;

import org.jspecify.annotations.NullMarked;
