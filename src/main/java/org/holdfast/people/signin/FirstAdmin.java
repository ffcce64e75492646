package org.holdfast.people.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.holdfast.audit.Actor;
import org.holdfast.people.NewPerson;
import org.holdfast.people.OneTimeToken;
import org.holdfast.people.PasswordChange;
import org.holdfast.people.PeopleRefusal;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds the first admin of a server that others can reach, where being there first proves nothing: they show a token
 * that only the operator of the server can read. There is never a default password.
 */
public class FirstAdmin {

    /** How long a token is valid. */
    public static final Duration VALIDITY = Duration.ofMinutes(60);

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);

    private final SetupTokenRepository tokens;
    private final SetupTokenFile file;
    private final PeopleService people;
    private final PasswordChange passwordChange;
    private final Clock clock;

    FirstAdmin(
            SetupTokenRepository tokens,
            SetupTokenFile file,
            PeopleService people,
            PasswordChange passwordChange,
            Clock clock) {
        this.tokens = tokens;
        this.file = file;
        this.people = people;
        this.passwordChange = passwordChange;
        this.clock = clock;
    }

    /** Returns whether the first admin is still to be added. */
    public boolean isMissing() {
        return !people.isAnyoneAdded();
    }

    /**
     * Makes a token and shows it to the operator, unless a person was added.
     *
     * @param address where the console is reached, such as {@code http://shop.example:8080}
     */
    public void offer(String address) {
        Instant now = now();
        tokens.deleteExpired(now);
        if (!isMissing()) {
            file.delete();
            return;
        }
        String token = OneTimeToken.generate();
        Instant expiresAt = now.plus(VALIDITY);
        tokens.add(OneTimeToken.hash(token), expiresAt);
        file.write(token);
        LOG.warn(
                "No person was added yet. To add the first admin, open {}/setup before {} and enter the setup token {}"
                        + " (also in {}), or run: java -jar holdfast.jar people add LOGIN --role admin",
                address,
                expiresAt.truncatedTo(ChronoUnit.SECONDS),
                token,
                file.path());
    }

    /** Returns whether a token can be used. */
    public boolean accepts(String token) {
        return isMissing() && tokens.isValid(OneTimeToken.hash(token.strip()), now());
    }

    /**
     * Adds the first admin and invalidates all tokens.
     *
     * @throws PeopleRefusal if the token is wrong, a person was added meanwhile, or something about them is refused
     */
    public Person add(String token, NewPerson wanted, String password, String address) {
        if (!accepts(token)) {
            throw wrongToken();
        }
        String hash = passwordChange.check(password, wanted);
        Actor by = new Actor(Actor.Kind.UNAUTHENTICATED, null, "setup token", address);
        Person added = people.addFirst(wanted, hash, by, () -> {
            if (!tokens.isValid(OneTimeToken.hash(token.strip()), now())) {
                throw wrongToken();
            }
            tokens.deleteAll();
        });
        file.delete();
        return added;
    }

    private static PeopleRefusal wrongToken() {
        return new PeopleRefusal("token", "setup-token-wrong");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
