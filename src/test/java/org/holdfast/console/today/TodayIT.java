package org.holdfast.console.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TodayIT {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false");
        server.put(
                "/v1/customers/T-1",
                "{'id':'T-1','name':'<b>Ana</b> & Co','language':'en','orders':[{'id':'9','placedAt':'"
                        + Samples.daysAgo(20) + "','promisedAt':'" + Samples.daysAgo(4) + "','shippedAt':'"
                        + Samples.daysAgo(9) + "'}]}");
        assertThat(server.post("/v1/decisions", "{'customerId':'T-1'}").status())
                .isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String page(String path, String language) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                        .header("Accept", "text/html")
                        .header("Accept-Language", language))
                .text();
    }

    @ParameterizedTest
    @CsvSource({"en,Nothing waits for you.", "ru,Вас ничего не ждёт.", "ro,Nu vă așteaptă nimic."})
    void whatWasDecidedIsShown(String language, String nothing) {
        String today = page("/", language);

        assertThat(today)
                .contains(nothing, "/desk/T-1", "Warn about a late delivery", "&lt;b&gt;Ana&lt;/b&gt; &amp; Co")
                .doesNotContain("<b>Ana");
    }

    @Test
    void thePartThatRefreshesItselfHasNoFrame() {
        assertThat(page("/today/fragment", "en")).contains("Budgets").doesNotContain("<html", "<header");
    }
}
