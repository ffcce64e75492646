/** What all guardrails have in common. */
@NullMarked
package org.holdfast.guardrails.base;

import org.jspecify.annotations.NullMarked;
