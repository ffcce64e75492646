/** Hands over what another program needs to decide in place of this one. */
@NullMarked
package org.holdfast.decisioning.elsewhere;

import org.jspecify.annotations.NullMarked;
