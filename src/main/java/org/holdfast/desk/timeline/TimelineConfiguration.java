package org.holdfast.desk.timeline;

import java.time.Clock;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.history.timeline.CustomerEvents;
import org.holdfast.outcomes.IncidentLedger;
import org.holdfast.publishing.LiveRuleBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Spring wiring of the timeline. */
@Configuration(proxyBeanMethods = false)
class TimelineConfiguration {

    @Bean
    CustomerTimeline customerTimeline(
            CustomerEvents events,
            IncidentLedger incidents,
            CustomerRepository customers,
            LiveRuleBook live,
            Clock clock) {
        return new CustomerTimeline(events, incidents, customers, live, clock);
    }
}
