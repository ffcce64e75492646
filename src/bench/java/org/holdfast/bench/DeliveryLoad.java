package org.holdfast.bench;

import org.holdfast.delivery.RelayLoad;
import org.holdfast.retention.OutboxLoad;

/** What it costs that decisions go out: for those who decide, and for those who deliver. */
public final class DeliveryLoad {

    private DeliveryLoad() {}

    public static void main(String[] args) throws Exception {
        OutboxLoad.main(args);
        RelayLoad.main(args);
    }
}
