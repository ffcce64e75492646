package org.holdfast.api.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimedBodyTest {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong();
    private final UploadSlots slots = new UploadSlots(8);

    @Test
    void aTricklingBodyTimesOut() {
        TimedRequestBody body = body(new Sender(1, 3), false);

        assertThatThrownBy(body::readAllBytes).isInstanceOf(BodyTimeout.class).hasMessageContaining("in time");
        assertThat(clock.get()).isEqualTo(33 * SECOND);
    }

    @Test
    void aLongBodyThatKeepsArrivingDoesNotTimeOut() throws IOException {
        assertThat(body(new Sender(8_192, 3), false).readNBytes(400_000)).hasSize(400_000);
        assertThat(clock.get()).isGreaterThan(100 * SECOND);
    }

    @Test
    void processingTimeBetweenReadsDoesNotCount() throws IOException {
        TimedRequestBody body = body(new Sender(1, 0), false);
        for (int i = 0; i < 100; i++) {
            body.read();
            clock.addAndGet(60 * SECOND);
        }

        assertThat(body.read()).isNotNegative();
    }

    @Test
    void bodiesNeverOccupyAllThreadsAndAnonymousOnesOnlyAFew() throws IOException {
        TimedRequestBody anonymous = body(new Sender(1, 0), true);
        anonymous.read();
        assertThatThrownBy(() -> body(new Sender(1, 0), true).read())
                .isInstanceOf(BodyTimeout.class)
                .hasMessageContaining("Too many");
        for (int i = 0; i < 5; i++) {
            body(new Sender(1, 0), false).read();
        }
        assertThatThrownBy(() -> body(new Sender(1, 0), false).read()).isInstanceOf(BodyTimeout.class);

        anonymous.release();
        assertThat(body(new Sender(1, 0), true).read()).isNotNegative();
    }

    @Test
    void anEmptyBodyNeedsNoSlot() throws IOException {
        for (int i = 0; i < 100; i++) {
            body(new Sender(0, 0), true);
            assertThat(body(new Sender(-1, 0), true).readAllBytes()).isEmpty();
        }
    }

    private TimedRequestBody body(ServletInputStream in, boolean isAnonymous) {
        return new TimedRequestBody(in, slots, () -> isAnonymous, Duration.ofSeconds(30), clock::get);
    }

    /** Delivers a number of bytes with each read, a number of seconds apart, without end; -1 means no bytes at all. */
    private final class Sender extends ServletInputStream {

        private final int bytes;
        private final int seconds;

        Sender(int bytes, int seconds) {
            this.bytes = bytes;
            this.seconds = seconds;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            clock.addAndGet(seconds * SECOND);
            return bytes < 0 ? -1 : Math.min(bytes, length);
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isFinished() {
            return bytes < 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
