package org.holdfast.ingestion.events;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Generates the events of fictional customers in chronological order. */
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

    /** Returns about thirty events; the same seed gives the same events. */
    public static List<ObjectNode> of(String customer, Instant begin, long seed) {
        Events generator = new Events(customer, begin, seed);
        for (int i = 0; i < 4; i++) {
            generator.order("o" + i);
            generator.change();
            generator.consent();
            generator.complaint("k" + i);
        }
        generator.add("/shop", "return.received", "{'id':'r1','orderId':'o1','value':5}");
        generator.add("/desk", "survey.answered", "{'kind':'nps','score':" + generator.random.nextInt(11) + "}");
        generator.add("/desk", "interaction.noted", "{'kind':'praise','employee':'Ion'}");
        return generator.events;
    }

    private void order(String id) {
        add(
                "/shop",
                "order.placed",
                "{'id':'" + id + "','value':" + random.nextInt(1, 500) + ".50,'currency':'EUR','promisedAt':'2026-03-0"
                        + random.nextInt(1, 9) + "','lines':[{'sku':'s','quantity':2}]}");
        add("/shop", "order.promised", "{'id':'" + id + "','promisedAt':'2026-03-1" + random.nextInt(9) + "'}");
        if (random.nextInt(5) == 0) {
            add("/shop", "order.cancelled", "{'id':'" + id + "'}");
        } else {
            add("/shop", "order.shipped", "{'id':'" + id + "'}");
            add(
                    "/shop",
                    "order.delivered",
                    "{'id':'" + id + "','lines':[{'sku':'s','quantity':2,'delivered':" + random.nextInt(3) + "}]}");
        }
    }

    private void change() {
        add(
                "/crm",
                "customer.changed",
                random.nextBoolean()
                        ? "{'name':'N" + random.nextInt(9) + "','language':'ro'}"
                        : "{'email':'e" + random.nextInt(9) + "@example.org','membership':{'programme':'club','points':"
                                + random.nextInt(99) + "}}");
    }

    private void consent() {
        add(
                "/crm",
                "consent.changed",
                "{'channel':'" + CHANNELS[random.nextInt(2)] + "','purpose':'marketing','given':" + random.nextBoolean()
                        + "}");
    }

    private void complaint(String id) {
        add(
                "/desk",
                "complaint.opened",
                "{'id':'" + id + "','topic':'quality','severity':" + random.nextInt(1, 6) + "}");
        add("/desk", "complaint.resolved", "{'id':'" + id + "','severity':" + random.nextInt(1, 6) + "}");
    }

    private void add(String source, String type, String data) {
        // Some events happen at the same time as the previous one.
        now = random.nextInt(8) == 0 ? now : now.plus(STEP);
        events.add(event(source, customer + "-" + events.size(), type, customer, now, data));
    }

    /**
     * Returns an event in the JSON format of CloudEvents.
     *
     * @param time {@code null} if the sender does not state it
     */
    public static ObjectNode event(
            String source, String id, String type, String subject, @Nullable Instant time, String data) {
        ObjectNode event = FactsJson.mapper()
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", source)
                .put("type", type)
                .put("subject", subject);
        if (time != null) {
            event.put("time", time.toString());
        }
        event.set("data", FactsJson.mapper().readTree(data.replace('\'', '"')));
        return event;
    }
}
