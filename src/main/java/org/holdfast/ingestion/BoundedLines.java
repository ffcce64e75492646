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

/** Reads the lines of a stream of any length. Skips blank lines, and never holds an overlong line in memory. */
public final class BoundedLines {

    /** Maximum length of a line in bytes; the same as that of a document. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(BoundedLines.class);

    private final InputStream in;
    private int number;

    public BoundedLines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /**
     * A line without its terminator.
     *
     * @param number counted from 1
     * @param tooLong whether the line exceeds the limit; its bytes are then discarded
     */
    public record Line(int number, byte[] bytes, boolean tooLong) {

        /** @throws InvalidInput if the line is not a valid customer */
        Customer read() {
            if (tooLong) {
                throw new InvalidInput("", "The line is longer than " + MAX_BYTES / 1024 / 1024 + " MiB");
            }
            return FactsJson.read(bytes, Customer.class);
        }
    }

    /** Logs an unexpected error under a reference number and returns the message for the client. */
    public static String fault(RuntimeException e) {
        String number = UUID.randomUUID().toString();
        LOG.error("Fault {}", number, e);
        return "Internal error while processing this line. The log has the details under " + number + ".";
    }

    /** Returns the number of lines read so far. */
    int number() {
        return number;
    }

    /** Returns the next line that is not blank, or {@code null} at the end of the stream. */
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
            if (line.size() == MAX_BYTES) {
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
