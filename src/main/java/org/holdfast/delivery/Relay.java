package org.holdfast.delivery;

import java.util.List;
import java.util.function.Function;
import org.springframework.context.SmartLifecycle;

/** Delivers to all targets for as long as the server runs. */
final class Relay implements SmartLifecycle {

    private final Outbox outbox;
    private final Targets targets;
    private final Function<Target, DeliveryWorker> pumps;
    private List<DeliveryWorker> running = List.of();

    Relay(Outbox outbox, Targets targets, Function<Target, DeliveryWorker> pumps) {
        this.outbox = outbox;
        this.targets = targets;
        this.pumps = pumps;
    }

    @Override
    public synchronized void start() {
        List<DeliveryWorker> started = targets.all().stream().map(pumps).toList();
        started.forEach(DeliveryWorker::start);
        outbox.whenWritten(() -> started.forEach(DeliveryWorker::wake));
        running = started;
    }

    /** All at the same time, because each may wait for what is under way. */
    @Override
    public synchronized void stop() {
        outbox.whenWritten(() -> {});
        running.stream()
                .map(deliveryWorker -> {
                    Thread closing = new Thread(deliveryWorker::close, "delivery-closing");
                    closing.start();
                    return closing;
                })
                .toList()
                .forEach(Relay::join);
        running = List.of();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }
}
