/**
 * The people who use the console: their logins, roles and passwords, and the one-time links by which they choose a
 * password. Start at {@link PeopleService}; signing in is in {@code signin}. A person is a
 * {@link org.holdfast.access.Caller} as the owner of an API key is. Passwords and tokens are never stored or logged.
 */
@NullMarked
@Feature(
        uses = {"facts", "localization", "decisions", "coordination", "settings", "access", "audit", "failure"},
        open = {"signin"})
package org.holdfast.people;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
