package org.holdfast.diagnostics.text;

import java.text.Normalizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text with plain characters and the original position of each, so that matches can be located in the author's text.
 *
 * @param starts for each character, the position in the author's text at which it begins, followed by the length of
 *     that text
 */
record NormalizedText(String text, int[] starts) {

    /** @param folded whether {@code ё} is replaced by {@code е} */
    static NormalizedText of(String written, boolean folded) {
        StringBuilder text = new StringBuilder(written.length());
        int[] starts = new int[written.length() * 4 + 1];
        int at = 0;
        while (at < written.length()) {
            int end = clusterEnd(written, at);
            String plain = plain(written.substring(at, end), folded);
            Arrays.fill(starts, text.length(), text.length() + plain.length(), at);
            text.append(plain);
            at = end;
        }
        starts[text.length()] = written.length();
        return new NormalizedText(text.toString(), Arrays.copyOf(starts, text.length() + 1));
    }

    /** Keeps a letter together with its combining accents. */
    private static int clusterEnd(String written, int at) {
        int end = at + Character.charCount(written.codePointAt(at));
        while (end < written.length() && Typography.isCombining(written.charAt(end))) {
            end++;
        }
        return end;
    }

    private static String plain(String cluster, boolean folded) {
        String joined = Normalizer.normalize(cluster, Normalizer.Form.NFC);
        StringBuilder plain = new StringBuilder();
        joined.codePoints().forEach(c -> {
            if (folded && Typography.isYo(c)) {
                plain.append(c == 'ё' ? 'е' : 'Е');
            } else {
                plain.append(Typography.plain(c));
            }
        });
        return plain.toString();
    }

    /** Returns the start and end of the words in the author's text; {@code null} if they do not occur. */
    int @Nullable [] find(String words) {
        int found = text.indexOf(words);
        return found < 0 ? null : new int[] {starts[found], starts[found + words.length()]};
    }
}
