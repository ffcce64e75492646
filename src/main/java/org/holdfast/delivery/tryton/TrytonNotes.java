package org.holdfast.delivery.tryton;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.decisions.Decision;
import org.holdfast.delivery.DeliveryResult;
import org.holdfast.delivery.OutboxMessage;
import org.holdfast.delivery.Target;
import tools.jackson.databind.JsonNode;

/**
 * Writes decisions as notes on the party in Tryton, where the customer's agents see them. Applies to customers whose id
 * is that of a party, as {@code crm/tryton.yaml} loads them. The note contains the id of the decision, which is
 * searched for first, so that a repeated delivery does not create a second note.
 */
final class TrytonNotes implements Target {

    private final TrytonRpc tryton;
    private final Pattern customers;

    /** @param prefix prefix of a customer's id, before the number of the party */
    TrytonNotes(TrytonRpc tryton, String prefix) {
        this.tryton = tryton;
        this.customers = Pattern.compile(Pattern.quote(prefix) + "([1-9][0-9]{0,9})");
    }

    @Override
    public String name() {
        return "tryton";
    }

    @Override
    public boolean wants(Decision decision) {
        return Target.super.wants(decision)
                && customers.matcher(decision.customerId()).matches();
    }

    @Override
    public DeliveryResult deliver(OutboxMessage message) throws IOException, InterruptedException {
        Matcher customer = customers.matcher(message.decision().customerId());
        if (!customer.matches()) {
            return DeliveryResult.refused("\"" + message.decision().customerId()
                    + "\" is not the id of a party in Tryton; expected a number");
        }
        String party = "party.party," + customer.group(1);
        try {
            List<List<String>> same =
                    List.of(List.of("resource", "=", party), List.of("message", "like", "%" + mark(message) + "%"));
            JsonNode earlier = tryton.call("model.ir.note.search", same, 0, 1, List.of(), Map.of());
            if (earlier.isEmpty()) {
                tryton.call(
                        "model.ir.note.create", List.of(Map.of("resource", party, "message", text(message))), Map.of());
            }
            return DeliveryResult.delivered();
        } catch (TrytonRpc.Refusal e) {
            return DeliveryResult.refused(e.getMessage());
        }
    }

    /** Returns the text by which a note is found again. */
    private static String mark(OutboxMessage message) {
        return "Holdfast decision " + message.id();
    }

    /**
     * Returns the text of the note. It is written for users of Tryton, except for the reason, which is in the
     * customer's language.
     */
    static String text(OutboxMessage message) {
        StringBuilder text = new StringBuilder();
        for (Decision.DecidedAction act : message.decision().actions()) {
            text.append(act.action().id()).append(" by ").append(act.contact().channel());
            if (act.grant().granted() != null) {
                text.append(", ")
                        .append(act.grant().granted().amount().toPlainString())
                        .append(' ')
                        .append(act.grant().granted().currency());
            }
            Decision.Given given = act.grant().given();
            if (given != null) {
                text.append(", ").append(given.form()).append(given.number() == null ? "" : " " + given.number());
            }
            Decision.Money paid = act.grant().paid();
            if (paid != null) {
                text.append(" = ")
                        .append(paid.amount().toPlainString())
                        .append(' ')
                        .append(paid.currency());
            }
            if (act.validUntil() != null) {
                text.append(", valid until ").append(act.validUntil());
            }
            text.append('\n').append(act.cause().reason()).append('\n');
            if (act.promise() != null) {
                text.append("Promised until ")
                        .append(act.promise().dueAt())
                        .append(": ")
                        .append(act.promise().what())
                        .append('\n');
            }
            text.append("Rule: ").append(act.cause().rule()).append("\n\n");
        }
        return text.append(mark(message)).toString();
    }
}
