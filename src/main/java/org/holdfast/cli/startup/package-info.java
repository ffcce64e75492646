/** Starts the part of the application that a command needs. Start at {@link SpringLauncher}. */
@NullMarked
package org.holdfast.cli.startup;

import org.jspecify.annotations.NullMarked;
