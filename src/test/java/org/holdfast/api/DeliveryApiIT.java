package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.Patience;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.decisioning.BatchRun;
import org.holdfast.delivery.webhook.Receiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a webhook and a file: decisions are delivered, and operators see and resend failed deliveries. */
class DeliveryApiIT {

    @TempDir
    private Path folder;

    private static String late(String id) {
        return "{'id':'" + id + "','language':'en','email':'x@example.org','orders':[{'id':'o-" + id + "','placedAt':'"
                + Samples.daysAgo(9) + "','promisedAt':'" + Samples.daysAgo(3) + "','value':50,'currency':'EUR'}]}";
    }

    @Test
    void decisionsAreDeliveredOnceAndDeadLettersCanBeResent() throws Exception {
        Path file = folder.resolve("out.ndjson");
        try (Receiver receiver = Receiver.answering(410);
                Server server = Server.start(
                        "--holdfast.demo=false",
                        "--holdfast.delivery.webhooks.shop.url=" + receiver.url(),
                        "--holdfast.delivery.webhooks.shop.allow-private-addresses=true",
                        "--holdfast.delivery.webhooks.shop.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "--holdfast.delivery.webhooks.inside.url=https://localhost:1/",
                        "--holdfast.delivery.webhooks.inside.outcomes=hold,nothing",
                        "--holdfast.delivery.webhooks.inside.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "--holdfast.delivery.files.all.path=" + file,
                        "--holdfast.delivery.files.all.outcomes=act,nothing")) {
            Server.Answer decision = server.post("/v1/decisions", "{'customer':" + late("c-1") + "}");
            assertThat(decision.at("outcome")).isEqualTo("act");
            // Neither a preview nor a repeated response is delivered.
            server.post("/v1/decisions", "{'customer':" + late("c-1") + ",'dry':true}");
            assertThat(server.post("/v1/decisions", "{'customer':" + late("c-1") + "}")
                            .at("repeated"))
                    .isEqualTo("true");
            server.post("/v1/decisions", "{'customer':{'id':'c-2'}}");

            Patience.until(() -> server.get("/v1/deliveries?status=dead&target=shop")
                            .json()
                            .at("/deliveries")
                            .size()
                    == 1);
            Server.Answer dead = server.get("/v1/deliveries?status=dead");
            assertThat(dead.at("deliveries.0.decisionId")).isEqualTo(decision.at("decisionId"));
            assertThat(dead.at("deliveries.0.error")).isEqualTo("answered 410");
            assertThat(dead.at("next")).isEmpty();
            await().atMost(Patience.ENDLESS)
                    .untilAsserted(() -> assertThat(Files.readAllLines(file))
                            .hasSize(2)
                            .anyMatch(line -> line.equals(decision.text())));

            receiver.answer(Receiver.status(200));
            assertThat(server.post("/v1/deliveries/" + dead.at("deliveries.0.id") + "/resend", "")
                            .at("resent"))
                    .isEqualTo("1");
            Patience.until(() -> server.get("/v1/deliveries?status=delivered&target=shop")
                            .json()
                            .at("/deliveries")
                            .size()
                    == 1);
            assertThat(receiver.requests)
                    .hasSize(2)
                    .allMatch(request -> request.header("webhook-id").equals(decision.at("decisionId")));
            assertThat(receiver.requests.get(1).event().path("data").toString()).isEqualTo(decision.text());

            aRunIsDeliveredToo(server, receiver);
            operatorsSeeWaitingDeliveries(server);
        }
    }

    private static void aRunIsDeliveredToo(Server server, Receiver receiver) {
        server.put("/v1/customers/c-3", late("c-3"));
        server.bean(BatchRun.class).run(false, null, decided -> {});
        Patience.until(() -> receiver.requests.size() == 3);
        assertThat(receiver.requests.get(2).event().path("subject").asString()).isEqualTo("c-3");
    }

    /** The webhook that is not permitted to connect to this machine has one delivery, which is retried. */
    private static void operatorsSeeWaitingDeliveries(Server server) {
        Patience.until(() -> !server.get("/v1/deliveries?target=inside")
                .at("deliveries.0.error")
                .isEmpty());
        Server.Answer waiting = server.get("/v1/deliveries?status=waiting&limit=1");
        assertThat(waiting.at("deliveries.0.target")).isEqualTo("inside");
        assertThat(waiting.at("deliveries.0.error"))
                .contains("localhost is at 127.0.0.1, which is not on the public internet");
        assertThat(waiting.at("deliveries.0.dueAt")).isNotEmpty();
        Server.Answer page = server.get("/v1/deliveries?limit=2");
        assertThat(server.get("/v1/deliveries?limit=100&before=" + page.at("next"))
                        .json()
                        .at("/deliveries")
                        .size())
                .isEqualTo(4);
        assertThat(server.get("/actuator/health").at("components.delivery.details.inside.waiting"))
                .isEqualTo("1");
        assertThat(server.get("/actuator/health").at("status")).isEqualTo("UP");
        assertThat(server.get("/actuator/prometheus").text())
                .contains(
                        "holdfast_delivery_seconds_count{result=\"delivered\",target=\"shop\"} 2",
                        "holdfast_delivery_oldest_seconds{target=\"inside\"}",
                        "holdfast_delivery_dead{target=\"shop\"}");
        assertThat(server.get("/v1/deliveries?status=lost").at("field")).isEqualTo("status");
        assertThat(server.get("/v1/deliveries?limit=0").at("field")).isEqualTo("limit");
        assertThat(server.post("/v1/deliveries/4711/resend", "").status()).isEqualTo(404);
    }
}
