package org.holdfast.delivery.writeback;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.holdfast.crm.http.HttpApi;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.FieldTemplate;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.mapping.http.HttpQuery;
import org.holdfast.crm.mapping.http.HttpSource;
import org.holdfast.crm.mapping.http.WriteBack;
import org.holdfast.crm.sync.state.SourceCustomers;
import org.holdfast.decisions.Decision;
import org.holdfast.delivery.DeliveryResult;
import org.holdfast.delivery.OutboxMessage;
import org.holdfast.delivery.Target;
import org.holdfast.delivery.webhook.ResponsePolicy;
import org.holdfast.outbound.OutboundHttp;
import org.jspecify.annotations.Nullable;

/**
 * Writes the best action of each decision into a CRM. Customers that the CRM does not have are passed over. Before a
 * request that would have an effect each time, another one looks for what an earlier attempt has written.
 */
final class WriteBackTarget implements Target, AutoCloseable {

    private static final Duration MAX_TIMEOUT = Duration.ofSeconds(20);

    private final Mapping mapping;
    private final WriteBack writeBack;
    private final FieldTemplate id;
    private final SourceCustomers customers;
    private final Clock clock;
    private @Nullable HttpApi api;

    WriteBackTarget(Mapping mapping, WriteBack writeBack, SourceCustomers customers, Clock clock) {
        this.mapping = mapping;
        this.writeBack = writeBack;
        this.customers = customers;
        this.clock = clock;
        this.id = mapping.query(FactCollection.CUSTOMERS)
                .map(query -> Objects.requireNonNull(
                        ((HttpQuery) query.from()).fields().get("id")))
                .orElseGet(() -> FieldTemplate.parse("/id"));
    }

    @Override
    public String name() {
        return "crm-" + mapping.name().replace('_', '-');
    }

    @Override
    public boolean wants(Decision decision) {
        return Target.super.wants(decision)
                && decision.customerId().startsWith(id.prefix())
                && decision.customerId().endsWith(id.suffix())
                && decision.customerId().length()
                        > id.prefix().length() + id.suffix().length();
    }

    /** Thrown if the server asks to wait, which the delivery does instead of this thread. */
    private static final class AskedToWait extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Duration wait;

        AskedToWait(Duration wait) {
            super("asks to wait " + wait.toSeconds() + " s");
            this.wait = wait;
        }
    }

    @Override
    public DeliveryResult deliver(OutboxMessage message) throws IOException {
        if (!customers.has(mapping.name(), message.decision().customerId())) {
            return DeliveryResult.delivered();
        }
        Map<String, @Nullable Object> values = values(message);
        HttpApi open = api();
        try {
            if (writeBack.check() != null && open.finds(writeBack.check(), values, writeBack.list())) {
                return DeliveryResult.delivered();
            }
            return result(open, open.send(writeBack.call(), values, writeBack.headers()));
        } catch (AskedToWait e) {
            return new DeliveryResult.TryLater(String.valueOf(e.getMessage()), e.wait);
        } catch (CrmException e) {
            return DeliveryResult.tryLater(e.getMessage());
        }
    }

    private DeliveryResult result(HttpApi open, OutboundHttp.Answer answer) {
        String error = answer.status() < 300 ? open.error(answer) : null;
        if (error != null) {
            return DeliveryResult.tryLater("answered with an error: " + error);
        }
        return ResponsePolicy.interpret(
                new ResponsePolicy.Response(
                        answer.status(),
                        answer.header("Retry-After"),
                        new String(answer.body(), StandardCharsets.UTF_8)),
                clock.instant());
    }

    private synchronized HttpApi api() {
        HttpApi open = api;
        if (open == null) {
            Duration query = mapping.timing().query();
            open = new HttpApi(
                    (HttpSource) mapping.source(),
                    query.compareTo(MAX_TIMEOUT) < 0 ? query : MAX_TIMEOUT,
                    wait -> {
                        throw new AskedToWait(wait);
                    },
                    clock);
            api = open;
        }
        return open;
    }

    /** Returns the values of the placeholders. */
    private Map<String, @Nullable Object> values(OutboxMessage message) {
        Decision decision = message.decision();
        Decision.DecidedAction act = decision.actions().get(0);
        Map<String, @Nullable Object> values = new HashMap<>();
        String customer = decision.customerId();
        String theirs = customer.substring(
                id.prefix().length(), customer.length() - id.suffix().length());
        values.put("customerId", theirs);
        values.put("customerNumber", theirs.matches("\\d{1,18}") ? Long.valueOf(theirs) : null);
        values.put("decisionId", message.id());
        values.put("decidedAt", message.decidedAt().toString());
        values.put("action", act.action().id());
        values.put("area", act.cause().area());
        values.put("rule", act.cause().rule());
        values.put("reason", act.cause().reason());
        values.put("channel", act.contact().channel().toString());
        values.put("subject", act.message().subject());
        values.put("message", act.message().body());
        values.put(
                "validUntil", act.validUntil() == null ? null : act.validUntil().toString());
        values.put(
                "amount",
                act.grant().granted() == null ? null : act.grant().granted().amount());
        values.put(
                "currency",
                act.grant().granted() == null ? null : act.grant().granted().currency());
        Decision.Given given = act.grant().given();
        values.put("gift", given == null ? null : given.form());
        values.put("giftNumber", given == null ? null : given.number());
        Decision.Money paid = act.grant().paid();
        values.put("payout", paid == null ? null : paid.amount());
        values.put("payoutCurrency", paid == null ? null : paid.currency());
        values.put(
                "actions",
                decision.actions().stream()
                        .map(each -> each.action().id() + ": " + each.cause().reason())
                        .collect(Collectors.joining("\n")));
        return values;
    }

    @Override
    public synchronized void close() {
        if (api != null) {
            api.close();
        }
    }
}
