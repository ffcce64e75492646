package org.holdfast.crm.sync;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A line to a server on this machine that can be made slow, cut, or dead without saying so. */
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

    /** Every piece of what is said takes so much longer. */
    void delay(long millis) {
        delay = millis;
    }

    /** Takes what is said and says nothing more, to anybody. */
    void silence() {
        silent = true;
    }

    /** Ends all connections. New ones are possible. */
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
            // The other end is gone.
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
            // It is over either way.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
