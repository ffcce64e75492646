package org.holdfast.rules.table.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the texts of cells, most of which a workbook stores in a shared list. */
final class SharedStrings {

    private static final int MAX_TEXTS = 200_000;
    /** The escape sequence for characters not allowed in XML, and for underscores that would look like one. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private SharedStrings() {}

    static List<String> list(XmlPart xmlPart) throws UnreadableWorkbook {
        List<String> texts = new ArrayList<>();
        while (xmlPart.next()) {
            if (xmlPart.starts("si")) {
                texts.add(rich(xmlPart, "si"));
                if (texts.size() > MAX_TEXTS) {
                    throw new UnreadableWorkbook(
                            "This workbook contains more than " + MAX_TEXTS + " texts, far more than a table needs.",
                            "Maybe copy the table alone into a new workbook.");
                }
            }
        }
        return texts;
    }

    /** Reads a text with any formatting up to the end of the element, without phonetic hints. */
    static String rich(XmlPart xmlPart, String element) throws UnreadableWorkbook {
        StringBuilder text = new StringBuilder();
        while (!xmlPart.ends(element) && xmlPart.next()) {
            if (xmlPart.starts("rPh")) {
                xmlPart.text();
            } else if (xmlPart.starts("t")) {
                text.append(xmlPart.text());
            }
        }
        return unescaped(text.toString());
    }

    static String unescaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
