package org.holdfast.diagnostics.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * How the bytes of a text become characters: UTF-8, or what a byte order mark in front of them says. Nothing is
 * guessed: the same bytes can be good text in several old encodings, and each would give another name to a customer.
 *
 * @param markLength bytes of the byte order mark; 0 when there is none
 */
public record TextEncoding(Charset charset, int markLength) {

    /**
     * Most bytes of one file that people write: a text of this size is read in an instant, and no author comes near it.
     */
    public static final int MAX_FILE_BYTES = 1_048_576;

    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    /** Enough to tell UTF-16 without a mark by its zeros. */
    private static final int HEAD = 200;

    private static final int MOST_SHOWN = 30;

    /** Text that cannot be read as what it should be. */
    public static final class Undecodable extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;
        private final String hint;

        Undecodable(int line, String hint) {
            super("is not UTF-8 text");
            this.line = line;
            this.hint = hint;
        }

        /** Where the first bytes stand that are no character, counted from 1. */
        public int line() {
            return line;
        }

        /** A sentence that begins with "Maybe" and says what to do. */
        public String hint() {
            return hint;
        }
    }

    public static TextEncoding of(byte[] bytes) {
        // UTF-32 first: its mark begins like that of UTF-16.
        for (TextEncoding each : List.of(
                new TextEncoding(UTF_32LE, 4),
                new TextEncoding(UTF_32BE, 4),
                new TextEncoding(StandardCharsets.UTF_16LE, 2),
                new TextEncoding(StandardCharsets.UTF_16BE, 2),
                new TextEncoding(StandardCharsets.UTF_8, 3))) {
            if (each.marks(bytes)) {
                return each;
            }
        }
        return new TextEncoding(StandardCharsets.UTF_8, 0);
    }

    /**
     * The characters of a text, without its byte order mark.
     *
     * @throws Undecodable when the bytes are no such text
     */
    public static String decode(byte[] bytes) throws Undecodable {
        TextEncoding encoding = of(bytes);
        if (encoding.markLength == 0 && hasZerosOfUtf16(bytes)) {
            throw new Undecodable(
                    1,
                    "Maybe it was saved as UTF-16 without a byte order mark; save it again with the encoding UTF-8.");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, encoding.markLength, bytes.length - encoding.markLength);
        CharsetDecoder decoder = encoding.charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(in.remaining() * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (result.isError()) {
            throw undecodable(encoding, out, bytes, in.position());
        }
        return out.toString();
    }

    /** Whether the text is not in UTF-8 and was read all the same; worth telling its author. */
    public boolean isUnusual() {
        return charset != StandardCharsets.UTF_8;
    }

    /** The name as editors show it. */
    public String label() {
        return charset.name().substring(0, charset.name().length() - (isUnusual() ? "LE".length() : 0));
    }

    private boolean marks(byte[] bytes) {
        byte[] mark = "\uFEFF".getBytes(charset);
        return bytes.length >= mark.length && Arrays.equals(mark, 0, mark.length, bytes, 0, mark.length);
    }

    private static boolean hasZerosOfUtf16(byte[] bytes) {
        int looked = Math.min(bytes.length, HEAD);
        int zeros = 0;
        for (int i = 0; i < looked; i++) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return looked > 1 && zeros * 4 >= looked;
    }

    private static Undecodable undecodable(TextEncoding encoding, CharBuffer before, byte[] bytes, int fault) {
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        if (encoding.isUnusual()) {
            return new Undecodable(line, "Maybe the file is cut off; save it again with the encoding UTF-8.");
        }
        byte[] word = wordAround(bytes, fault);
        return new Undecodable(
                line,
                "Maybe it was saved as Windows-1252 (\"" + new String(word, Charset.forName("windows-1252"))
                        + "\"), Windows-1250 (\"" + new String(word, Charset.forName("windows-1250"))
                        + "\") or Windows-1251 (\"" + new String(word, Charset.forName("windows-1251"))
                        + "\"); save it again with the encoding UTF-8.");
    }

    /** So that its author sees which word is meant. */
    private static byte[] wordAround(byte[] bytes, int fault) {
        int start = fault;
        while (start > 0 && fault - start < MOST_SHOWN && isPartOfWord(bytes[start - 1])) {
            start--;
        }
        int end = fault;
        while (end < bytes.length && end - fault < MOST_SHOWN && isPartOfWord(bytes[end])) {
            end++;
        }
        return Arrays.copyOfRange(bytes, start, end);
    }

    private static boolean isPartOfWord(byte b) {
        return b < 0 || Character.isLetterOrDigit(b);
    }
}
