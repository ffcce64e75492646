package org.holdfast.delivery.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import org.holdfast.decisions.Decision;
import org.holdfast.delivery.DeliveryResult;
import org.holdfast.delivery.OutboxMessage;
import org.holdfast.delivery.Target;

/**
 * A file to which decisions are appended. A decision counts as delivered once it has been written to disk. The file is
 * opened and locked for each decision, so that it can be moved away, which starts a new file, and several processes can
 * write to it.
 */
final class DecisionFile implements Target {

    private static final int BLOCK = 8_192;

    private final String name;
    private final Path path;
    private final Set<Decision.Outcome> outcomes;
    private final LineFormat lineFormat;

    DecisionFile(String name, Path path, Set<Decision.Outcome> outcomes) {
        this.name = name;
        this.path = path.toAbsolutePath();
        this.outcomes = outcomes;
        this.lineFormat = path.toString().endsWith(".csv") ? LineFormat.csv() : LineFormat.json();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean wants(Decision decision) {
        return outcomes.contains(decision.outcome());
    }

    @Override
    public DeliveryResult deliver(OutboxMessage message) throws IOException {
        if (path.getParent() == null || !Files.isDirectory(path.getParent())) {
            return DeliveryResult.tryLater("the folder " + path.getParent() + " does not exist");
        }
        try (FileChannel file = FileChannel.open(
                        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            if (!hasExpectedBeginning(file)) {
                return DeliveryResult.tryLater(
                        path + " contains something other than decisions; move it away or choose another name");
            }
            long end = endOfLastLine(file);
            // An incomplete last line was left by a killed process. Its decision was not settled and comes again.
            file.truncate(end);
            boolean isNew = end == 0;
            write(file, end, (isNew ? lineFormat.header() : "") + lineFormat.of(message));
            file.force(true);
            if (isNew) {
                syncFolder();
            }
            return DeliveryResult.delivered();
        }
    }

    /** Returns whether the file, as far as it goes, begins like a file of decisions. */
    private boolean hasExpectedBeginning(FileChannel file) throws IOException {
        byte[] expected = lineFormat.beginning().getBytes(StandardCharsets.UTF_8);
        ByteBuffer actual = ByteBuffer.allocate((int) Math.min(expected.length, file.size()));
        while (actual.hasRemaining() && file.read(actual, actual.position()) >= 0) {
            continue;
        }
        return Arrays.equals(actual.array(), 0, actual.position(), expected, 0, actual.position());
    }

    private static long endOfLastLine(FileChannel file) throws IOException {
        long end = file.size();
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        while (end > 0) {
            long from = Math.max(0, end - BLOCK);
            block.clear().limit((int) (end - from));
            while (block.hasRemaining() && file.read(block, from + block.position()) >= 0) {
                continue;
            }
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return from + i + 1;
                }
            }
            end = from;
        }
        return 0;
    }

    private static void write(FileChannel file, long at, String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        file.position(at);
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** Makes the name of a new file durable. Not every operating system permits opening a folder. */
    private void syncFolder() {
        try (FileChannel folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            return;
        }
    }
}
