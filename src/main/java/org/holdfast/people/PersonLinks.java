package org.holdfast.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.facts.validation.NotFound;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Invitations and resets: links that an admin hands over, so that no mail server is needed. A link is valid for a day
 * and can be used once; a newer one replaces it.
 */
public class PersonLinks {

    /** How long a link is valid. */
    public static final Duration VALIDITY = Duration.ofHours(24);

    private final PersonLinkRepository links;
    private final PersonRepository people;
    private final PasswordChange passwordChange;
    private final PeopleAudit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PersonLinks(
            PersonLinkRepository links,
            PersonRepository people,
            PasswordChange passwordChange,
            PeopleAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.links = links;
        this.people = people;
        this.passwordChange = passwordChange;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Issues a link: an invitation if the person has no password, otherwise a reset.
     *
     * @throws NotFound if there is no such person
     * @throws PeopleRefusal if they are disabled
     */
    public PersonLink issue(String person, Actor by) {
        return transaction.execute(status -> {
            people.lock();
            Person found = people.find(person).orElseThrow(() -> new NotFound("person", person));
            if (found.isDisabled()) {
                throw new PeopleRefusal("person", "person-disabled", Map.of("name", found.name()));
            }
            PersonLink.Kind kind = found.hasPassword() ? PersonLink.Kind.RESET : PersonLink.Kind.INVITE;
            PersonLink link = new PersonLink(found, kind, OneTimeToken.generate(), now().plus(VALIDITY));
            people.deleteUnusedLinks(person);
            links.add(PersonLink.Reference.of(link.token()).hash(), person, kind, link.expiresAt());
            audit.record(by, AuditAction.PERSON_LINK_ISSUED, found, Map.of("kind", kind.toString()));
            return link;
        });
    }

    /** Returns whose link this is, without using it up; empty for any link that cannot be used. */
    public Optional<Person> find(PersonLink.Reference link) {
        return links.person(link.hash(), now()).flatMap(people::find).filter(person -> !person.isDisabled());
    }

    /**
     * Uses a link up to set the password that its person chose, and ends their sessions.
     *
     * @throws PeopleRefusal if the link cannot be used, or the password is refused, which does not use it up
     */
    public Person redeem(PersonLink.Reference link, String password, String address) {
        Person person = find(link).orElseThrow(PersonLinks::dead);
        String hash = passwordChange.check(password, person);
        return transaction.execute(status -> {
            people.lock();
            Person current = find(link).orElseThrow(PersonLinks::dead);
            if (!links.use(link.hash(), now())) {
                throw dead();
            }
            passwordChange.store(current, hash, current.actor(address));
            return current;
        });
    }

    private static PeopleRefusal dead() {
        return new PeopleRefusal("link", "link-dead");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
