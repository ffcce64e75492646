package org.holdfast.decisioning.warmup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Requests for dry decisions about made-up customers that a server sends to itself, so that what is around a decision
 * is compiled as well: connections, filters, JSON. They have no key; a server that refuses one is not asked again.
 */
final class OwnRequests {

    private static final Set<String> ANY_ADDRESS = Set.of("", "0.0.0.0", "::", "[::]");
    private static final int TIMEOUT_MILLIS = 10_000;

    private final URI decisions;
    private boolean refused;

    /**
     * @param address the address that the server listens on
     * @param path the path of the application, usually empty
     */
    OwnRequests(String address, int port, String path) {
        String host = ANY_ADDRESS.contains(address) ? "127.0.0.1" : address;
        this.decisions = URI.create("http://" + host + ":" + port + path + "/v1/decisions");
    }

    /** @param customer facts as JSON */
    void decide(String customer) {
        if (!refused) {
            try {
                refused = !isAnswered("{\"dry\":true,\"customer\":" + customer + "}");
            } catch (IOException e) {
                // Such as a server that speaks HTTPS itself.
                refused = true;
            }
        }
    }

    private boolean isAnswered(String body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) decisions.toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        try (OutputStream request = connection.getOutputStream()) {
            request.write(body.getBytes(StandardCharsets.UTF_8));
        }
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            return false;
        }
        // The connection is used again once the answer has been read.
        try (InputStream answer = connection.getInputStream()) {
            answer.readAllBytes();
        }
        return true;
    }
}
