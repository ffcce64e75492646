package org.holdfast.crm.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP proxy to a local server whose connections can be delayed, closed, or silently stopped. */
final class FlakyProxy implements AutoCloseable {

    private final int target;
    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile int connections;
    private volatile long delay;
    private volatile boolean silent;

    FlakyProxy(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections;
    }

    /** Delays each piece of data. */
    void delay(long millis) {
        delay = millis;
    }

    /** Accepts data but forwards nothing, without closing connections. */
    void silence() {
        silent = true;
    }

    /** Closes all connections; new ones can be opened. */
    void cut() {
        sockets.forEach(FlakyProxy::closeQuietly);
        sockets.clear();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                connections++;
                Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(upstream);
                start(() -> forward(client, upstream));
                start(() -> forward(upstream, client));
            }
        } catch (IOException e) {
            // The proxy has been closed.
        }
    }

    private void forward(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[16_384];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (delay > 0) {
                    Thread.sleep(delay);
                }
                if (!silent) {
                    out.write(buffer, 0, length);
                    out.flush();
                }
            }
        } catch (IOException | InterruptedException e) {
            // The other end has closed the connection.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "flaky-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The socket is closed in any case.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
