package org.holdfast.rules.table.xlsx;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/** The parts of a workbook, unpacked from its zip up to a total of {@value #MAX_BYTES} bytes. */
final class PackageParts {

    static final int MAX_BYTES = 16 * 1_048_576;
    static final int MAX_PARTS = 1_000;
    /** Magic number of files of older Office programs and of password-protected workbooks. */
    private static final String OLD_OFFICE = "d0cf11e0a1b11ae1";

    private static final String COPY = "Maybe copy the table alone into a new workbook.";

    private final Map<String, byte[]> contents = new HashMap<>();

    private PackageParts() {}

    static PackageParts unpack(byte[] bytes) throws UnreadableWorkbook {
        refuseOldOffice(bytes);
        PackageParts packageParts = new PackageParts();
        ZipDirectory zipDirectory = new ZipDirectory(bytes);
        if (zipDirectory.files() > MAX_PARTS) {
            throw new UnreadableWorkbook(
                    "This workbook has more than " + MAX_PARTS + " parts, far more than a table needs.", COPY);
        }
        int left = MAX_BYTES;
        for (int i = 0; i < zipDirectory.files(); i++) {
            zipDirectory.next();
            if (zipDirectory.isEncrypted()) {
                throw withPassword();
            }
            byte[] content = zipDirectory.content(left);
            left -= content.length;
            if (left < 0) {
                throw new UnreadableWorkbook(
                        "This workbook unpacks to more than " + MAX_BYTES + " bytes, far more than a table needs.",
                        COPY);
            }
            if (!zipDirectory.name().endsWith("/")
                    && packageParts.contents.put(name(zipDirectory.name()), content) != null) {
                throw UnreadableWorkbook.damaged();
            }
        }
        return packageParts;
    }

    private static UnreadableWorkbook withPassword() {
        return new UnreadableWorkbook(
                "This workbook is protected with a password, so nothing in it can be read or checked.",
                "Maybe save it without a password.");
    }

    private static void refuseOldOffice(byte[] bytes) throws UnreadableWorkbook {
        if (bytes.length < 8 || !HexFormat.of().formatHex(bytes, 0, 8).equals(OLD_OFFICE)) {
            return;
        }
        // Its directory is encoded in UTF-16.
        boolean encrypted =
                new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "").contains("EncryptedPackage");
        throw encrypted
                ? withPassword()
                : new UnreadableWorkbook(
                        "This is a workbook of the old kind (.xls), whatever its name says.",
                        "Maybe save it as .xlsx.");
    }

    boolean has(String name) {
        return contents.containsKey(name(name));
    }

    boolean hasFolder(String name) {
        return contents.keySet().stream().anyMatch(each -> each.startsWith(name(name)));
    }

    XmlPart xml(String name) throws UnreadableWorkbook {
        byte[] content = contents.get(name(name));
        if (content == null) {
            throw UnreadableWorkbook.damaged();
        }
        return new XmlPart(content);
    }

    /** Normalizes the name of a part; names are case-insensitive. */
    private static String name(String name) {
        String plain = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return plain.startsWith("/") ? plain.substring(1) : plain;
    }
}
