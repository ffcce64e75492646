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
    private final ServerSocket door;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile int connections;
    private volatile long delay;
    private volatile boolean silent;

    FlakyProxy(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return door.getLocalPort();
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
        sockets.forEach(FlakyProxy::end);
        sockets.clear();
    }

    private void accept() {
        try {
            while (true) {
                Socket near = door.accept();
                connections++;
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(near);
                sockets.add(far);
                start(() -> carry(near, far));
                start(() -> carry(far, near));
            }
        } catch (IOException e) {
            // Closed.
        }
    }

    private void carry(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] piece = new byte[16_384];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (delay > 0) {
                    Thread.sleep(delay);
                }
                if (!silent) {
                    out.write(piece, 0, length);
                    out.flush();
                }
            }
        } catch (IOException | InterruptedException e) {
            // The other end has closed the connection.
        } finally {
            end(from);
            end(to);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "line");
        thread.setDaemon(true);
        thread.start();
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed in any case.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
