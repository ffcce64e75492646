package org.holdfast.bench;

import org.holdfast.decisioning.OutboxLoad;
import org.holdfast.delivery.RelayLoad;

/** Measures the cost of delivering decisions, for the decision and for the delivery. */
public final class DeliveryLoad {

    private DeliveryLoad() {}

    public static void main(String[] args) throws Exception {
        OutboxLoad.main(args);
        RelayLoad.main(args);
    }
}
