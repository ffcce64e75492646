package org.holdfast.desk.authorization;

import java.time.Clock;
import org.holdfast.audit.AuditTrail;
import org.holdfast.decisioning.DecisionService;
import org.holdfast.desk.DeskSettings;
import org.holdfast.history.ContactHistories;
import org.holdfast.publishing.LiveRuleBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring wiring of questions to supervisors. */
@Configuration(proxyBeanMethods = false)
class AuthorizationConfiguration {

    @Bean
    AuthorizationService authorizationService(
            AuthorizationTable table,
            DecisionService decisionService,
            ContactHistories contactHistories,
            LiveRuleBook live,
            AuditTrail audit,
            TransactionTemplate transaction,
            DeskSettings settings,
            Clock clock) {
        return new AuthorizationService(
                table, decisionService, contactHistories, live, audit, transaction, settings, clock);
    }
}
