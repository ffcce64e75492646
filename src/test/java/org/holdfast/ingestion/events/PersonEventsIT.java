package org.holdfast.ingestion.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.Test;

/** Events about who a customer is. */
class PersonEventsIT extends EventsTest {

    @Test
    void theLatestStatementCountsInAnyOrderOfArrival() {
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
            assertThat(FactsJson.write(facts(customer)))
                    .contains(
                            "\"givenName\":\"Ana\"",
                            "\"city\":\"Cahul\"",
                            "\"region\":\"Nord\"",
                            "\"birthday\":\"1990-05-17\"");
        }
        events.send("/crm", "customer.changed", "P-0", start.plusSeconds(90), "{'birthday':'--06-01','city':null}");
        assertThat(FactsJson.write(facts("P-0")))
                .contains("\"birthday\":\"--06-01\"")
                .doesNotContain("city");
    }
}
