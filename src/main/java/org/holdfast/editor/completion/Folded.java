package org.holdfast.editor.completion;

import java.text.Normalizer;
import java.util.Map;
import org.holdfast.diagnostics.text.Typography;

/**
 * Text in the form in which it is compared: small letters without diacritics, straight quotation marks, single spaces.
 */
final class Folded {

    private static final Map<Character, Character> LETTERS =
            Map.of('ё', 'е', 'ă', 'a', 'â', 'a', 'î', 'i', 'ș', 's', 'ş', 's', 'ț', 't', 'ţ', 't');

    private Folded() {}

    static String of(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (char c : Normalizer.normalize(text, Normalizer.Form.NFC).toCharArray()) {
            char plain = fold(c);
            boolean repeated = plain == ' ' && !folded.isEmpty() && folded.charAt(folded.length() - 1) == ' ';
            if (!repeated) {
                folded.append(plain);
            }
        }
        return folded.toString();
    }

    private static char fold(char c) {
        if (Typography.isDoubleQuote(c)) {
            return '"';
        }
        if (Typography.isSpace(c)) {
            return ' ';
        }
        char small = Character.toLowerCase(c);
        return LETTERS.getOrDefault(small, small);
    }
}
