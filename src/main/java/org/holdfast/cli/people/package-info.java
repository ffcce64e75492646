/** Commands that add, list and change the people who use the console. Start at {@link PeopleAddCommand}. */
@NullMarked
package org.holdfast.cli.people;

import org.jspecify.annotations.NullMarked;
