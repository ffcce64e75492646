package org.holdfast.rules.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All files of a rule book at one moment, as bytes. Two sources with the same content have the same {@link #version()}, wherever
 * they were read from.
 */
public final class BookSource {

    /** Most files in a rule book. */
    public static final int MAX_FILES = 20_000;
    /** Largest single file, in bytes. */
    public static final int MAX_FILE_BYTES = 1_048_576;

    private final SortedMap<String, byte[]> files;
    private final String version;

    private BookSource(SortedMap<String, byte[]> files) {
        this.files = files;
        this.version = "sha256:" + hash(files);
    }

    /** From texts by path, as a draft travels over HTTP. Files that are no part of a version are left out. */
    public static BookSource of(Map<String, String> texts) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        texts.forEach((path, text) -> {
            if (counts(path)) {
                files.put(path, text.getBytes(StandardCharsets.UTF_8));
            }
        });
        return new BookSource(files);
    }

    /**
     * From a folder.
     *
     * @throws BookUnreadable when the folder is missing, holds too much, or cannot be read
     */
    public static BookSource read(Path given) {
        if (!Files.isDirectory(given)) {
            throw new BookUnreadable("There is no folder " + given.toAbsolutePath().normalize()
                    + ". Maybe start in the project's folder, or name the rule book with --holdfast.rules.dir=FOLDER.");
        }
        Path folder = realPath(given);
        try (Stream<Path> walk = Files.walk(folder)) {
            SortedMap<String, byte[]> files = new TreeMap<>();
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (counts(path)) {
                    files.put(path, readFile(file, path));
                    if (files.size() > MAX_FILES) {
                        throw new BookUnreadable(folder + " holds more than " + MAX_FILES + " files. Maybe it is not a rule book.");
                    }
                }
            }
            return new BookSource(files);
        } catch (IOException | UncheckedIOException e) {
            throw new BookUnreadable(folder + " could not be read: " + e.getMessage());
        }
    }

    /** What enters a version: every file except pages for people ({@code *.md}), retired rules and what editors leave behind. */
    public static boolean counts(String path) {
        if (path.endsWith(".md") || path.startsWith("retired/")) {
            return false;
        }
        for (String part : path.split("/")) {
            if (part.startsWith(".") || part.endsWith("~") || part.startsWith("#")) {
                return false;
            }
        }
        return true;
    }

    /** {@code sha256:} and the hash over paths and contents. */
    public String version() {
        return version;
    }

    public Collection<String> paths() {
        return Collections.unmodifiableSet(files.keySet());
    }

    public List<String> paths(String folder, String ending) {
        return files.subMap(folder, folder + Character.MAX_VALUE).keySet().stream().filter(path -> path.endsWith(ending)).toList();
    }

    public boolean has(String path) {
        return files.containsKey(path);
    }

    /** The text of a file, without a byte order mark and with plain line ends. Not-UTF-8 is a problem of its own. */
    public String text(String path, Problems problems) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            return "";
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n").replace('\r', '\n');
        } catch (CharacterCodingException e) {
            problems.error(Origin.of(path), "This file is not UTF-8 text.",
                    "Maybe save it again with the encoding UTF-8.");
            return "";
        }
    }

    /** The hash of one file, to recognise it unchanged. */
    public String fileHash(String path) {
        byte[] bytes = files.get(path);
        return bytes == null ? "" : HexFormat.of().formatHex(sha256().digest(bytes));
    }

    public byte[] bytes(String path) {
        byte[] bytes = files.get(path);
        return bytes == null ? new byte[0] : bytes.clone();
    }

    /** The folder itself may be a link; links inside it are not followed, so that a book never reaches out of its folder. */
    private static Path realPath(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new BookUnreadable(folder + " could not be read: " + e.getMessage());
        }
    }

    private static byte[] readFile(Path file, String path) throws IOException {
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new BookUnreadable(path + " is larger than " + MAX_FILE_BYTES + " bytes, the most a file of a rule book may have.");
        }
        return Files.readAllBytes(file);
    }

    private static String hash(SortedMap<String, byte[]> files) {
        MessageDigest digest = sha256();
        files.forEach((path, bytes) -> {
            // The length keeps the end of one file and the start of the next apart.
            digest.update((path + '\0' + bytes.length + '\0').getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
