package org.holdfast.customers.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.holdfast.customers.search.text.EmailAddress;
import org.holdfast.customers.search.text.NameWords;
import org.holdfast.customers.search.text.PhoneNumber;
import org.holdfast.customers.search.text.ReferenceNumber;
import org.holdfast.customers.search.tokens.TokenKind;
import org.holdfast.facts.validation.Characters;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.localization.LatinText;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for, as it was typed or as a telephone system sent it. Problems are described without quoting it.
 *
 * @param text normalized: composed characters, single spaces
 */
record SearchQuery(String text) {

    static final String FIELD = "q";
    static final int MIN_CHARACTERS = 2;
    static final int MAX_LENGTH = 200;
    static final int MAX_WORDS = 8;
    private static final int MIN_PHONE_END = 6;
    /** As many digits suffice if other words narrow the search. */
    private static final int MIN_PHONE_END_WITH_OTHERS = 4;

    private static final Pattern SPACES = Pattern.compile("[\\p{Z}\\s]+");
    private static final Pattern NUMBER = Pattern.compile("[#№+(]*[0-9][0-9+()./ -]*");
    private static final Pattern EMAIL_BEGINNING = Pattern.compile("[a-z0-9]+[._+-][!-~]*");
    private static final Pattern SCHEME = Pattern.compile("^(tel|callto|sip|mailto):", Pattern.CASE_INSENSITIVE);
    private static final String EXPECTED =
            "expected a name, a telephone number, an e-mail address, a customer id or " + "an order number";

    /** @throws InvalidInput naming {@code q} if nothing can be searched for */
    static SearchQuery of(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            throw new InvalidInput(FIELD, "is missing; " + EXPECTED);
        }
        if (typed.length() > MAX_LENGTH) {
            throw new InvalidInput(FIELD, "is longer than " + MAX_LENGTH + " characters; " + EXPECTED);
        }
        if (Characters.unstorable(typed) != null
                || typed.chars().anyMatch(each -> Character.isISOControl(each) && each != '\t')) {
            throw new InvalidInput(FIELD, "contains a control character or half of a character; " + EXPECTED);
        }
        String composed = Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\p{Cf}", "");
        String text =
                SCHEME.matcher(SPACES.matcher(composed).replaceAll(" ").strip()).replaceFirst("");
        SearchQuery query = new SearchQuery(text);
        if (ReferenceNumber.of(text).length() < MIN_CHARACTERS
                && !LatinText.of(text).matches(".*[0-9]{2}.*")) {
            throw new InvalidInput(FIELD, "has fewer than " + MIN_CHARACTERS + " letters or digits; " + EXPECTED);
        }
        if (query.words().size() > MAX_WORDS) {
            throw new InvalidInput(FIELD, "has more than " + MAX_WORDS + " words; " + EXPECTED);
        }
        return query;
    }

    /** Returns the ranges of ids, the whole text taken as one. */
    List<TokenRange> ids() {
        String reference = ReferenceNumber.of(text);
        return reference.isEmpty()
                ? List.of()
                : List.of(TokenRange.equal(TokenKind.ID, reference), TokenRange.equal(TokenKind.FORMER_ID, reference));
    }

    /**
     * Returns the ranges of numbers of orders, complaints, returns, subscriptions, payments and parcels, the whole text
     * taken as one.
     */
    List<TokenRange> records() {
        String reference = ReferenceNumber.of(text);
        return reference.isEmpty()
                ? List.of()
                : List.of(
                        TokenRange.equal(TokenKind.ORDER, reference),
                        TokenRange.equal(TokenKind.COMPLAINT, reference),
                        TokenRange.equal(TokenKind.RETURN, reference),
                        TokenRange.equal(TokenKind.SUBSCRIPTION, reference),
                        TokenRange.equal(TokenKind.PAYMENT, reference),
                        TokenRange.equal(TokenKind.PARCEL, reference));
    }

    /**
     * Returns the ranges of a text with digits as a declared fact, such as the number of a contract or a plate. Other
     * texts are found by their words, after names.
     */
    List<TokenRange> attributes() {
        String reference = ReferenceNumber.of(text);
        return reference.chars().anyMatch(Character::isDigit)
                ? List.of(TokenRange.equal(TokenKind.ATTRIBUTE, reference))
                : List.of();
    }

    /** Returns the whole text as a telephone number, or {@code null} if it is none. */
    @Nullable
    PhoneNumber phone() {
        PhoneNumber number = PhoneNumber.of(text);
        return isNumber() && number.digits().length() >= PhoneNumber.MIN_DIGITS ? number : null;
    }

    /** Returns the range of the whole text as an e-mail address. */
    List<TokenRange> email() {
        return text.indexOf('@') > 0 && text.indexOf(' ') < 0
                ? List.of(
                        TokenRange.equal(TokenKind.EMAIL, EmailAddress.of(text).text()))
                : List.of();
    }

    /** Returns the ranges of the text as the beginning of a part of an e-mail address, such as {@code amira.h}. */
    List<TokenRange> emailBeginning() {
        String beginning = EmailAddress.of(text).text();
        return EMAIL_BEGINNING.matcher(beginning).matches() && text.indexOf(' ') < 0
                ? List.of(
                        TokenRange.prefix(TokenKind.EMAIL, beginning),
                        TokenRange.prefix(TokenKind.EMAIL_PART, beginning))
                : List.of();
    }

    /** Returns whether the text names one thing exactly, so that hits that only resemble it are noise. */
    boolean isUnambiguous() {
        return isNumber() || !email().isEmpty();
    }

    private boolean isNumber() {
        return NUMBER.matcher(LatinText.of(text)).matches();
    }

    /** Returns the words that must all match. Digits that were separated are taken as one number. */
    List<SearchWord> words() {
        List<SearchWord> words = new ArrayList<>();
        StringBuilder number = new StringBuilder();
        for (String each : text.split(" ")) {
            if (NUMBER.matcher(LatinText.of(each)).matches()) {
                number.append(each);
            } else {
                flush(number, words);
                add(each, words);
            }
        }
        flush(number, words);
        return words;
    }

    /** Returns the words, each number by itself. */
    List<SearchWord> separateWords() {
        List<SearchWord> words = new ArrayList<>();
        for (String each : text.split(" ")) {
            add(each, words);
        }
        return words;
    }

    private int minPhoneEnd() {
        return isNumber() ? MIN_PHONE_END : MIN_PHONE_END_WITH_OTHERS;
    }

    private void flush(StringBuilder number, List<SearchWord> words) {
        if (!number.isEmpty()) {
            words.add(SearchWord.reference(number.toString(), minPhoneEnd()));
            number.setLength(0);
        }
    }

    private void add(String word, List<SearchWord> words) {
        if (word.contains("@")) {
            words.add(SearchWord.email(word));
        } else if (word.codePoints().anyMatch(Character::isDigit)) {
            words.add(SearchWord.reference(word, minPhoneEnd()));
        } else {
            NameWords.split(word).forEach(each -> words.add(SearchWord.name(each)));
        }
    }
}
