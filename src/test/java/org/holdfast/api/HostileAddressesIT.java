package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.holdfast.RawHttp;
import org.holdfast.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No request target, however malformed, causes an internal error or fills the log. */
class HostileAddressesIT {

    private static final List<String> VALUES = List.of(
            "%ff",
            "%00",
            "%ed%a0%80",
            "+999999999-12-31",
            "-999999999-01-01",
            "99999999999999999999",
            "-1",
            "1e999999999",
            "NaN",
            "%20",
            "",
            "%0d%0a",
            "%E2%80%AE",
            "~",
            "~_w",
            "..",
            "%2e%2e",
            "%2F",
            "%25",
            "null",
            "a%",
            "2026-02-30",
            "x".repeat(2_000));
    private static final List<String> BODIES =
            List.of("null", "[null]", "{\"id\":null}", "\"\\ud800\"", "[[[[", "{\"a\":1e99999999999}");

    private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false");
        LOG.start();
        ((Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.WARN);
        ((Logger) LoggerFactory.getLogger("ROOT")).addAppender(LOG);
    }

    @AfterAll
    static void stop() {
        ((Logger) LoggerFactory.getLogger("ROOT")).detachAppender(LOG);
        server.close();
    }

    @Test
    void noAddressCausesAnInternalError() throws IOException {
        List<String> requests = new ArrayList<>();
        for (RequestMappingHandlerMapping mapping : server.beans(RequestMappingHandlerMapping.class)) {
            mapping.getHandlerMethods().forEach((info, handler) -> requests.addAll(requests(info, handler)));
        }
        for (String method : List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND")) {
            for (String path : List.of(
                    "/",
                    "//",
                    "//x",
                    "/s/abc",
                    "/u/abc",
                    "/s/",
                    "/s/a/b",
                    "/v3/api-docs",
                    "/v3/api-docs/x.json",
                    "/v3/api-docs.yaml",
                    "/actuator",
                    "/actuator/health",
                    "/actuator/x",
                    "/mcp",
                    "/nothing",
                    "/error",
                    "/v1/customers/%ff",
                    "/v1/hubspot/events",
                    "/v1;a=b/customers/x")) {
                requests.add(method + " " + path);
            }
        }
        assertThat(requests).hasSizeGreaterThan(500);

        TreeSet<String> faults = new TreeSet<>();
        for (String request : requests) {
            int before = LOG.list.size();
            String body = request.startsWith("P") ? BODIES.get(Math.floorMod(request.hashCode(), BODIES.size())) : "";
            int status = send(request, body).status();
            if (status >= 500
                    || status == 0
                    || LOG.list.size() > before + 1
                    || LOG.list.subList(before, LOG.list.size()).stream()
                            .anyMatch(each -> each.getThrowableProxy() != null)) {
                faults.add(request + " " + body + " -> " + status + " " + LOG.list.subList(before, LOG.list.size()));
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET //,400",
        "GET /v1/promises?status=%ff,400",
        "OPTIONS /s/abc,405",
        "OPTIONS /v1/decisions,405",
        "GET /v3/api-docs/x.json,404",
        "GET /v1/reports/actions?until=+999999999-12-31,400",
        "GET /v1/promises?limit=a&limit=8,400"
    })
    void eachAddressHasItsStatus(String request, int status) throws IOException {
        RawHttp.Answer answer = send(request, "");

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.text()).contains("application/problem+json").doesNotContain("[Ljava", "\tat ");
    }

    private static RawHttp.Answer send(String request, String body) throws IOException {
        return RawHttp.send(
                InetAddress.getLoopbackAddress(), server.port(), request, body, "Host: localhost:" + server.port());
    }

    private static List<String> requests(RequestMappingInfo info, HandlerMethod handler) {
        List<String> paths = info.getPathPatternsCondition() == null
                ? List.of()
                : List.copyOf(info.getPathPatternsCondition().getPatternValues());
        List<String> methods =
                info.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
        List<String> parameters = Arrays.stream(handler.getMethodParameters())
                .filter(each -> each.hasParameterAnnotation(RequestParam.class))
                .map(HostileAddressesIT::name)
                .filter(Objects::nonNull)
                .toList();
        return paths.stream()
                .flatMap(path -> (methods.isEmpty() ? List.of("GET") : methods)
                        .stream()
                                .flatMap(method -> VALUES.stream()
                                        .flatMap(value -> Stream.concat(
                                                Stream.of(method + " "
                                                        + path.replaceAll("\\{[^}]*}", value.replace("\\", "\\\\"))),
                                                parameters.stream()
                                                        .map(name -> method + " " + path.replaceAll("\\{[^}]*}", "x")
                                                                + "?" + name + "=" + value)))))
                .distinct()
                .toList();
    }

    private static String name(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        return parameter.getParameterName();
    }
}
