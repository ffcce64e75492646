/** What a change of semantics means for the rules of a book. */
@NullMarked
package org.holdfast.guardrails.semantics;

import org.jspecify.annotations.NullMarked;
