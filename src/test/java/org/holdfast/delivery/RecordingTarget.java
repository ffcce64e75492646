package org.holdfast.delivery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A target that records what it receives and returns what a test specifies; also an example of a minimal target. */
final class RecordingTarget implements Target {

    final List<OutboxMessage> received = new CopyOnWriteArrayList<>();
    volatile Handler handler = message -> DeliveryResult.delivered();

    /** Determines the result of a delivery. */
    interface Handler {
        DeliveryResult handle(OutboxMessage message) throws InterruptedException;
    }

    @Override
    public String name() {
        return "recorder";
    }

    @Override
    public int atOnce() {
        return 4;
    }

    @Override
    public DeliveryResult deliver(OutboxMessage message) throws InterruptedException {
        received.add(message);
        return handler.handle(message);
    }

    /** Returns the ids of a customer's decisions, in the order in which they were received. */
    List<String> of(String customer) {
        return received.stream()
                .filter(message -> message.decision().customerId().equals(customer))
                .map(OutboxMessage::id)
                .toList();
    }
}
