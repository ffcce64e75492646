package org.holdfast;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Sends a request as plain text over a socket, with headers that an HTTP client would not allow a test to set, such as
 * {@code Host}.
 */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 60_000;

    private RawHttp() {}

    /** Returns the whole response as text. */
    public record Answer(int status, String text) {}

    /** @param headers complete header lines, such as {@code Host: localhost} */
    public static Answer send(InetAddress address, int port, String request, String body, String... headers)
            throws IOException {
        StringBuilder text = new StringBuilder(request)
                .append(" HTTP/1.1\r\nConnection: close\r\nContent-Type: application/json\r\n")
                .append("Content-Length: ")
                .append(body.length())
                .append("\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        try (Socket socket = new Socket(address, port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write((text + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(Integer.parseInt(answer.substring(9, 12)), answer);
        }
    }
}
