package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.stream.Stream;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.holdfast.customers.CustomerIdPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A customer can be stored, read, erased and exported whatever the id looks like. */
class CustomerIdsIT {

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gid://shopify/Customer/1",
                "a/b",
                "..",
                ".",
                "~x",
                "100%",
                "a%2Fb",
                "a?b",
                "a#b",
                "a b",
                "a;b",
                "a\\b",
                "客户 №1",
                "a//b",
                "/",
                "😀"
            })
    void everyPathAcceptsTheId(String id) {
        assertThat(lines("{'id':'" + id.replace("\\", "\\\\") + "','name':'Ana'}"))
                .contains("\"created\"");
        String path = CustomerIdPath.of(id);

        List<Call> calls = pathsWithACustomer();
        assertThat(calls)
                .extracting(Call::path)
                .contains(
                        "/v1/customers/{id}",
                        "/v1/customers/{id}/export",
                        "/v1/customers/{id}/history",
                        "/v1/customers/{id}/programmes",
                        "/v1/customers/{id}/points",
                        "/v1/customers/{id}/next-best-action");
        for (Call call : calls) {
            if (call.method().equals(HttpMethod.GET)) {
                Answer answer = server.get(path + call.path().substring("/v1/customers/{id}".length()));
                assertThat(answer.status()).as(call + " " + answer.text()).isEqualTo(200);
            }
        }
        assertThat(server.get(path).at("id")).isEqualTo(id);
        assertThat(server.put(path, "{'name':'Ion'}").status()).isEqualTo(200);
        assertThat(server.send(HttpRequest.newBuilder(server.uri(path)).DELETE())
                        .status())
                .isEqualTo(204);
        assertThat(server.get(path).status()).isEqualTo(404);
    }

    @Test
    void aMergedCustomerIsRedirectedToTheSurvivor() {
        lines("{'id':'m/1'}\n{'id':'m/2'}");
        server.send(HttpRequest.newBuilder(server.uri("/v1/events"))
                .header("Content-Type", "application/cloudevents+json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"specversion":"1.0","id":"m","source":"s","type":"customer.merged","subject":"m/1",
                         "data":{"into":"m/2"}}""")));

        Answer answer = server.get(CustomerIdPath.of("m/1") + "/history");
        assertThat(answer.status()).as(answer.text()).isEqualTo(301);
        assertThat(answer.at("mergedInto")).isEqualTo("m/2");
    }

    @Test
    void aTildeWithoutAnIdIsRefused() {
        Answer answer = server.get("/v1/customers/~x");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("field")).isEqualTo("id");
        assertThat(answer.at("detail")).contains("~fng");
        assertThat(server.get("/v1/customers/a%2Fb").status()).isEqualTo(400);
    }

    private record Call(HttpMethod method, String path) {}

    private static List<Call> pathsWithACustomer() {
        return server.beans(RequestMappingHandlerMapping.class).stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPathPatternsCondition() == null
                        ? Stream.empty()
                        : info.getPathPatternsCondition().getPatternValues().stream()
                                .filter(path -> path.startsWith("/v1/customers/{"))
                                .flatMap(path -> info.getMethodsCondition().getMethods().stream()
                                        .map(method -> new Call(method.asHttpMethod(), path))))
                .toList();
    }

    private static String lines(String body) {
        return server.send(HttpRequest.newBuilder(server.uri("/v1/customers"))
                        .header("Content-Type", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))))
                .text();
    }
}
