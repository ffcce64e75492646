package org.holdfast.diagnostics.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The encoding of a text: UTF-8, or the encoding indicated by a byte order mark. It is never guessed: the same bytes
 * can be valid in several legacy encodings, and each would yield a different name of a customer.
 *
 * @param markLength length of the byte order mark in bytes; 0 if there is none
 */
public record TextEncoding(Charset charset, int markLength) {

    /**
     * Maximum size in bytes of a file written by people. Files of this size are read instantly, and no author comes
     * near it.
     */
    public static final int MAX_FILE_BYTES = 1_048_576;

    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    /** Number of bytes examined to recognise UTF-16 without a mark by its zeros. */
    private static final int HEAD = 200;

    private static final int MAX_QUOTED = 30;

    /** Thrown when a text cannot be decoded. */
    public static final class Undecodable extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;
        private final String hint;

        Undecodable(int line, String hint) {
            super("is not UTF-8 text");
            this.line = line;
            this.hint = hint;
        }

        /** Returns the number of the line with the first invalid bytes, from 1. */
        public int line() {
            return line;
        }

        /** Returns a hint, beginning with "Maybe". */
        public String hint() {
            return hint;
        }
    }

    /** Determines the encoding from the byte order mark. */
    public static TextEncoding of(byte[] bytes) {
        // UTF-32 first: its little-endian mark begins with that of UTF-16.
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
     * Decodes a text without its byte order mark.
     *
     * @throws Undecodable if the bytes are not valid in the encoding
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

    /**
     * Decodes a text in a stated encoding; a byte order mark of this encoding is left out.
     *
     * @throws Undecodable if the bytes are not valid in the encoding
     */
    public static String decode(byte[] bytes, Charset charset) throws Undecodable {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Undecodable(1, "Maybe it has another encoding than the mapping states.");
        }
    }

    /** Returns whether the text was accepted although it is not UTF-8, which its author should know. */
    public boolean isUnusual() {
        return charset != StandardCharsets.UTF_8;
    }

    /** Returns the name as shown by editors. */
    public String label() {
        return charset.name().substring(0, charset.name().length() - (isUnusual() ? "LE".length() : 0));
    }

    private boolean marks(byte[] bytes) {
        byte[] mark = "\uFEFF".getBytes(charset);
        return bytes.length >= mark.length && Arrays.equals(mark, 0, mark.length, bytes, 0, mark.length);
    }

    private static boolean hasZerosOfUtf16(byte[] bytes) {
        int examined = Math.min(bytes.length, HEAD);
        int zeros = 0;
        for (int i = 0; i < examined; i++) {
            zeros += bytes[i] == 0 ? 1 : 0;
        }
        return examined > 1 && zeros * 4 >= examined;
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

    /** Returns the word around the invalid bytes, so that the author can find it. */
    private static byte[] wordAround(byte[] bytes, int fault) {
        int start = fault;
        while (start > 0 && fault - start < MAX_QUOTED && isPartOfWord(bytes[start - 1])) {
            start--;
        }
        int end = fault;
        while (end < bytes.length && end - fault < MAX_QUOTED && isPartOfWord(bytes[end])) {
            end++;
        }
        return Arrays.copyOfRange(bytes, start, end);
    }

    private static boolean isPartOfWord(byte b) {
        return b < 0 || Character.isLetterOrDigit(b);
    }
}
