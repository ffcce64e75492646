package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.daysAgo;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
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
    void factsAreStoredReadAndReplaced() {
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

        assertThat(server.put("/v1/customers/P-2", "{'name':'B'}", "If-Match", etag)
                        .status())
                .isEqualTo(200);
        Answer late = server.put("/v1/customers/P-2", "{'name':'C'}", "If-Match", etag);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.contentType()).startsWith("application/problem+json");
        assertThat(server.get("/v1/customers/P-2").at("name")).isEqualTo("B");
    }

    @Test
    void aRefusedRequestStoresNothing() {
        Answer answer = server.put(
                "/v1/customers/P-3",
                "{'name':'A','orders':[{'id':'1','placedAt':'2026-03-10'},{'id':'2','placedAt':'soon'}]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("field")).isEqualTo("orders[1].placedAt");
        assertThat(server.get("/v1/customers/P-3").status()).isEqualTo(404);
        assertThat(server.put("/v1/customers/P-3", "{'id':'P-4'}").at("detail")).contains("but the path has \"P-3\"");
    }

    @Test
    void idsOfAllKindsWorkInPaths() {
        assertThat(server.put("/v1/customers/%D0%90-1", "{'name':'А'}").status())
                .isEqualTo(201);
        assertThat(server.get("/v1/customers/%D0%90-1").at("id")).isEqualTo("А-1");
        for (String id : new String[] {"A;1", "A%1", "A 1", "A&1", "A.1"}) {
            String path = "/v1/customers/"
                    + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
            assertThat(server.put(path, "{}").status()).as(id).isEqualTo(201);
            assertThat(server.get(path).at("id")).isEqualTo(id);
        }
        assertThat(server.put("/v1/customers/" + "x".repeat(101), "{}").at("detail"))
                .contains("longer than 100");
    }

    @Test
    void decisionsUseStoredFacts() {
        server.put(
                "/v1/customers/P-5",
                "{'orders':[{'id':'1','placedAt':'" + daysAgo(20) + "','promisedAt':'" + daysAgo(5) + "'}]}");

        assertThat(server.get("/v1/customers/P-5/next-best-action").at("actions.0.action"))
                .isEqualTo("warn-late-delivery");
    }

    @Test
    void preconditionsRestrictAPutToCreatingOrReplacing() {
        assertThat(server.put("/v1/customers/P-6", "{}", "If-Match", "*").status())
                .isEqualTo(412);
        assertThat(server.get("/v1/customers/P-6").status()).isEqualTo(404);
        String etag =
                server.put("/v1/customers/P-6", "{}", "If-None-Match", "*").etag();
        Answer second = server.put("/v1/customers/P-6", "{'name':'B'}", "If-None-Match", "*");
        assertThat(second.status()).isEqualTo(412);
        assertThat(second.at("type")).isEqualTo("urn:holdfast:problem:changed-meanwhile");
        assertThat(server.put("/v1/customers/P-6", "{'name':'B'}", "If-None-Match", "\"other\", W/" + etag)
                        .status())
                .isEqualTo(412);
        assertThat(server.put("/v1/customers/P-6", "{'name':'B'}", "If-Match", "*")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void oneOfSeveralTagsHasToMatchStrongly() {
        String etag = server.put("/v1/customers/P-7", "{}").etag();

        assertThat(server.put("/v1/customers/P-7", "{'name':'B'}", "If-Match", "W/" + etag)
                        .status())
                .isEqualTo(412);
        assertThat(server.put("/v1/customers/P-7", "{'name':'B'}", "If-Match", "\"other\", " + etag)
                        .status())
                .isEqualTo(200);
        Answer unreadable = server.put("/v1/customers/P-7", "{'name':'C'}", "If-Match", etag.replace("\"", ""));
        assertThat(unreadable.status()).isEqualTo(400);
        assertThat(unreadable.at("field")).isEqualTo("If-Match");
        Answer same = server.put("/v1/customers/P-7", "{'name':'B'}");
        assertThat(same.status()).isEqualTo(200);
        assertThat(same.etag()).isEqualTo(server.get("/v1/customers/P-7").etag());
    }

    @Test
    void factsThatTheClientHasAreAnsweredWithNotModified() {
        String etag = server.put("/v1/customers/P-8", "{}").etag();

        Answer unmodified = server.send(HttpRequest.newBuilder(server.uri("/v1/customers/P-8"))
                .header("If-None-Match", etag)
                .GET());
        assertThat(unmodified.status()).isEqualTo(304);
        assertThat(unmodified.text()).isEmpty();
    }

    @Test
    void aPartIsChangedIfTheFactsAreStillTheSame() {
        Answer created = server.patch("/v1/customers/T-1", "{'name':'Ana'}");
        assertThat(created.status()).isEqualTo(201);

        Answer changed = server.patch("/v1/customers/T-1", "{'phone':'069 123 456'}", "If-Match", created.etag());
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.text()).isEqualTo("{\"id\":\"T-1\",\"name\":\"Ana\",\"phone\":\"069 123 456\"}");
        Answer stale = server.patch("/v1/customers/T-1", "{'name':'B'}", "If-Match", created.etag());
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.at("type")).isEqualTo("urn:holdfast:problem:changed-meanwhile");
        assertThat(server.get("/v1/customers/T-1").etag()).isEqualTo(changed.etag());
    }

    @Test
    void aWrongPartIsRefusedByName() {
        server.put("/v1/customers/T-2", "{'name':'Ana'}");

        Answer unknown = server.patch("/v1/customers/T-2", "{'mail':'a@example.org'}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.at("field")).isEqualTo("mail");
        assertThat(unknown.at("detail")).contains("Maybe").contains("email");
        assertThat(server.patch("/v1/customers/T-2", "[]").at("detail")).contains("is a list; expected an object");
        assertThat(server.patch("/v1/customers/T-2", "null").status()).isEqualTo(400);
        assertThat(server.patch("/v1/customers/T-2", "{'name':{}}").at("field")).isEqualTo("name");
        assertThat(server.put("/v1/customers/T-2/order", "[]").at("detail"))
                .contains("expected one of")
                .contains("Maybe");
        assertThat(server.put("/v1/customers/T-2/orders", "null").at("detail")).contains("[] if there are none");
        assertThat(server.put("/v1/customers/T-2/orders", "{}").at("field")).isEqualTo("orders");
        assertThat(server.put("/v1/customers/T-2/orders?source=shop", "{}").at("detail"))
                .contains("is an object; expected a list");
        assertThat(server.put("/v1/customers/T-2/surveys?source=shop", "[]").at("detail"))
                .contains("have no source");
        assertThat(server.get("/v1/customers/T-2").text()).isEqualTo("{\"id\":\"T-2\",\"name\":\"Ana\"}");
    }

    @Test
    void theSameNumberOfTwoShopsIsTwoOrders() {
        String late = "[{'id':'5512','placedAt':'" + daysAgo(20) + "','promisedAt':'" + daysAgo(5) + "'}]";
        server.put("/v1/customers/T-3/orders?source=shop-ro", late);
        server.put("/v1/customers/T-3/orders?source=shop-md", late);
        server.put(
                "/v1/customers/T-3/complaints",
                "[{'id':'k','source':'desk','orderId':'shop-md/5512','openedAt':'" + daysAgo(1) + "'}]");

        Answer decision = server.get("/v1/customers/T-3/next-best-action?max=5");
        assertThat(decision.text()).contains("late-order:shop-ro/5512").contains("Your order 5512");
        assertThat(server.post("/v1/customer-search", "{'q':'5512'}").text()).contains("T-3");
    }

    private static Answer lines(byte[] body) {
        return server.send(HttpRequest.newBuilder(server.uri("/v1/customers"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static List<String> lines(String body) {
        return lines(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .text()
                .lines()
                .toList();
    }

    @Test
    void eachLineHasAResponseAndAnInvalidOneDoesNotStopTheOthers() {
        server.put("/v1/customers/N-2", "{'name':'A'}");
        server.put("/v1/customers/N-3", "{'name':'A'}");

        assertThat(lines("{'id':'N-1'}\r\n\n{'id':'N-2','name':'B'}\n{'id':'N-3','name':'A'}\n{'id':'N-4',"
                        + "'orders':[{'id':'1'}]}\n{'id':\n"
                        + "{'name':'nobody'}\n{'id':'N-1','name':'again'}\n{'id':'N-5','shoe':1}"))
                .map(line -> line.replace('"', '\''))
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("{'line':1,'id':'N-1','status':'created'}"),
                        line -> assertThat(line).isEqualTo("{'line':3,'id':'N-2','status':'replaced'}"),
                        line -> assertThat(line).isEqualTo("{'line':4,'id':'N-3','status':'unchanged'}"),
                        line -> assertThat(line)
                                .startsWith("{'line':5,'status':'refused','field':'orders[0].placedAt','problem':"),
                        line -> assertThat(line).startsWith("{'line':6,'status':'refused','problem':"),
                        line -> assertThat(line).startsWith("{'line':7,'status':'refused','field':'id'"),
                        line -> assertThat(line).isEqualTo("{'line':8,'id':'N-1','status':'replaced'}"),
                        line -> assertThat(line).startsWith("{'line':9,'status':'refused','field':'shoe'"));
        assertThat(server.get("/v1/customers/N-1").at("name")).isEqualTo("again");
        assertThat(server.get("/v1/customers/N-4").status()).isEqualTo(404);
    }

    @Test
    void linesThatAreTooLongOrNotUtf8AreReported() throws Exception {
        byte[] begin = "{\"id\":\"N-6\",\"name\":\"".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(begin);
        body.write(new byte[] {(byte) 0xC3, 'x', '"', '}', '\n'});
        body.write(begin);
        body.write("x".repeat(17 * 1024 * 1024).getBytes(StandardCharsets.US_ASCII));
        body.write("\"}\n{\"id\":\"N-6\"}\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(lines(body.toByteArray()).text().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("{\"line\":1,\"status\":\"refused\""),
                        line -> assertThat(line).contains("The line is longer than 16 MiB"),
                        line -> assertThat(line).isEqualTo("{\"line\":3,\"id\":\"N-6\",\"status\":\"created\"}"));
        assertThat(server.post("/v1/customers", "{}").status()).isEqualTo(415);
    }

    /** Responses are read while lines are sent, so that neither side has to buffer all of them. */
    @Test
    void manyLinesAreStreamed() {
        int many = 20_000;
        Iterable<byte[]> lines = () -> IntStream.range(0, many)
                .mapToObj(i -> ("{\"id\":\"S-" + i % 15_000 + "\",\"name\":\"" + "x".repeat(200) + "\"}\n")
                        .getBytes(StandardCharsets.US_ASCII))
                .iterator();
        Answer answer = server.send(HttpRequest.newBuilder(server.uri("/v1/customers"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArrays(lines)));

        assertThat(answer.text().lines().filter(line -> line.endsWith("\"created\"}")))
                .hasSize(15_000);
        assertThat(answer.text().lines().filter(line -> line.endsWith("\"unchanged\"}")))
                .hasSize(5_000);
    }
}
