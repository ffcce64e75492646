package org.holdfast.delivery;

import java.util.List;
import java.util.function.Function;
import org.springframework.context.SmartLifecycle;

/** Runs a delivery worker for each target while the server is up. */
final class Relay implements SmartLifecycle {

    private final Outbox outbox;
    private final Targets targets;
    private final Function<Target, DeliveryWorker> workers;
    private List<DeliveryWorker> running = List.of();

    Relay(Outbox outbox, Targets targets, Function<Target, DeliveryWorker> workers) {
        this.outbox = outbox;
        this.targets = targets;
        this.workers = workers;
    }

    @Override
    public synchronized void start() {
        List<DeliveryWorker> started = targets.all().stream().map(workers).toList();
        started.forEach(DeliveryWorker::start);
        outbox.whenWritten(() -> started.forEach(DeliveryWorker::wake));
        running = started;
    }

    /** Stops all workers concurrently, because each may have to wait for attempts in progress. */
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
