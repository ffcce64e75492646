package org.holdfast.rules.table.xlsx;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of cells: a workbook keeps most of them once, in a list of their own. */
final class SharedStrings {

    private static final int MAX_TEXTS = 200_000;
    /** How a workbook writes characters that XML does not allow, and the underscore that would look like it. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private SharedStrings() {}

    static List<String> list(XmlPart xmlPart) throws UnreadableWorkbook {
        List<String> texts = new ArrayList<>();
        while (xmlPart.next()) {
            if (xmlPart.starts("si")) {
                texts.add(rich(xmlPart, "si"));
                if (texts.size() > MAX_TEXTS) {
                    throw new UnreadableWorkbook(
                            "This workbook holds more than " + MAX_TEXTS + " texts, far more than a table needs.",
                            "Maybe copy the table alone into a new workbook.");
                }
            }
        }
        return texts;
    }

    /** A text in one or several colours, up to the end of its element, without the hints how to pronounce it. */
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
