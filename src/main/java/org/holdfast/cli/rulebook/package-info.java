/** Commands that check, test, compare, publish and restore rule books. Start at {@link CheckCommand}. */
@NullMarked
package org.holdfast.cli.rulebook;

import org.jspecify.annotations.NullMarked;
