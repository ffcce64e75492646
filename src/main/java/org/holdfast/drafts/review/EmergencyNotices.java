package org.holdfast.drafts.review;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditEvent.TargetKind;
import org.holdfast.audit.AuditTrail;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.history.rulebooks.RuleBooks;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Rule books that went live in an emergency; each approver is shown them until they have taken note. */
@Repository
public class EmergencyNotices {

    private final RuleBooks books;
    private final JdbcClient client;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EmergencyNotices(
            RuleBooks books, JdbcTemplate template, AuditTrail trail, TransactionTemplate transaction, Clock clock) {
        this.books = books;
        this.trail = trail;
        this.transaction = transaction;
        this.client = JdbcClient.create(template);
        this.clock = clock;
    }

    /** Returns the emergencies that an approver has not taken note of, the first first. */
    public List<Publication> unseen(Caller caller) {
        String person = caller.person();
        if (person == null || !caller.may(Role.APPROVER)) {
            return List.of();
        }
        return client
                .sql("select number from rule_book_publication p where approval = 'emergency' and not exists (select 1 "
                        + "from rule_book_emergency_seen s where s.publication = p.number and s.person = ?) "
                        + "order by number")
                .param(person)
                .query(Integer.class)
                .list()
                .stream()
                .map(number -> books.find(number).orElseThrow())
                .toList();
    }

    /** @throws NotFound if there is no such emergency that this approver has not taken note of */
    public void takeNote(int publication, Caller caller, Actor actor) {
        transaction.executeWithoutResult(status -> takeNoteNow(publication, caller, actor));
    }

    private void takeNoteNow(int publication, Caller caller, Actor actor) {
        String person = caller.person();
        if (person == null || unseen(caller).stream().noneMatch(each -> each.number() == publication)) {
            throw new NotFound("emergency", String.valueOf(publication));
        }
        client.sql("insert into rule_book_emergency_seen (publication, person, at) values (?, ?, ?)")
                .params(
                        publication,
                        person,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC))
                .update();
        Target target = new Target(TargetKind.RULE_BOOK, String.valueOf(publication));
        trail.append(new AuditEvent(actor, AuditAction.EMERGENCY_NOTED, target, Map.of()));
    }
}
