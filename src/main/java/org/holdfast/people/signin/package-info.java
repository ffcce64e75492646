/**
 * Signing in: passwords against guessing, sessions that can be ended from any node, and the first admin of a server
 * that has none. Start at {@link SignIn}. Unknown logins, wrong passwords and disabled people get the same answer after
 * the same work.
 */
@NullMarked
package org.holdfast.people.signin;

import org.jspecify.annotations.NullMarked;
