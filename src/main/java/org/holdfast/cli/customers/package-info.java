/** Commands that import and list customers and their values. Start at {@link ImportCommand}. */
@NullMarked
package org.holdfast.cli.customers;

import org.jspecify.annotations.NullMarked;
