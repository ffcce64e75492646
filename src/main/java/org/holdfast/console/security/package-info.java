/** Security filter chains of the console. Start at {@link ConsoleSecurity}. */
@NullMarked
package org.holdfast.console.security;

import org.jspecify.annotations.NullMarked;
