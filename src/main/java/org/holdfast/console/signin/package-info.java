/**
 * Signing in and out, and the pages on which a person chooses a password. Start at {@link SignInController}. A session
 * holds a ticket only; who its person is, and what they may do, is read at each request.
 */
@NullMarked
package org.holdfast.console.signin;

import org.jspecify.annotations.NullMarked;
