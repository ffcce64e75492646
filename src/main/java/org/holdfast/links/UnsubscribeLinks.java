package org.holdfast.links;

import java.net.URI;
import java.util.Optional;

/**
 * Writes links with which customers unsubscribe or choose what they get, and verifies links that are followed. They do
 * not expire: whoever finds an old message must be able to unsubscribe.
 */
public final class UnsubscribeLinks {

    /** The path of these links under the public address. */
    public static final String PATH = "/u/";

    private static final int VERSION = 2;

    private final SignedTokens tokens;
    private final PublicAddress address;

    /**
     * Creates the links of an installation.
     *
     * @param publicUrl the address at which customers reach this server
     */
    public UnsubscribeLinks(byte[] secret, URI publicUrl) {
        this.tokens = new SignedTokens(secret, VERSION, ActionId.BYTES);
        this.address = new PublicAddress(publicUrl);
    }

    /** Returns the link in the message of an action. */
    String link(String actionId) {
        return address.link(PATH, tokens.write(bytes -> ActionId.write(actionId, bytes)));
    }

    /** Returns the message that a token belongs to; empty if the token was not issued by this installation. */
    public Optional<SentMessage> message(String token) {
        return tokens.read(token, bytes -> new SentMessage(ActionId.read(bytes)));
    }

    /** @param actionId id of the action whose message contains the link */
    public record SentMessage(String actionId) {

        /** Returns the id of the decision that first contained the action. */
        public String decisionId() {
            return ActionId.decisionId(actionId);
        }
    }
}
