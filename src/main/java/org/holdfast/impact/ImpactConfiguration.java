package org.holdfast.impact;

import java.time.Clock;
import org.holdfast.decisions.Decider;
import org.holdfast.drafts.DraftService;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.history.ContactHistories;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring wiring of comparisons. */
@Configuration(proxyBeanMethods = false)
class ImpactConfiguration {

    @Bean
    ImpactRunner impactRunner(CustomerRepository customers) {
        return new ImpactRunner(customers);
    }

    @Bean
    ImpactService impactService(
            DraftService drafts,
            LiveRuleBook live,
            CustomerRepository customers,
            Decider decider,
            HoldfastSettings settings,
            ImpactTable table,
            ImpactRunner runner,
            Clock clock,
            ContactHistories histories) {
        return new ImpactService(
                drafts, live, customers, decider, settings.assumptions(), table, runner, clock, histories::earlier);
    }
}
