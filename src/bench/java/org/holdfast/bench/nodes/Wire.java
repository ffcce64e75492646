package org.holdfast.bench.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Forwards connections byte by byte, and can be cut (connections are closed, new ones refused) or stalled (nothing gets
 * through, and neither side is told).
 */
final class Wire implements AutoCloseable {

    private static final int CONNECT_MILLIS = 1_000;
    private static final int BUFFER = 16_384;
    private static final long LOOK_MILLIS = 20;

    private final ServerSocket entry;
    private final Supplier<List<InetSocketAddress>> targets;
    private final Map<InetSocketAddress, Set<Socket>> open = new ConcurrentHashMap<>();
    private volatile boolean cut;
    private volatile boolean stalled;

    /** @param targets where to connect to, the best first; the next is tried if one refuses the connection */
    Wire(Supplier<List<InetSocketAddress>> targets) throws IOException {
        this.targets = targets;
        this.entry = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return entry.getLocalPort();
    }

    void cut() {
        cut = true;
        open.keySet().forEach(this::drop);
    }

    void stall() {
        stalled = true;
    }

    void mend() {
        cut = false;
        stalled = false;
    }

    /** Closes all connections to a target. */
    void drop(InetSocketAddress target) {
        Set<Socket> sockets = open.remove(target);
        if (sockets != null) {
            sockets.forEach(Wire::closeQuietly);
        }
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket client = entry.accept();
                daemon(() -> connect(client));
            } catch (IOException e) {
                // It is closed, or the client is gone.
            }
        }
    }

    private void connect(Socket client) {
        if (!cut) {
            for (InetSocketAddress target : targets.get()) {
                Socket server = new Socket();
                try {
                    client.setTcpNoDelay(true);
                    server.setTcpNoDelay(true);
                    server.connect(target, CONNECT_MILLIS);
                    Set<Socket> sockets = open.computeIfAbsent(target, each -> ConcurrentHashMap.newKeySet());
                    sockets.add(client);
                    sockets.add(server);
                    daemon(() -> pump(client, server, sockets));
                    pump(server, client, sockets);
                    return;
                } catch (IOException e) {
                    closeQuietly(server);
                }
            }
        }
        closeQuietly(client);
    }

    private void pump(Socket from, Socket to, Set<Socket> sockets) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                while (stalled) {
                    Thread.sleep(LOOK_MILLIS);
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // One of the two is gone; so is the other one now.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more in any case.
        }
    }

    static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        entry.close();
        cut();
    }
}
