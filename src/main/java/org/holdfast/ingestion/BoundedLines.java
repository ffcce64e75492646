package org.holdfast.ingestion;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines of a stream that may be longer than memory. Empty lines are passed over, and too long ones are never held as a
 * whole.
 */
public final class BoundedLines {

    /** Longest line, in bytes: as long as a document may be. */
    public static final int MOST_BYTES = 16 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(BoundedLines.class);

    private final InputStream in;
    private int number;

    public BoundedLines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /**
     * A line without its end.
     *
     * @param number counted from 1
     * @param tooLong then the bytes are missing
     */
    public record Line(int number, byte[] bytes, boolean tooLong) {

        /** @throws InvalidInput when it is no customer */
        Customer read() {
            if (tooLong) {
                throw new InvalidInput("", "The line is longer than " + MOST_BYTES / 1024 / 1024 + " MiB");
            }
            return FactsJson.read(bytes, Customer.class);
        }
    }

    /** What is said of a line that nobody knew would go wrong; the log has the rest, under a number. */
    public static String fault(RuntimeException e) {
        String number = UUID.randomUUID().toString();
        LOG.error("Fault {}", number, e);
        return "Something went wrong on our side with this line. The log has the details under " + number + ".";
    }

    /** How many lines were read. */
    int number() {
        return number;
    }

    /** The next line that is not empty; {@code null} at the end. */
    public @Nullable Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean blank = true;
        boolean tooLong = false;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                number++;
                if (!blank) {
                    return new Line(number, line.toByteArray(), tooLong);
                }
                line.reset();
                continue;
            }
            blank = blank && Character.isWhitespace(next);
            if (line.size() == MOST_BYTES) {
                tooLong = true;
                line = new ByteArrayOutputStream();
            }
            if (!tooLong) {
                line.write(next);
            }
        }
        if (blank) {
            return null;
        }
        number++;
        return new Line(number, line.toByteArray(), tooLong);
    }
}
