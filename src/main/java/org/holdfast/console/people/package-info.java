/** The pages about people: one's own profile, and for administrators everyone's. Start at {@link PeopleController}. */
@NullMarked
package org.holdfast.console.people;

import org.jspecify.annotations.NullMarked;
