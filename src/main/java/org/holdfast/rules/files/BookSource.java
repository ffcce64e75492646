package org.holdfast.rules.files;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
import java.util.function.Predicate;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.text.TextEncoding;
import org.holdfast.loyalty.Semantics;
import org.jspecify.annotations.Nullable;

/**
 * An immutable snapshot of all files of a rule book, with the semantics by which they are interpreted. Sources with the
 * same content have the same {@link #version()}, regardless of where they were read from and of their semantics.
 */
public final class BookSource {

    /** Maximum number of files in a rule book. */
    public static final int MAX_FILES = 20_000;
    /** Maximum size of a single file, in bytes. */
    public static final int MAX_FILE_BYTES = TextEncoding.MAX_FILE_BYTES;
    /** Maximum total size of all files, in bytes. */
    public static final long MAX_BOOK_BYTES = 64L * 1_048_576;
    /** Maximum length of the path of a file inside a rule book, in characters. */
    public static final int MAX_PATH = 300;

    private static final List<String> NOT_COUNTED = List.of("retired/", "schema/", "examples/");

    private final SortedMap<String, byte[]> files;
    private final String version;
    private final Semantics semantics;

    BookSource(SortedMap<String, byte[]> files) {
        this(files, "sha256:" + hash(files), Semantics.CURRENT);
    }

    private BookSource(SortedMap<String, byte[]> files, String version, Semantics semantics) {
        this.files = files;
        this.version = version;
        this.semantics = semantics;
    }

    /** Returns the same files with other semantics; a published book keeps the semantics it was published with. */
    public BookSource under(Semantics other) {
        return other.equals(semantics) ? this : new BookSource(files, version, other);
    }

    /** Returns how the files are interpreted; {@link Semantics#CURRENT} unless changed with {@link #under}. */
    public Semantics semantics() {
        return semantics;
    }

    /**
     * Creates a source from texts by path, as in a draft sent over HTTP. Files that are not part of a version are
     * ignored.
     *
     * @throws BookUnreadable if a path is invalid or the content exceeds a limit
     */
    public static BookSource of(Map<String, String> texts) {
        Map<String, byte[]> files = new HashMap<>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return ofBytes(files);
    }

    /**
     * Creates a source from file contents by path. Files that are not part of a version are ignored.
     *
     * @throws BookUnreadable if a path is invalid or the content exceeds a limit
     */
    public static BookSource ofBytes(Map<String, byte[]> contents) {
        BookCollector collector = new BookCollector();
        contents.forEach(collector::add);
        return collector.source();
    }

    /**
     * Creates a source from a published book without checking its paths: it passed the checks of its time and stays
     * usable even if its paths would be rejected today.
     */
    public static BookSource ofPublished(Map<String, byte[]> contents) {
        return new BookSource(new TreeMap<>(contents));
    }

    /**
     * Returns a source in which some files have other contents, with the same semantics. Files that are not part of a
     * version are ignored.
     *
     * @param changes new contents by path; {@code null} removes the file
     * @throws BookUnreadable if a path is invalid or the content exceeds a limit
     */
    public BookSource with(Map<String, byte @Nullable []> changes) {
        Map<String, byte[]> next = new HashMap<>(files);
        changes.forEach((path, bytes) -> {
            if (bytes == null) {
                next.remove(path);
            } else {
                next.put(path, bytes.clone());
            }
        });
        return ofBytes(next).under(semantics);
    }

    /** Returns a source with only those files whose path is accepted, with the same semantics. */
    public BookSource only(Predicate<String> accepted) {
        SortedMap<String, byte[]> some = new TreeMap<>();
        files.forEach((path, bytes) -> {
            if (accepted.test(path)) {
                some.put(path, bytes);
            }
        });
        return new BookSource(some).under(semantics);
    }

    /** @throws BookUnreadable if a path could not be written to a folder; names the path */
    public void checkPaths() {
        files.keySet().forEach(BookPaths::check);
        BookPaths.checkTogether(files.keySet());
    }

    /**
     * Reads a zip file of the rules folder. A single outer folder, as most programs create it, is ignored. The limits
     * apply to everything in the zip, including files that are not part of a version.
     *
     * @throws BookUnreadable if it is not a zip, a path is invalid, or the content exceeds a limit
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

    static BookUnreadable fileTooLarge(String path) {
        return new BookUnreadable(
                path + " is larger than " + MAX_FILE_BYTES + " bytes, the most a file of a rule book may have.");
    }

    static BookUnreadable tooLarge(String what) {
        return new BookUnreadable(what + " holds more than " + MAX_FILES + " files or " + MAX_BOOK_BYTES
                + " bytes. Maybe it is not a rule book.");
    }

    /**
     * Reads a folder.
     *
     * @throws BookUnreadable if the folder does not exist, cannot be read, or exceeds a limit
     */
    public static BookSource read(Path folder) {
        return BookFolder.read(folder);
    }

    /**
     * Returns whether a file is part of a version: every file except documentation ({@code *.md}), retired rules,
     * schemas, examples, and hidden or temporary files of editors. Schemas describe what this release of the program
     * reads, and examples what it can; if they counted, an upgrade would change the version of a rule book that means
     * the same.
     */
    public static boolean counts(String path) {
        if (path.endsWith(".md") || NOT_COUNTED.stream().anyMatch(path::startsWith)) {
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

    /** Returns {@code sha256:} followed by the hash of all paths and contents. */
    public String version() {
        return version;
    }

    public Collection<String> paths() {
        return Collections.unmodifiableSet(files.keySet());
    }

    /** Returns the paths that begin with {@code folder} and end with {@code ending}, sorted. */
    public List<String> paths(String folder, String ending) {
        return files.subMap(folder, folder + Character.MAX_VALUE).keySet().stream()
                .filter(path -> path.endsWith(ending))
                .toList();
    }

    public boolean has(String path) {
        return files.containsKey(path);
    }

    /**
     * Returns the text of a file without byte order mark and with {@code \n} as line separator; empty if the file does
     * not exist. A file that is not text is reported as a problem.
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

    /** Returns the hash of a file; empty if the file does not exist. */
    public String fileHash(String path) {
        byte[] bytes = files.get(path);
        return bytes == null ? "" : HexFormat.of().formatHex(sha256().digest(bytes));
    }

    /** Returns the content of a file; empty if the file does not exist. */
    public byte[] bytes(String path) {
        byte[] bytes = files.get(path);
        return bytes == null ? new byte[0] : bytes.clone();
    }

    private static String hash(SortedMap<String, byte[]> files) {
        MessageDigest digest = sha256();
        files.forEach((path, bytes) -> {
            // The length marks where one file ends and the next begins.
            digest.update((path + '\0' + bytes.length + '\0').getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform supports SHA-256", e);
        }
    }
}
