package org.holdfast.people.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.holdfast.coordination.LostRaceRetry;
import org.holdfast.people.Login;
import org.holdfast.people.OneTimeToken;
import org.holdfast.people.Person;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Slows guessing down: after a few failures with a login or from an address, the next attempt has to wait, each time
 * longer. Attempts are counted before they are examined, in the database, so that many at once on several nodes do not
 * escape. Where a person has signed in before, only failures with their login from there count, so that strangers
 * cannot lock them out.
 */
final class SignInThrottle {

    /** How long failures are remembered. */
    static final Duration MEMORY = Duration.ofHours(24);
    /** How long a person's address stays theirs after they last signed in from it. */
    static final Duration FAMILIARITY = Duration.ofDays(90);

    private static final int FREE_BY_LOGIN = 5;
    private static final int FREE_BY_ADDRESS = 20;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    /** 2^10 seconds exceed the longest wait. */
    private static final int MOST_DOUBLINGS = 10;

    private static final int ATTEMPTS = 10;

    private final ThrottleRepository counts;
    private final LostRaceRetry retry;
    private final Clock clock;

    SignInThrottle(ThrottleRepository counts, TransactionTemplate transaction, Clock clock) {
        this.counts = counts;
        this.retry = LostRaceRetry.of(transaction, ATTEMPTS);
        this.clock = clock;
    }

    /** Whose failures are counted together, and how many of them have no consequence. */
    private record Subject(String key, int free) {}

    /**
     * Counts an attempt.
     *
     * @param login as {@link Login#fold} returns it
     * @return how long to wait before the next attempt; zero if this one may be examined
     */
    Duration admit(String login, String address) {
        Instant now = now();
        return retry.execute(() -> {
            List<Subject> subjects = subjects(login, address, now);
            List<ThrottleRepository.Count> before = subjects.stream()
                    .map(subject -> counts.lock(subject.key(), now, now.minus(MEMORY)))
                    .toList();
            Instant next = before.stream()
                    .map(ThrottleRepository.Count::nextAt)
                    .max(Instant::compareTo)
                    .orElse(now);
            if (next.isAfter(now)) {
                return Duration.between(now, next);
            }
            for (int i = 0; i < subjects.size(); i++) {
                int failures = before.get(i).failures() + 1;
                counts.store(
                        subjects.get(i).key(),
                        failures,
                        now,
                        now.plus(pause(failures - subjects.get(i).free())));
            }
            return Duration.ZERO;
        });
    }

    /** Takes the successful attempt back, forgets failures with the login, and remembers the address. */
    void succeeded(Person person, String address) {
        String login = Login.fold(person.login());
        Instant now = now();
        for (Subject subject : subjects(login, address, now)) {
            if (subject.free() == FREE_BY_ADDRESS) {
                // Otherwise the owner of one account could reset the count between guesses at others.
                counts.takeBack(subject.key(), now);
            } else {
                counts.forget(subject.key());
            }
        }
        counts.remember(person.id(), NetworkAddress.network(address), now);
    }

    /** Forgets what has no effect any more. */
    void purge() {
        Instant now = now();
        counts.purge(now.minus(MEMORY), now.minus(FAMILIARITY));
    }

    /** In the order in which they are locked. */
    private List<Subject> subjects(String login, String address, Instant now) {
        String network = NetworkAddress.network(address);
        // Hashed, because people type passwords into the wrong field.
        String hash = OneTimeToken.hash(login);
        if (counts.isFamiliar(login, network, now.minus(FAMILIARITY))) {
            return List.of(new Subject("familiar " + hash + " " + network, FREE_BY_LOGIN));
        }
        return List.of(new Subject("address " + network, FREE_BY_ADDRESS), new Subject("login " + hash, FREE_BY_LOGIN));
    }

    private static Duration pause(int excess) {
        if (excess < 0) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(excess, MOST_DOUBLINGS));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
