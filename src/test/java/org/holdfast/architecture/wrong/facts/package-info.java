/** An example of what the architecture test must find: facts that look outward, at a database and at the clock. */
@Feature(
        core = true,
        uses = {"loyalty"})
package org.holdfast.architecture.wrong.facts;

import org.holdfast.Feature;
