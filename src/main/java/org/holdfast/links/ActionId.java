package org.holdfast.links;

import java.nio.ByteBuffer;
import java.util.UUID;

/** The id of a decided action as bytes: a UUID, which is the id of the decision, and the rank of the action. */
final class ActionId {

    static final int BYTES = 16 + 1;

    private ActionId() {}

    static void write(String actionId, ByteBuffer bytes) {
        String decisionId = decisionId(actionId);
        UUID decision = UUID.fromString(decisionId);
        bytes.putLong(decision.getMostSignificantBits())
                .putLong(decision.getLeastSignificantBits())
                .put(Byte.parseByte(actionId.substring(decisionId.length() + 1)));
    }

    static String read(ByteBuffer bytes) {
        UUID decision = new UUID(bytes.getLong(), bytes.getLong());
        return decision + "." + bytes.get();
    }

    /** Returns the id of the decision that first contained the action. */
    static String decisionId(String actionId) {
        return actionId.substring(0, actionId.lastIndexOf('.'));
    }
}
