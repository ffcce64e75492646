package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.daysAgo;

import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CustomerApiIT {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void factsArePutReadAndReplaced() {
        Answer created = server.put("/v1/customers/P-1", "{'id':'P-1','language':'ru','orders':[]}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.etag()).startsWith("\"sha256:");

        Answer read = server.get("/v1/customers/P-1");
        assertThat(read.text()).isEqualTo("{\"id\":\"P-1\",\"language\":\"ru\",\"orders\":[]}");
        assertThat(read.etag()).isEqualTo(created.etag());

        Answer replaced = server.put("/v1/customers/P-1", "{'language':'ro'}");
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(server.get("/v1/customers/P-1").text()).isEqualTo("{\"id\":\"P-1\",\"language\":\"ro\"}");
    }

    @Test
    void newerFactsAreNotOverwritten() {
        String etag = server.put("/v1/customers/P-2", "{'name':'A'}").etag();

        assertThat(server.put("/v1/customers/P-2", "{'name':'B'}", "If-Match", etag).status()).isEqualTo(200);
        Answer late = server.put("/v1/customers/P-2", "{'name':'C'}", "If-Match", etag);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.contentType()).startsWith("application/problem+json");
        assertThat(server.get("/v1/customers/P-2").at("name")).isEqualTo("B");
    }

    @Test
    void whatIsRefusedIsNotHalfStored() {
        Answer answer = server.put("/v1/customers/P-3", "{'name':'A','orders':[{'id':'1','placedAt':'2026-03-10'},{'id':'2','placedAt':'soon'}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("field")).isEqualTo("orders[1].placedAt");
        assertThat(server.get("/v1/customers/P-3").status()).isEqualTo(404);
        assertThat(server.put("/v1/customers/P-3", "{'id':'P-4'}").at("detail")).contains("but the address says \"P-3\"");
    }

    @Test
    void idsOfAllKindsCanBeAddressed() {
        assertThat(server.put("/v1/customers/%D0%90-1", "{'name':'А'}").status()).isEqualTo(201);
        assertThat(server.get("/v1/customers/%D0%90-1").at("id")).isEqualTo("А-1");
        for (String id : new String[] {"A;1", "A%1", "A 1", "A&1", "A.1"}) {
            String path = "/v1/customers/" + java.net.URLEncoder.encode(id, java.nio.charset.StandardCharsets.UTF_8).replace("+", "%20");
            assertThat(server.put(path, "{}").status()).as(id).isEqualTo(201);
            assertThat(server.get(path).at("id")).isEqualTo(id);
        }
        assertThat(server.put("/v1/customers/" + "x".repeat(101), "{}").at("detail")).contains("longer than 100");
    }

    @Test
    void whatWasPutDecides() {
        server.put("/v1/customers/P-5", "{'orders':[{'id':'1','placedAt':'" + daysAgo(20) + "','promisedAt':'" + daysAgo(5) + "'}]}");

        assertThat(server.get("/v1/customers/P-5/next-best-action").at("actions.0.action")).isEqualTo("warn-late-delivery");
    }
}
