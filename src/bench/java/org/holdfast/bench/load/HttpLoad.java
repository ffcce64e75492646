package org.holdfast.bench.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Sends requests to a server over connections that stay open, at a rate that does not depend on how fast it answers: a
 * request that has to wait for a connection counts from when it was due. Plain sockets take a tenth of the processor
 * time that an HTTP client would take from the server on the same machine.
 */
public final class HttpLoad {

    private final URI base;
    private final int connections;

    public HttpLoad(URI base, int connections) {
        this.base = base;
        this.connections = connections;
    }

    /**
     * What came of requests.
     *
     * @param micros time from when a request was due to the end of its answer, in ascending order
     * @param errors answers with another status than 200
     */
    public record Result(long[] micros, int errors, double seconds) {

        public double millis(double share) {
            return micros.length == 0
                    ? Double.NaN
                    : micros[(int) Math.min(micros.length - 1L, (long) (share * micros.length))] / 1e3;
        }

        public double perSecond() {
            return micros.length / seconds;
        }
    }

    /**
     * Posts bodies to a path.
     *
     * @param perSecond rate; 0 to send as fast as the answers come
     */
    public Result post(String path, int requests, double perSecond, IntFunction<String> body)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            AtomicInteger next = new AtomicInteger();
            AtomicInteger errors = new AtomicInteger();
            long[] micros = new long[requests];
            long start = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                all.add(threads.submit(() -> {
                    try (Connection connection = new Connection(base, path)) {
                        for (int each = next.getAndIncrement(); each < requests; each = next.getAndIncrement()) {
                            long due = perSecond == 0
                                    ? System.nanoTime()
                                    : start + (long) (each / perSecond * TimeUnit.SECONDS.toNanos(1));
                            await(due);
                            if (connection.post(body.apply(each)) != 200) {
                                errors.incrementAndGet();
                            }
                            micros[each] = (System.nanoTime() - due) / 1_000;
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Arrays.sort(micros);
            return new Result(micros, errors.get(), seconds);
        } finally {
            threads.shutdown();
        }
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** A connection that stays open. It understands the answers of the server: they have a length or come in chunks. */
    private static final class Connection implements AutoCloseable {

        private final URI base;
        private final String head;
        private Socket socket = new Socket();
        private OutputStream out = OutputStream.nullOutputStream();
        private InputStream in = InputStream.nullInputStream();
        private final StringBuilder line = new StringBuilder();

        Connection(URI base, String path) throws IOException {
            this.base = base;
            open();
            head = "POST " + path + " HTTP/1.1\r\nHost: " + base.getAuthority()
                    + "\r\nContent-Type: application/json\r\nContent-Length: ";
        }

        private void open() throws IOException {
            socket.close();
            socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(base.getHost(), base.getPort()));
            out = socket.getOutputStream();
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
        }

        int post(String body) throws IOException {
            out.write((head + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            int status = Integer.parseInt(line().substring(9, 12));
            long length = -1;
            boolean closes = false;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String name = header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT);
                String value = header.substring(name.length() + 1).strip();
                length = name.equals("content-length") ? Long.parseLong(value) : length;
                closes |= name.equals("connection") && value.equalsIgnoreCase("close");
            }
            skip(length);
            if (closes) {
                open();
            }
            return status;
        }

        private void skip(long length) throws IOException {
            if (length >= 0) {
                in.skipNBytes(length);
                return;
            }
            for (int chunk = chunk(); chunk > 0; chunk = chunk()) {
                in.skipNBytes(chunk + 2L);
            }
            line();
        }

        private int chunk() throws IOException {
            return Integer.parseInt(line().strip(), 16);
        }

        private String line() throws IOException {
            line.setLength(0);
            for (int each = in.read(); each != '\n'; each = in.read()) {
                if (each < 0) {
                    throw new IOException("The server closed the connection");
                }
                if (each != '\r') {
                    line.append((char) each);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
