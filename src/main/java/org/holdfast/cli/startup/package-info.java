/** Starts as much of the application as a command needs. Start at {@link SpringLauncher}. */
@NullMarked
package org.holdfast.cli.startup;

import org.jspecify.annotations.NullMarked;
