/** A violation for the architecture test to find: a package that others may import but do not. */
@Feature(core = true)
package org.holdfast.architecture.wrong.loyalty;

import org.holdfast.Feature;
