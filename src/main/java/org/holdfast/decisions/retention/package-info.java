/** How long a company keeps decisions. Start at {@link org.holdfast.decisions.retention.DecisionRetention}. */
@NullMarked
package org.holdfast.decisions.retention;

import org.jspecify.annotations.NullMarked;
