package org.holdfast.api.limits;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, with a limit on the time spent waiting for it. Only time spent blocked on reading counts, not
 * the time spent processing what has arrived, so a stream of a million lines may take as long as it needs.
 */
final class TimedRequestBody extends ServletInputStream {

    /** Number of received bytes that extend the timeout by one second. */
    private static final long BYTES_PER_SECOND = 1_024;

    private static final long NANOS_OF_SECOND = 1_000_000_000L;

    private final ServletInputStream in;
    private final UploadSlots slots;
    private final BooleanSupplier isAnonymous;
    private final LongSupplier nanos;
    private final long timeout;
    private UploadSlots.@Nullable Slot slot;
    private boolean ended;
    private long waited;
    private long bytes;

    /** @param nanos a monotonic clock */
    TimedRequestBody(
            ServletInputStream in,
            UploadSlots slots,
            BooleanSupplier isAnonymous,
            Duration timeout,
            LongSupplier nanos) {
        this.in = in;
        this.slots = slots;
        this.isAnonymous = isAnonymous;
        this.timeout = timeout.toNanos();
        this.nanos = nanos;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (ended || length == 0) {
            return ended ? -1 : 0;
        }
        if (slot == null && in.available() == 0 && !in.isFinished()) {
            // A body that is empty or already buffered does not block a thread.
            slot = slots.acquire(isAnonymous.getAsBoolean());
        }
        long from = nanos.getAsLong();
        int count = waitFor(into, offset, length);
        waited += nanos.getAsLong() - from;
        if (count < 0) {
            ended = true;
            release();
            return count;
        }
        bytes += count;
        if (waited > timeout + bytes / BYTES_PER_SECOND * NANOS_OF_SECOND) {
            throw BodyTimeout.late();
        }
        return count;
    }

    private int waitFor(byte[] into, int offset, int length) throws IOException {
        try {
            return in.read(into, offset, length);
        } catch (IOException e) {
            // The connection was closed, or stalled for longer than the connector's own timeout.
            throw BodyTimeout.broken();
        }
    }

    /** Frees the upload slot; the body cannot be read any further. */
    void release() {
        if (slot != null) {
            slot.release();
            slot = null;
            ended = true;
        }
    }

    @Override
    public boolean isFinished() {
        return ended || in.isFinished();
    }

    @Override
    public boolean isReady() {
        return in.isReady();
    }

    @Override
    public int available() throws IOException {
        return ended ? 0 : in.available();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        throw new UnsupportedOperationException("A body is read only by the thread of its request");
    }
}
