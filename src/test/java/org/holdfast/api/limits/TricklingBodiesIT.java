package org.holdfast.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many clients that announce a body and do not send it do not block other requests. The server has eight threads. */
class TricklingBodiesIT {

    private static final int THREADS = 8;
    private static final int MANY = 40;
    private static final int PATIENCE_MILLIS = 60_000;

    private static Server server;

    private final List<Socket> open = new ArrayList<>();
    private final ExecutorService readers = Executors.newCachedThreadPool();

    @BeforeAll
    static void start() {
        server = Server.start(
                "--holdfast.demo=false",
                "--server.tomcat.threads.max=" + THREADS,
                "--server.tomcat.threads.min-spare=" + THREADS,
                // Longer than the whole test, so that no request succeeds merely because of the timeout.
                "--server.tomcat.connection-timeout=10m",
                "--holdfast.requests.body-timeout=10m",
                "--holdfast.mcp.enabled=true",
                "--holdfast.hubspot.client-secret=a-secret-of-hubspot-0123456789",
                "--holdfast.hubspot.portal=1");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket each : open) {
            each.close();
        }
        readers.shutdownNow();
    }

    /** A request that is refused because of its headers is answered without reading its body. */
    @ParameterizedTest
    @CsvSource({
        "POST /v1/decisions,Authorization: Bearer hf_wrong,401",
        "POST /nothing,Authorization: Bearer hf_wrong,401",
        "POST /v1/hubspot/events,X-Nothing: 1,401",
        "POST /nothing,X-Nothing: 1,404",
        "PUT /v1/decisions,X-Nothing: 1,405",
        "POST /actuator/health,X-Nothing: 1,405",
        "POST /v1/customers/%ff,X-Nothing: 1,400"
    })
    void aRefusedRequestIsAnsweredImmediately(String request, String header, int status) throws IOException {
        for (int i = 0; i < MANY; i++) {
            Socket socket = trickle(request, header, "application/json");
            assertThat(status(socket)).isEqualTo(status);
            assertThat(headers(socket)).containsIgnoringCase("\r\nConnection: close\r\n");
        }
        assertHealthAnswers();
    }

    /** A handler that needs no body answers without it, and its success is not turned into a failure. */
    @Test
    void aBodyThatNothingReadsDoesNotChangeTheAnswer() throws IOException {
        for (int i = 0; i < THREADS + 1; i++) {
            Socket socket = trickle("GET /v1/actions", "X-Nothing: 1", "application/json");
            assertThat(status(socket)).isEqualTo(200);
        }
        assertHealthAnswers();
    }

    /** The body of an ordinary refused request arrives with its head, so the client can go on using the connection. */
    @Test
    void aRefusedRequestThatHasArrivedKeepsItsConnection() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        open.add(socket);
        socket.setSoTimeout(PATIENCE_MILLIS);
        for (int i = 0; i < 3; i++) {
            socket.getOutputStream()
                    .write(("PUT /v1/decisions HTTP/1.1\r\nHost: localhost:" + socket.getPort()
                                    + "\r\nContent-Length: 2\r\n\r\n{}")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            assertThat(status(socket)).isEqualTo(405);
            String headers = headers(socket);
            assertThat(headers).doesNotContainIgnoringCase("\r\nConnection: close\r\n");
            assertThat(body(socket, headers)).contains("405");
        }
    }

    /** Uploads never occupy all threads, and unauthenticated callers get only one of the eight. */
    @ParameterizedTest
    @CsvSource({
        "POST /v1/decisions,application/json,6",
        "POST /v1/customers,application/x-ndjson,6",
        "PUT /v1/customers/T-1,application/json,6",
        "POST /v1/events,application/cloudevents+json,6",
        "POST /v1/rule-book/checks,application/json,6",
        "POST /s/abc,application/x-www-form-urlencoded,1",
        "POST /u/abc,application/x-www-form-urlencoded,1",
        "POST /mcp,application/json,6"
    })
    void requestsWithoutABodyAlwaysFindAThread(String request, String type, int waitedFor) throws Exception {
        for (int i = 0; i < MANY; i++) {
            trickle(
                    request,
                    (waitedFor == 1 ? "X-Forwarded-For: 203.0.113.7\r\n" : "")
                            + "Accept: application/json, text/event-stream",
                    type);
        }
        // These responses show that all other requests are being processed.
        CompletionService<Integer> answers = new ExecutorCompletionService<>(readers);
        open.forEach(each -> answers.submit(() -> status(each)));
        for (int i = 0; i < MANY - waitedFor; i++) {
            Future<Integer> answer = answers.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            assertThat(answer).as("answer " + i).isNotNull();
            assertThat(answer.get()).isEqualTo(503);
        }
        assertHealthAnswers();
    }

    @Test
    void anExpiredSignatureIsRefusedImmediately() throws IOException {
        for (int i = 0; i < MANY; i++) {
            assertThat(status(trickle(
                            "POST /v1/hubspot/events",
                            "X-HubSpot-Signature-v3: x\r\nX-HubSpot-Request-Timestamp: 1",
                            "application/json")))
                    .isEqualTo(401);
        }
        assertHealthAnswers();
    }

    @Test
    void aTricklingBodyTimesOut() throws IOException {
        try (Server hasty = Server.start("--holdfast.demo=false", "--holdfast.requests.body-timeout=1ms")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), hasty.port())) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                head(socket, "POST /v1/decisions", "X-Nothing: 1", "application/json");
                // Sends more slowly than the 1 KiB a second that would extend the timeout, until the server responds.
                while (socket.getInputStream().available() == 0) {
                    socket.getOutputStream().write(' ');
                    socket.getOutputStream().flush();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
                }
                assertThat(status(socket)).isEqualTo(408);
            }
        }
    }

    private Socket trickle(String request, String header, String type) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        open.add(socket);
        socket.setSoTimeout(PATIENCE_MILLIS);
        head(socket, request, header, type);
        return socket;
    }

    private static void head(Socket socket, String request, String header, String type) throws IOException {
        socket.getOutputStream()
                .write((request + " HTTP/1.1\r\nHost: localhost:" + socket.getPort() + "\r\nContent-Type: " + type
                                + "\r\nContent-Length: 1000000\r\n" + header + "\r\n\r\n{")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static int status(Socket socket) throws IOException {
        byte[] line = socket.getInputStream().readNBytes(12);
        return Integer.parseInt(new String(line, StandardCharsets.US_ASCII).substring(9));
    }

    /** Returns the headers that follow the status code, including the empty line. */
    private static String headers(Socket socket) throws IOException {
        StringBuilder headers = new StringBuilder();
        while (headers.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as(headers.toString()).isNotNegative();
            headers.append((char) next);
        }
        return headers.toString();
    }

    /** Reads a chunked body, or one with a length. */
    private static String body(Socket socket, String headers) throws IOException {
        Matcher length = Pattern.compile("(?i)content-length: (\\d+)").matcher(headers);
        if (length.find()) {
            return new String(
                    socket.getInputStream().readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8);
        }
        StringBuilder body = new StringBuilder();
        while (!body.toString().endsWith("\r\n0\r\n\r\n")) {
            body.append((char) socket.getInputStream().read());
        }
        return body.toString();
    }

    private static void assertHealthAnswers() {
        for (int i = 0; i < 5; i++) {
            assertThat(server.get("/actuator/health").status()).isEqualTo(200);
        }
    }
}
