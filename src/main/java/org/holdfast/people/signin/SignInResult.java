package org.holdfast.people.signin;

import java.time.Duration;
import org.holdfast.people.Person;

/** The answer to a login and a password. */
public sealed interface SignInResult {

    /** Both are right. */
    record Admitted(SessionTicket ticket, Person person) implements SignInResult {}

    /** The login is unknown, the password is wrong, or the person is disabled; no one learns which. */
    record Refused() implements SignInResult {}

    /** There were too many failures; whether this attempt would have succeeded was not examined. */
    record TooEarly(Duration pause) implements SignInResult {}
}
