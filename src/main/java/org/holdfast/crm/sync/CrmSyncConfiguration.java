package org.holdfast.crm.sync;

import java.time.Clock;
import org.holdfast.audit.ImportAudit;
import org.holdfast.crm.http.Fetches;
import org.holdfast.crm.http.HttpSources;
import org.holdfast.crm.http.Pause;
import org.holdfast.crm.http.StagedRows;
import org.holdfast.crm.mapping.file.MappingFolder;
import org.holdfast.crm.sync.state.CollectionAges;
import org.holdfast.crm.sync.state.CrmSources;
import org.holdfast.crm.sync.state.RejectedSourceRows;
import org.holdfast.crm.sync.state.SourceCustomers;
import org.holdfast.customers.CrmCustomerWriter;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.customers.SourceFreshness;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring wiring of the CRM loads. */
@Configuration(proxyBeanMethods = false)
class CrmSyncConfiguration {

    @Bean
    SyncTarget crmSyncTarget(
            CrmSources sources,
            CollectionAges ages,
            SourceCustomers sourceCustomers,
            RejectedSourceRows rejectedRows,
            CrmCustomerWriter customers,
            RedecisionRequested redecisions,
            Clock clock) {
        return new SyncTarget(sources, ages, sourceCustomers, rejectedRows, customers, redecisions, clock);
    }

    @Bean
    CrmSync crmSync(
            SyncTarget target,
            HttpSources httpSources,
            SourceFreshness freshness,
            TransactionTemplate transaction,
            DeclaredFactsCheck declared,
            ImportAudit imports) {
        return new CrmSync(target, httpSources, freshness, transaction, declared, imports);
    }

    @Bean
    HttpSources httpSources(StagedRows rows, Fetches fetches, Clock clock) {
        return new HttpSources(rows, fetches, Pause.SLEEPING, clock);
    }

    @Bean
    MappingFolder mappingFolder(HoldfastSettings settings, DeclaredFactsCheck declared) {
        return new MappingFolder(settings.crm().dir(), declared);
    }
}
