/** A violation for the architecture test to find: cyclic dependencies, and open sub-packages that are not used. */
@Feature(
        core = true,
        uses = {"crm", "decisions"},
        open = {"entered", "unentered"})
package org.holdfast.architecture.wrong.decisions;

import org.holdfast.Feature;
