package org.holdfast.people;

import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets passwords that people choose, and ends the sessions that were opened with the ones before. */
public class PasswordChange {

    private final PersonCredentials credentials;
    private final PasswordPolicy policy;
    private final Passwords passwords;
    private final PeopleAudit audit;
    private final TransactionTemplate transaction;

    PasswordChange(
            PersonCredentials credentials,
            PasswordPolicy policy,
            Passwords passwords,
            PeopleAudit audit,
            TransactionTemplate transaction) {
        this.credentials = credentials;
        this.policy = policy;
        this.passwords = passwords;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Checks the password of a person to be added.
     *
     * @return its hash
     * @throws PeopleRefusal if the password is refused
     */
    public String check(String password, NewPerson person) {
        policy.check(password, person.login().text(), person.name());
        return passwords.hash(password);
    }

    String check(String password, Person person) {
        policy.check(password, person.login(), person.name());
        return passwords.hash(password);
    }

    void store(Person person, String hash, Actor by) {
        credentials.setPassword(person.id(), hash);
        audit.record(by, AuditAction.PASSWORD_CHANGED, person);
    }

    /**
     * Replaces the password of a person who has just confirmed who they are. All their sessions end, so sign them in
     * afterwards.
     *
     * @throws PeopleRefusal if the new password is refused
     */
    public void change(String id, String wanted, Actor by) {
        Person person = credentials.find(id).orElseThrow().person();
        String hash = check(wanted, person);
        transaction.executeWithoutResult(status -> store(person, hash, by));
    }
}
