package org.holdfast.rules.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.text.TextEncoding;
import org.holdfast.loyalty.Semantics;

/**
 * All files of a rule book at one moment, as bytes, and what they are taken to mean. Two sources with the same content
 * have the same {@link #version()}, wherever they were read from and whatever they mean.
 */
public final class BookSource {

    /** Most files in a rule book. */
    public static final int MAX_FILES = 20_000;
    /** Largest single file, in bytes. */
    public static final int MAX_FILE_BYTES = TextEncoding.MAX_FILE_BYTES;
    /** All files together, in bytes. */
    public static final long MAX_BOOK_BYTES = 64L * 1_048_576;
    /** Longest path of a file inside a rule book, in characters. */
    public static final int MAX_PATH = 300;

    private final SortedMap<String, byte[]> files;
    private final String version;
    private final Semantics semantics;

    private BookSource(SortedMap<String, byte[]> files) {
        this(files, "sha256:" + hash(files), Semantics.CURRENT);
    }

    private BookSource(SortedMap<String, byte[]> files, String version, Semantics semantics) {
        this.files = files;
        this.version = version;
        this.semantics = semantics;
    }

    /** The same files, understood in another way: a book that was published stays what it meant then. */
    public BookSource under(Semantics other) {
        return other.equals(semantics) ? this : new BookSource(files, version, other);
    }

    /** How the files are understood; {@link Semantics#CURRENT} unless {@link #under} says otherwise. */
    public Semantics semantics() {
        return semantics;
    }

    /**
     * From texts by path, as a draft travels over HTTP. Files that are no part of a version are left out.
     *
     * @throws BookUnreadable when a path leads out of the book or something is too large
     */
    public static BookSource of(Map<String, String> texts) {
        Map<String, byte[]> files = new HashMap<>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return ofBytes(files);
    }

    /**
     * From the contents of files by path. Files that are no part of a version are left out.
     *
     * @throws BookUnreadable when a path leads out of the book or something is too large
     */
    public static BookSource ofBytes(Map<String, byte[]> contents) {
        Collector collector = new Collector();
        contents.forEach(collector::add);
        return collector.source();
    }

    /**
     * From what was published before: it passed then, and goes on deciding, also where its paths would be refused
     * today.
     */
    public static BookSource ofPublished(Map<String, byte[]> contents) {
        return new BookSource(new TreeMap<>(contents));
    }

    /** @throws BookUnreadable naming a path that could not be written into a folder */
    public void checkPaths() {
        files.keySet().forEach(BookPaths::check);
        BookPaths.checkTogether(files.keySet());
    }

    /**
     * From a zip of the folder; a single folder that holds everything, as most programs pack it, is looked through. The
     * limits hold for everything in the zip, also for what is no part of a version.
     *
     * @throws BookUnreadable when it is no zip, a path leads out of the book, or something is too large
     */
    public static BookSource readZip(InputStream zip) {
        Map<String, byte[]> files = new ZippedFolder(BookSource::counts).read(zip);
        if (files.isEmpty()) {
            throw new BookUnreadable("This is not a zip, or an empty one. Expected is a zip of the rules folder.");
        }
        return ofBytes(withoutOuterFolder(files));
    }

    private static Map<String, byte[]> withoutOuterFolder(Map<String, byte[]> files) {
        String any = files.keySet().iterator().next();
        String outer = any.substring(0, any.indexOf('/') + 1);
        boolean wrapped = !outer.isEmpty()
                && !outer.equals("areas/")
                && files.keySet().stream().allMatch(path -> path.startsWith(outer));
        Map<String, byte[]> inner = new HashMap<>();
        files.forEach((path, bytes) -> inner.put(wrapped ? path.substring(outer.length()) : path, bytes));
        return inner;
    }

    /** Gathers files, minding what may be in a book. */
    private static final class Collector {

        private final SortedMap<String, byte[]> files = new TreeMap<>();
        private long total;

        void add(String path, byte[] bytes) {
            if (!counts(path)) {
                return;
            }
            BookPaths.check(path);
            if (bytes.length > MAX_FILE_BYTES) {
                throw fileTooLarge(path);
            }
            files.put(path, bytes);
            total += bytes.length;
            if (files.size() > MAX_FILES || total > MAX_BOOK_BYTES) {
                throw tooLarge("This rule book");
            }
        }

        BookSource source() {
            BookPaths.checkTogether(files.keySet());
            return new BookSource(files);
        }
    }

    static BookUnreadable fileTooLarge(String path) {
        return new BookUnreadable(
                path + " is larger than " + MAX_FILE_BYTES + " bytes, the most a file of a rule book may have.");
    }

    static BookUnreadable tooLarge(String what) {
        return new BookUnreadable(what + " holds more than " + MAX_FILES + " files or " + MAX_BOOK_BYTES
                + " bytes. Maybe it is not a rule book.");
    }

    /**
     * From a folder.
     *
     * @throws BookUnreadable when the folder is missing, holds too much, or cannot be read
     */
    public static BookSource read(Path given) {
        if (!Files.isDirectory(given)) {
            throw new BookUnreadable(
                    "There is no folder " + given.toAbsolutePath().normalize()
                            + ". Maybe start in the project's folder, or name the rule book with --holdfast.rules.dir=FOLDER.");
        }
        Path folder = realPath(given);
        try (Stream<Path> walk = Files.walk(folder)) {
            Collector collector = new Collector();
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                String path = folder.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                if (counts(path)) {
                    collector.add(path, readFile(file, path));
                }
            }
            return collector.source();
        } catch (IOException | UncheckedIOException e) {
            throw new BookUnreadable(folder + " could not be read: " + e.getMessage());
        }
    }

    /**
     * What enters a version: every file except pages for people ({@code *.md}), retired rules and what editors leave
     * behind.
     */
    public static boolean counts(String path) {
        if (path.endsWith(".md") || path.startsWith("retired/")) {
            return false;
        }
        for (String part : path.split("/")) {
            boolean hidden = part.startsWith(".") && !part.equals(".") && !part.equals("..");
            if (hidden || part.endsWith("~") || part.startsWith("~$") || part.startsWith("#")) {
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
        return files.subMap(folder, folder + Character.MAX_VALUE).keySet().stream()
                .filter(path -> path.endsWith(ending))
                .toList();
    }

    public boolean has(String path) {
        return files.containsKey(path);
    }

    /**
     * The text of a file, without a byte order mark and with plain line ends. What is no text is a problem of its own.
     */
    public String text(String path, Problems problems) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            return "";
        }
        try {
            return TextEncoding.decode(bytes).replace("\r\n", "\n").replace('\r', '\n');
        } catch (TextEncoding.Undecodable e) {
            problems.error(new SourceLocation(path, e.line(), ""), "This file is not UTF-8 text.", e.hint());
            return "";
        }
    }

    /** The hash of one file, to recognise it unchanged. */
    public String fileHash(String path) {
        byte[] bytes = files.get(path);
        return bytes == null ? "" : HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** The content of a file; empty for one that is not there. */
    public byte[] bytes(String path) {
        byte[] bytes = files.get(path);
        return bytes == null ? new byte[0] : bytes.clone();
    }

    /**
     * The folder itself may be a link; links inside it are not followed, so that a book never reaches out of its
     * folder.
     */
    private static Path realPath(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new BookUnreadable(folder + " could not be read: " + e.getMessage());
        }
    }

    private static byte[] readFile(Path file, String path) throws IOException {
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw fileTooLarge(path);
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
