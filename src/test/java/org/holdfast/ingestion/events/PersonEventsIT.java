package org.holdfast.ingestion.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.access.MovingClock;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Events about who a customer is. */
@ParameterizedClass
@EnumSource(Database.class)
class PersonEventsIT {
    @Parameter
    private Database database;

    @Test
    void theLatestStatementCountsInAnyOrderOfArrival() {
        try (Database.Store opened = database.open()) {
            MovingClock clock = new MovingClock();
            CustomerStore store = CustomerStores.of(opened, clock);
            EventFixture events = new EventFixture(opened, store, clock, DeclaredFactsChecks.of(FactsSchema.EMPTY));
            Instant start = clock.instant().minus(Duration.ofHours(1));
            String later = "{'birthday':'1990-05-17','city':'Cahul'}";
            String earlier = "{'givenName':'Ana','city':'Soroca','region':'Nord','birthday':'--05-17'}";
            for (List<String> order : List.of(List.of(earlier, later), List.of(later, earlier))) {
                String customer = "P-" + order.indexOf(later);
                for (String data : order) {
                    Instant at = data.equals(later) ? start.plusSeconds(60) : start;
                    assertThat(events.send("/crm", "customer.changed", customer, at, data)
                                    .problem())
                            .isNull();
                }
                assertThat(FactsJson.write(store.find(customer).orElseThrow().facts()))
                        .contains(
                                "\"givenName\":\"Ana\"",
                                "\"city\":\"Cahul\"",
                                "\"region\":\"Nord\"",
                                "\"birthday\":\"1990-05-17\"");
            }
            events.send("/crm", "customer.changed", "P-0", start.plusSeconds(90), "{'birthday':'--06-01','city':null}");
            assertThat(FactsJson.write(store.find("P-0").orElseThrow().facts()))
                    .contains("\"birthday\":\"--06-01\"")
                    .doesNotContain("city");
        }
    }
}
