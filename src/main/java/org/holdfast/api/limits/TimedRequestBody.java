package org.holdfast.api.limits;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, which is waited for only so long. Time counts while somebody waits for bytes, not while they
 * work on those that came: so a stream of a million lines may take as long as it takes.
 */
final class TimedRequestBody extends ServletInputStream {

    /** Each of so many bytes that came is worth a second more. */
    private static final long BYTES_A_SECOND = 1_024;

    private static final long NANOS_OF_SECOND = 1_000_000_000L;

    private final ServletInputStream in;
    private final UploadSlots room;
    private final BooleanSupplier isStranger;
    private final LongSupplier nanos;
    private final long patience;
    private UploadSlots.@Nullable Place place;
    private boolean ended;
    private long waited;
    private long bytes;

    /** @param nanos a clock that only runs forward */
    TimedRequestBody(
            ServletInputStream in,
            UploadSlots room,
            BooleanSupplier isStranger,
            Duration patience,
            LongSupplier nanos) {
        this.in = in;
        this.room = room;
        this.isStranger = isStranger;
        this.patience = patience.toNanos();
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
        if (place == null && in.available() == 0 && !in.isFinished()) {
            // What is there already, or nothing at all, keeps nobody waiting.
            place = room.enter(isStranger.getAsBoolean());
        }
        long from = nanos.getAsLong();
        int count = waitFor(into, offset, length);
        waited += nanos.getAsLong() - from;
        if (count < 0) {
            ended = true;
            leave();
            return count;
        }
        bytes += count;
        if (waited > patience + bytes / BYTES_A_SECOND * NANOS_OF_SECOND) {
            throw BodyTimeout.late();
        }
        return count;
    }

    private int waitFor(byte[] into, int offset, int length) throws IOException {
        try {
            return in.read(into, offset, length);
        } catch (IOException e) {
            // Cut off, or silent for longer than the connector waits: nothing that anybody here could mend.
            throw BodyTimeout.broken();
        }
    }

    /** Whoever waits for no more gives their place back. */
    void leave() {
        if (place != null) {
            place.leave();
            place = null;
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
        throw new UnsupportedOperationException("Bodies are read by the thread of their request");
    }
}
