package org.holdfast.people;

import java.time.Clock;
import org.holdfast.audit.AuditTrail;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Configures people and their passwords. */
@Configuration(proxyBeanMethods = false)
class PeopleConfiguration {

    @Bean
    Passwords passwords() {
        return new Passwords(Passwords.bcrypt(Passwords.COST), Passwords.hashOfNoOne(Passwords.COST));
    }

    @Bean
    PeopleAudit peopleAudit(AuditTrail trail) {
        return new PeopleAudit(trail);
    }

    @Bean
    PeopleService peopleService(
            PersonRepository people,
            PersonCredentials credentials,
            PeopleAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        return new PeopleService(people, credentials, audit, transaction, clock);
    }

    @Bean
    PasswordChange passwordChange(
            PersonCredentials credentials, Passwords passwords, PeopleAudit audit, TransactionTemplate transaction) {
        return new PasswordChange(credentials, new PasswordPolicy(), passwords, audit, transaction);
    }

    @Bean
    PersonLinks personLinks(
            PersonLinkRepository links,
            PersonRepository people,
            PasswordChange passwordChange,
            PeopleAudit audit,
            TransactionTemplate transaction,
            Clock clock) {
        return new PersonLinks(links, people, passwordChange, audit, transaction, clock);
    }
}
