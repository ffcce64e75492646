package org.holdfast.drafts.review;

import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.holdfast.drafts.Contributor;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.holdfast.publishing.ApprovalNeeded;

/** Those who scheduled drafts, as the actors of the publications; they must still be allowed to publish then. */
final class ScheduledBy {

    private final AccountActs accounts;
    private final ApiKeyService keys;
    private final PeopleService people;

    ScheduledBy(AccountActs accounts, ApiKeyService keys, PeopleService people) {
        this.accounts = accounts;
        this.keys = keys;
        this.people = people;
    }

    /** @throws ApprovalNeeded if they may not publish any more */
    Actor actor(Contributor by) {
        String identity = by.identity();
        if (identity.isEmpty() || identity.startsWith("demo:")) {
            return Actor.localOperator(by.name(), null);
        }
        String person = accounts.personBehind(identity);
        boolean isPerson = identity.startsWith("person:");
        boolean keyMay = isPerson || keys.mayStill(identity, Role.APPROVER);
        if (!keyMay || !person.equals(AccountActs.MACHINE) && !personMay(person, isPerson)) {
            throw new ApprovalNeeded(by.name() + ", who scheduled this, may not publish any more.");
        }
        return isPerson ? Actor.person(person, person, null) : Actor.key(identity, by.name(), null);
    }

    private boolean personMay(String id, boolean needsRole) {
        try {
            Person person = people.get(id);
            return person.state() == Person.State.ACTIVE
                    && (!needsRole || person.caller().may(Role.APPROVER));
        } catch (NotFound e) {
            return false;
        }
    }
}
