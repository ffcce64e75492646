package org.holdfast.rules.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks the paths of files in a rule book. A published book can be written to a folder on any common file system, so a
 * path must be a valid name there, must not lead out of the folder, and must not collide with another path.
 */
final class BookPaths {

    /** Longest name of a file or folder, in bytes of UTF-8; temporary names during writing are two bytes longer. */
    static final int MAX_NAME_BYTES = 250;

    private static final Set<String> DEVICES = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");
    private static final String NEVER = "\\:*?\"<>|";

    private BookPaths() {}

    /** @throws BookUnreadable if the path is not valid; names the path */
    static void check(String path) {
        if (path.isBlank()
                || path.length() > BookSource.MAX_PATH
                || !isWellFormed(path)
                || path.chars().anyMatch(each -> Character.isISOControl(each) || NEVER.indexOf(each) >= 0)
                || !Stream.of(path.split("/", -1)).allMatch(BookPaths::isName)) {
            throw new BookUnreadable("\"" + printable(path)
                    + "\" is not a valid path inside a rule book. "
                    + "Expected is one such as areas/delivery/actions.yaml.");
        }
    }

    private static boolean isName(String part) {
        String stem = part.split("\\.", 2)[0].strip().toLowerCase(Locale.ROOT);
        return !part.isBlank()
                && !part.equals(".")
                && !part.equals("..")
                && !part.endsWith(".")
                && part.equals(part.strip())
                && !DEVICES.contains(stem)
                && part.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME_BYTES;
    }

    /** Returns whether the path has no unpaired surrogates, which cannot be encoded in UTF-8. */
    private static boolean isWellFormed(String path) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(path);
    }

    private static String printable(String path) {
        StringBuilder text = new StringBuilder();
        path.codePoints().limit(BookSource.MAX_PATH).forEach(each -> {
            if (Character.isISOControl(each) || Character.getType(each) == Character.SURROGATE) {
                text.append(String.format("\\u%04x", each));
            } else {
                text.appendCodePoint(each);
            }
        });
        return text.toString();
    }

    /** @throws BookUnreadable if two paths collide; names both */
    static void checkTogether(Collection<String> paths) {
        Map<String, String> known = new HashMap<>();
        for (String path : paths) {
            String other = known.putIfAbsent(folded(path), path);
            if (other != null) {
                throw new BookUnreadable("\"" + path + "\" and \"" + other
                        + "\" are the same file on file systems that ignore case or the composition of letters."
                        + " Maybe give one of them another name.");
            }
        }
        for (String path : paths) {
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                String file = known.get(folded(path.substring(0, slash)));
                if (file != null) {
                    throw new BookUnreadable("\"" + file
                            + "\" is not a valid path inside a rule book: it is also the folder of \"" + path + "\".");
                }
            }
        }
    }

    private static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
