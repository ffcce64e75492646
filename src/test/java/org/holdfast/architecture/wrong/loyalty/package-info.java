/** An example of what the architecture test must find: allowed to others, and used by nobody. */
@Feature(core = true)
package org.holdfast.architecture.wrong.loyalty;

import org.holdfast.Feature;
