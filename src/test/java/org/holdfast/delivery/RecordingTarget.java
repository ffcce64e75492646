package org.holdfast.delivery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A target that remembers what it was told, and answers as a test wants. This is all that a new target takes. */
final class RecordingTarget implements Target {

    final List<OutboxMessage> heard = new CopyOnWriteArrayList<>();
    volatile Ear ear = entry -> DeliveryResult.delivered();

    /** What is answered. */
    interface Ear {
        DeliveryResult hear(OutboxMessage entry) throws InterruptedException;
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
    public DeliveryResult deliver(OutboxMessage entry) throws InterruptedException {
        heard.add(entry);
        return ear.hear(entry);
    }

    /** The decisions of a customer, in the order in which they were told. */
    List<String> of(String customer) {
        return heard.stream().filter(entry -> entry.decision().customerId().equals(customer)).map(OutboxMessage::id).toList();
    }
}
