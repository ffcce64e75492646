package org.holdfast.ingestion.events;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.holdfast.facts.json.FactsJson;
import tools.jackson.databind.node.ObjectNode;

/** What happens to invented customers, event by event, in the order of time. */
public final class Events {

    private static final Duration STEP = Duration.ofMinutes(7);
    private static final String[] CHANNELS = {"email", "sms"};

    private final Random random;
    private final String customer;
    private final List<ObjectNode> events = new ArrayList<>();
    private Instant now;

    private Events(String customer, Instant begin, long seed) {
        this.customer = customer;
        this.now = begin;
        this.random = new Random(seed);
    }

    /** About thirty events; the same seed makes the same life. */
    public static List<ObjectNode> of(String customer, Instant begin, long seed) {
        Events life = new Events(customer, begin, seed);
        for (int i = 0; i < 4; i++) {
            life.order("o" + i);
            life.change();
            life.consent();
            life.complaint("k" + i);
        }
        life.tell("/shop", "return.received", "{'id':'r1','orderId':'o1','value':5}");
        life.tell("/desk", "survey.answered", "{'kind':'nps','score':" + life.random.nextInt(11) + "}");
        life.tell("/desk", "interaction.noted", "{'kind':'praise','employee':'Ion'}");
        return life.events;
    }

    private void order(String id) {
        tell(
                "/shop",
                "order.placed",
                "{'id':'" + id + "','value':" + random.nextInt(1, 500) + ".50,'currency':'EUR','promisedAt':'2026-03-0"
                        + random.nextInt(1, 9) + "','lines':[{'sku':'s','quantity':2}]}");
        tell("/shop", "order.promised", "{'id':'" + id + "','promisedAt':'2026-03-1" + random.nextInt(9) + "'}");
        if (random.nextInt(5) == 0) {
            tell("/shop", "order.cancelled", "{'id':'" + id + "'}");
        } else {
            tell("/shop", "order.shipped", "{'id':'" + id + "'}");
            tell(
                    "/shop",
                    "order.delivered",
                    "{'id':'" + id + "','lines':[{'sku':'s','quantity':2,'delivered':" + random.nextInt(3) + "}]}");
        }
    }

    private void change() {
        tell(
                "/crm",
                "customer.changed",
                random.nextBoolean()
                        ? "{'name':'N" + random.nextInt(9) + "','language':'ro'}"
                        : "{'email':'e" + random.nextInt(9) + "@example.org','membership':{'programme':'club','points':"
                                + random.nextInt(99) + "}}");
    }

    private void consent() {
        tell(
                "/crm",
                "consent.changed",
                "{'channel':'" + CHANNELS[random.nextInt(2)] + "','purpose':'marketing','given':" + random.nextBoolean()
                        + "}");
    }

    private void complaint(String id) {
        tell(
                "/desk",
                "complaint.opened",
                "{'id':'" + id + "','topic':'quality','severity':" + random.nextInt(1, 6) + "}");
        tell("/desk", "complaint.resolved", "{'id':'" + id + "','severity':" + random.nextInt(1, 6) + "}");
    }

    private void tell(String source, String type, String data) {
        // Sometimes at the same moment as the one before.
        now = random.nextInt(8) == 0 ? now : now.plus(STEP);
        events.add(event(source, customer + "-" + events.size(), type, customer, now, data));
    }

    /** An event as the JSON format has it. */
    public static ObjectNode event(String source, String id, String type, String subject, Instant time, String data) {
        ObjectNode event = FactsJson.mapper()
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", source)
                .put("type", type)
                .put("subject", subject)
                .put("time", time.toString());
        event.set("data", FactsJson.mapper().readTree(data.replace('\'', '"')));
        return event;
    }
}
