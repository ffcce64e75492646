package org.holdfast.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file with the generated password. The password is written before the database uses it, so an incomplete file,
 * left by a crash, can safely be written again.
 */
final class PasswordFile {

    private static final int BYTES = 24;
    private static final int MAX_BYTES = 1_000;
    private static final Pattern WHOLE = Pattern.compile("[A-Za-z0-9_-]{32}\\n");

    private final Path file;
    private final OwnerOnly owner;

    PasswordFile(Path file, OwnerOnly owner) {
        this.file = file;
        this.owner = owner;
    }

    /** Returns the password, generating it first if there is none. */
    String read() throws IOException {
        // The monitor excludes other threads, the file lock other processes.
        synchronized (PasswordFile.class) {
            try (FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    owner.attributes())) {
                channel.lock();
                String text = text(channel);
                return (WHOLE.matcher(text).matches() ? text : write(channel)).strip();
            }
        }
    }

    private static String text(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(MAX_BYTES);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            continue;
        }
        return StandardCharsets.UTF_8.decode(buffer.flip()).toString();
    }

    private static String write(FileChannel channel) throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(password.getBytes(StandardCharsets.US_ASCII));
        channel.truncate(0);
        for (long at = 0; bytes.hasRemaining(); ) {
            at += channel.write(bytes, at);
        }
        channel.force(true);
        return password;
    }
}
