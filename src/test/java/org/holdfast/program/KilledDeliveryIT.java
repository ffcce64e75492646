package org.holdfast.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.holdfast.Patience;
import org.holdfast.delivery.webhook.Receiver;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The packaged server is killed during delivery and restarted: everything is delivered, and each customer's decisions
 * arrive in order.
 */
class KilledDeliveryIT {

    private static final int CUSTOMERS = 20;
    private static final int EACH = 6;
    private static final int ANSWERED = 40;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void everyDecisionArrivesInOrderForEachCustomer() throws Exception {
        assumeThat(Program.isPackaged())
                .as("target/holdfast.jar, which mvn verify creates")
                .isTrue();
        Path file = folder.resolve("all.ndjson");
        try (Receiver receiver = Receiver.answering(204)) {
            // After some requests the receiver stops responding until the server is killed.
            receiver.answer((exchange, request) -> {
                if (receiver.requests.size() > ANSWERED) {
                    Thread.sleep(60_000);
                }
                exchange.sendResponseHeaders(204, -1);
            });
            Map<String, List<String>> decided = new TreeMap<>();
            Program.Running first = serve(receiver, file);
            for (int round = 0; round < EACH; round++) {
                for (int i = 0; i < CUSTOMERS; i++) {
                    decided.computeIfAbsent("k-" + i, id -> new ArrayList<>()).add(decide(first, "k-" + i));
                }
            }
            Patience.until(() -> receiver.requests.size() > ANSWERED);
            first.kill();
            receiver.answer(Receiver.status(204));
            int before = receiver.requests.size();
            // As if the server had been killed while writing a line.
            Files.writeString(file, "{\"decisionId\":\"half a li", StandardOpenOption.APPEND);

            try (Program.Running second = serve(receiver, file)) {
                decided.get("k-0").add(decide(second, "k-0"));
                Patience.until(() -> get(second, "/v1/deliveries?status=waiting")
                        .path("deliveries")
                        .isEmpty());
                assertThat(receiver.requests.size()).isGreaterThan(before);
                assertThat(get(second, "/v1/deliveries?status=dead")
                                .path("deliveries")
                                .isEmpty())
                        .isTrue();
            }
            assertThat(before).isLessThan(CUSTOMERS * EACH);
            assertThat(inOrder(receiver.requests.stream()
                            .map(request -> request.event().path("data"))
                            .toList()))
                    .isEqualTo(decided);
            assertThat(inOrder(Files.readAllLines(file).stream()
                            .map(line -> FactsJson.mapper().readTree(line))
                            .toList()))
                    .isEqualTo(decided);
        }
    }

    private Program.Running serve(Receiver receiver, Path file) throws Exception {
        return new Program(folder)
                .serve(
                        "--server.port=0",
                        "--holdfast.demo=false",
                        "--holdfast.rules.dir=" + Path.of("rules").toAbsolutePath(),
                        "--holdfast.rules.publish=explicit",
                        "--holdfast.delivery.takeover=1s",
                        "--holdfast.delivery.webhooks.shop.url=" + receiver.url(),
                        "--holdfast.delivery.webhooks.shop.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "--holdfast.delivery.webhooks.shop.outcomes=act,hold,nothing",
                        "--holdfast.delivery.allow-private-addresses=true",
                        "--holdfast.delivery.files.all.path=" + file,
                        "--holdfast.delivery.files.all.outcomes=act,hold,nothing");
    }

    private String decide(Program.Running server, String customer) throws Exception {
        String body = "{\"customer\":{\"id\":\"" + customer + "\"}}";
        String answer = client.send(
                        HttpRequest.newBuilder(URI.create(server.base() + "/v1/decisions"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return FactsJson.mapper().readTree(answer).path("decisionId").asString();
    }

    private JsonNode get(Program.Running server, String path) throws Exception {
        return FactsJson.mapper()
                .readTree(client.send(
                                HttpRequest.newBuilder(URI.create(server.base() + path))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    /**
     * Returns each customer's decision ids in the order of their first delivery. A decision may be delivered twice, but
     * not after a later one.
     */
    private static Map<String, List<String>> inOrder(List<JsonNode> decisions) {
        Map<String, List<String>> all = decisions.stream()
                .collect(Collectors.groupingBy(
                        each -> each.path("customerId").asString(),
                        TreeMap::new,
                        Collectors.mapping(each -> each.path("decisionId").asString(), Collectors.toList())));
        all.replaceAll((customer, ids) -> {
            for (int i = 1; i < ids.size(); i++) {
                assertThat(ids.subList(0, i - 1)).as(customer).doesNotContain(ids.get(i));
            }
            return List.copyOf(new LinkedHashSet<>(ids));
        });
        return all;
    }
}
