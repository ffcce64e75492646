package org.holdfast.delivery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A target that remembers what it was told, and answers as a test wants. This is all that a new target takes. */
final class RecordingTarget implements Target {

    final List<OutboxMessage> heard = new CopyOnWriteArrayList<>();
    volatile Ear ear = message -> DeliveryResult.delivered();

    /** What is answered. */
    interface Ear {
        DeliveryResult hear(OutboxMessage message) throws InterruptedException;
    }

    @Override
    public String name() {
        return "hearer";
    }

    @Override
    public int atOnce() {
        return 4;
    }

    @Override
    public DeliveryResult deliver(OutboxMessage message) throws InterruptedException {
        heard.add(message);
        return ear.hear(message);
    }

    /** The decisions of a customer, in the order in which they were told. */
    List<String> of(String customer) {
        return heard.stream()
                .filter(message -> message.decision().customerId().equals(customer))
                .map(OutboxMessage::id)
                .toList();
    }
}
