/** An example of what the architecture test must find: a direction declared in a circle, and doors left open. */
@Feature(
        core = true,
        uses = {"crm", "decisions"},
        open = {"entered", "unentered"})
package org.holdfast.architecture.wrong.decisions;

import org.holdfast.Feature;
