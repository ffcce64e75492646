package org.holdfast.customers.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.holdfast.customers.search.text.EmailAddress;
import org.holdfast.customers.search.text.NameWords;
import org.holdfast.customers.search.text.PhoneNumber;
import org.holdfast.customers.search.text.ReferenceNumber;
import org.holdfast.customers.search.tokens.TokenKind;

/**
 * One word of what is searched for, with everything it may mean, in the order of the rank of the hits.
 *
 * @param length number of letters and digits
 */
record SearchWord(boolean isName, int length, List<TokenRange> exactName, List<TokenRange> anywhere) {

    /** Shorter beginnings of ids and addresses would match by chance. */
    private static final int MIN_REFERENCE = 3;

    private static final List<TokenKind> REFERENCES = List.of(
            TokenKind.ID,
            TokenKind.FORMER_ID,
            TokenKind.ORDER,
            TokenKind.COMPLAINT,
            TokenKind.RETURN,
            TokenKind.SUBSCRIPTION,
            TokenKind.PAYMENT,
            TokenKind.PARCEL);

    SearchWord {
        exactName = List.copyOf(exactName);
        anywhere = List.copyOf(anywhere);
    }

    /** Creates a part of a name, which may also be the beginning of a part of an e-mail address or of an id. */
    static SearchWord name(String word) {
        String spelling = NameWords.spelling(word);
        Set<String> sounds = NameWords.sounds(word);
        List<TokenRange> exact = new ArrayList<>();
        Set<TokenRange> ranges = new LinkedHashSet<>();
        NameWords.forms(word).forEach(each -> exact.add(TokenRange.equal(TokenKind.NAME, each)));
        ranges.add(TokenRange.prefix(TokenKind.NAME, spelling));
        for (String sound : sounds) {
            ranges.add(
                    sound.length() < NameWords.MIN_SOUND
                            ? TokenRange.equal(TokenKind.NAME, sound)
                            : TokenRange.prefix(TokenKind.NAME, sound));
            if (!NameWords.withoutFinalI(sound).equals(sound)) {
                ranges.add(TokenRange.equal(TokenKind.NAME, NameWords.withoutFinalI(sound)));
            }
        }
        addText(ranges, spelling);
        ranges.add(attribute(spelling));
        return new SearchWord(true, spelling.length(), exact, List.copyOf(ranges));
    }

    /** Creates a part of an e-mail address with an at sign. */
    static SearchWord email(String word) {
        String text = EmailAddress.of(word).text().replaceFirst("^[^a-z0-9]+", "");
        return new SearchWord(
                false,
                text.length(),
                List.of(),
                List.of(TokenRange.prefix(TokenKind.EMAIL, text), TokenRange.prefix(TokenKind.EMAIL_PART, text)));
    }

    /**
     * Creates a number, or letters with digits: an id, the end of a telephone number, a part of an e-mail address.
     *
     * @param minPhoneEnd how many digits are looked for at the end of telephone numbers
     */
    static SearchWord reference(String word, int minPhoneEnd) {
        String reference = ReferenceNumber.of(word);
        Set<TokenRange> ranges = new LinkedHashSet<>();
        REFERENCES.forEach(kind -> ranges.add(
                reference.length() < MIN_REFERENCE
                        ? TokenRange.equal(kind, reference)
                        : TokenRange.prefix(kind, reference)));
        if (reference.chars().allMatch(Character::isDigit)) {
            PhoneNumber.reversedEnds(word, minPhoneEnd)
                    .forEach(each -> ranges.add(TokenRange.prefix(TokenKind.PHONE, each)));
        }
        String text = EmailAddress.of(word).text().toLowerCase(Locale.ROOT);
        if (text.length() >= MIN_REFERENCE) {
            ranges.add(TokenRange.prefix(TokenKind.EMAIL, text));
            ranges.add(TokenRange.prefix(TokenKind.EMAIL_PART, text));
        }
        ranges.add(attribute(reference));
        return new SearchWord(false, reference.length(), List.of(), List.copyOf(ranges));
    }

    private static TokenRange attribute(String text) {
        return text.length() < MIN_REFERENCE
                ? TokenRange.equal(TokenKind.ATTRIBUTE, text)
                : TokenRange.prefix(TokenKind.ATTRIBUTE, text);
    }

    private static void addText(Set<TokenRange> ranges, String spelling) {
        if (spelling.length() >= MIN_REFERENCE) {
            ranges.add(TokenRange.prefix(TokenKind.EMAIL, spelling));
            ranges.add(TokenRange.prefix(TokenKind.EMAIL_PART, spelling));
            ranges.add(TokenRange.prefix(TokenKind.ID, spelling));
            ranges.add(TokenRange.prefix(TokenKind.FORMER_ID, spelling));
        }
    }
}
