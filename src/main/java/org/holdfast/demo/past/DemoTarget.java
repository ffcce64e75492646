package org.holdfast.demo.past;

import org.holdfast.decisions.Decision;
import org.holdfast.delivery.DeliveryResult;
import org.holdfast.delivery.OutboxMessage;
import org.holdfast.delivery.Target;

/**
 * The call centre of the demo, which refuses what it is sent, so that there is a dead letter to see. Nothing leaves the
 * process. It receives no other decision, and exists only while no real target is configured.
 */
final class DemoTarget implements Target {

    static final String NAME = "demo-call-centre";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isStandIn() {
        return true;
    }

    @Override
    public boolean wants(Decision decision) {
        return false;
    }

    @Override
    public DeliveryResult deliver(OutboxMessage message) {
        return DeliveryResult.refused("The call centre of the demo does not know this customer");
    }
}
