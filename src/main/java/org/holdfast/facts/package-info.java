/**
 * The facts known about one customer at one moment: orders, complaints, surveys and so on, as immutable records that
 * validate themselves. Start at {@link Customer}. A collection that is {@code null} is unknown, an empty one is known
 * to be empty; this package never infers one from the other and never reads a clock.
 */
@NullMarked
@Feature(
        core = true,
        open = {
            "baskets",
            "billing",
            "contact",
            "declared",
            "fulfilment",
            "goods",
            "identity",
            "intake",
            "json",
            "merge",
            "person",
            "promise",
            "reach",
            "retention",
            "validation"
        })
package org.holdfast.facts;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
