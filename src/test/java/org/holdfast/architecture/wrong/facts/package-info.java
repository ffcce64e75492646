/** A violation for the architecture test to find: facts that depend on a database and on the system clock. */
@Feature(
        core = true,
        uses = {"loyalty"})
package org.holdfast.architecture.wrong.facts;

import org.holdfast.Feature;
