/**
 * A few hundred fictional customers for the first start, and their past. Start at {@link DemoCustomers} and
 * {@link org.holdfast.demo.past.DemoPast}.
 */
@NullMarked
@Feature(
        open = {"past"},
        uses = {
            "facts",
            "rules",
            "decisions",
            "settings",
            "coordination",
            "audit",
            "customers",
            "history",
            "crm",
            "delivery",
            "publishing",
            "outcomes",
            "decisioning"
        })
package org.holdfast.demo;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
