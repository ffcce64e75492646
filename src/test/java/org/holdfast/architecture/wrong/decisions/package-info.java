/** An example of what the architecture test must find: a direction declared in a circle. */
@Feature(
        core = true,
        uses = {"crm", "decisions"})
package org.holdfast.architecture.wrong.decisions;

import org.holdfast.Feature;
