/**
 * The people of the demo, as whom the local operator can look at the console. They are no accounts. Start at
 * {@link DemoPeople}.
 */
@NullMarked
package org.holdfast.console.demo;

import org.jspecify.annotations.NullMarked;
