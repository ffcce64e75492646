package org.holdfast.people.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditEvent.TargetKind;
import org.holdfast.audit.AuditTrail;
import org.holdfast.coordination.ConcurrencyLimit;
import org.holdfast.coordination.TooBusy;
import org.holdfast.people.Login;
import org.holdfast.people.Passwords;
import org.holdfast.people.Person;
import org.holdfast.people.PersonCredentials;
import org.holdfast.people.PersonCredentials.Credential;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signs people in with their login and password, and says at each request whether they still are. For every refusal the
 * same work is done, so that neither the answer nor its duration reveals who exists.
 */
public class SignIn {

    /** Attempts that compute hashes at the same time; each occupies a processor. */
    private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private static final int MAY_WAIT = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConcurrencyLimit limit = new ConcurrencyLimit("sign-ins", AT_ONCE, MAY_WAIT, PATIENCE);
    private final PersonCredentials credentials;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SignIn(
            PersonCredentials credentials,
            Passwords passwords,
            SignInThrottle throttle,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.throttle = throttle;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Examines a login and a password.
     *
     * @param address network address of the request
     * @throws TooBusy if too many people sign in at the same time
     */
    public SignInResult attempt(String login, String password, String address) {
        return limit.pass(() -> examine(Login.fold(login), password, address));
    }

    /**
     * Asks a person who is signed in for their password again. Their session continues with the returned ticket.
     *
     * @throws TooBusy if too many people sign in at the same time
     */
    public SignInResult confirm(SessionTicket ticket, String password, String address) {
        Optional<Person> person = resume(ticket);
        if (person.isEmpty()) {
            return new SignInResult.Refused();
        }
        SignInResult result = attempt(person.get().login(), password, address);
        return result instanceof SignInResult.Admitted admitted
                ? new SignInResult.Admitted(
                        new SessionTicket(
                                ticket.personId(),
                                admitted.ticket().epoch(),
                                ticket.startedAt(),
                                admitted.ticket().confirmedAt()),
                        admitted.person())
                : result;
    }

    /**
     * Returns the person of a session, with their present roles. Empty if the session has ended: after a day, when the
     * password was changed, or when the person was disabled. Call it at each request.
     */
    public Optional<Person> resume(SessionTicket ticket) {
        Instant now = now();
        if (ticket.isOver(now)) {
            return Optional.empty();
        }
        Optional<Person> person = credentials
                .find(ticket.personId())
                .filter(found -> found.epoch() == ticket.epoch())
                .map(Credential::person)
                .filter(found -> found.state() == Person.State.ACTIVE);
        person.ifPresent(found -> credentials.seen(found, now));
        return person;
    }

    /** Returns whether the person gave their password so recently that they may do what is dangerous. */
    public boolean isConfirmed(SessionTicket ticket) {
        return ticket.isConfirmed(now());
    }

    /** Signs in a person who has just proved who they are in another way, such as by choosing a password. */
    public SessionTicket begin(String personId, String address) {
        return transaction.execute(status ->
                admit(credentials.find(personId).orElseThrow(), address).ticket());
    }

    /** Records that a person signed out; the session itself belongs to the server. */
    public void signedOut(Person person, String address) {
        transaction.executeWithoutResult(status ->
                audit.append(new AuditEvent(person.actor(address), AuditAction.SIGNED_OUT, target(person), Map.of())));
    }

    private SignInResult examine(String login, String password, String address) {
        Duration wait = throttle.admit(login, address);
        if (!wait.isZero()) {
            return new SignInResult.TooEarly(wait);
        }
        @Nullable Credential credential = credentials.findByLogin(login).orElse(null);
        boolean mayEnter = credential != null && credential.person().state() == Person.State.ACTIVE;
        @Nullable String hash = credential != null && mayEnter ? credential.hash() : null;
        if (!passwords.matches(password, hash) || credential == null || hash == null) {
            refused(credential, address);
            return new SignInResult.Refused();
        }
        @Nullable String upgraded = passwords.upgrade(password, hash);
        return transaction.execute(status -> {
            Credential current = credentials.find(credential.person().id()).orElseThrow();
            if (current.epoch() != credential.epoch() || current.person().state() != Person.State.ACTIVE) {
                return new SignInResult.Refused();
            }
            if (upgraded != null) {
                credentials.upgrade(current.person().id(), hash, upgraded);
            }
            throttle.succeeded(current.person(), address);
            return admit(current, address);
        });
    }

    private SignInResult.Admitted admit(Credential credential, String address) {
        Person person = credential.person();
        Instant now = now();
        credentials.seen(person, now);
        audit.append(new AuditEvent(person.actor(address), AuditAction.SIGNED_IN, target(person), Map.of()));
        return new SignInResult.Admitted(new SessionTicket(person.id(), credential.epoch(), now, now), person);
    }

    /** Records a failure without the login that was typed, because it may be a password in the wrong field. */
    private void refused(@Nullable Credential credential, String address) {
        Target target = credential == null ? null : target(credential.person());
        transaction.executeWithoutResult(status -> audit.append(
                new AuditEvent(Actor.unauthenticated(address), AuditAction.SIGN_IN_FAILED, target, Map.of())));
    }

    private static Target target(Person person) {
        return new Target(TargetKind.PERSON, person.id());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
