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
    private final UploadSlots room = new UploadSlots(8);

    @Test
    void aBodyThatTricklesIsNotWaitedForLongerThanAllowed() {
        TimedRequestBody body = body(new Sender(1, 3), false);

        assertThatThrownBy(body::readAllBytes).isInstanceOf(BodyTimeout.class).hasMessageContaining("in time");
        assertThat(clock.get()).isEqualTo(33 * SECOND);
    }

    @Test
    void aLongBodyThatComesAlongMayTakeItsTime() throws IOException {
        assertThat(body(new Sender(8_192, 3), false).readNBytes(400_000)).hasSize(400_000);
        assertThat(clock.get()).isGreaterThan(100 * SECOND);
    }

    @Test
    void timeForWorkBetweenTheBytesDoesNotCount() throws IOException {
        TimedRequestBody body = body(new Sender(1, 0), false);
        for (int i = 0; i < 100; i++) {
            body.read();
            clock.addAndGet(60 * SECOND);
        }

        assertThat(body.read()).isNotNegative();
    }

    @Test
    void bodiesNeverTakeAllThreadsAndStrangersOnlyAFew() throws IOException {
        TimedRequestBody stranger = body(new Sender(1, 0), true);
        stranger.read();
        assertThatThrownBy(() -> body(new Sender(1, 0), true).read())
                .isInstanceOf(BodyTimeout.class)
                .hasMessageContaining("Too many");
        for (int i = 0; i < 5; i++) {
            body(new Sender(1, 0), false).read();
        }
        assertThatThrownBy(() -> body(new Sender(1, 0), false).read()).isInstanceOf(BodyTimeout.class);

        stranger.leave();
        assertThat(body(new Sender(1, 0), true).read()).isNotNegative();
    }

    @Test
    void whoHasNothingToSendNeedsNoRoom() throws IOException {
        for (int i = 0; i < 100; i++) {
            body(new Sender(0, 0), true);
            assertThat(body(new Sender(-1, 0), true).readAllBytes()).isEmpty();
        }
    }

    private TimedRequestBody body(ServletInputStream in, boolean isStranger) {
        return new TimedRequestBody(in, room, () -> isStranger, Duration.ofSeconds(30), clock::get);
    }

    /** Sends so many bytes with each look, so many seconds apart, for ever; -1: nothing at all. */
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
