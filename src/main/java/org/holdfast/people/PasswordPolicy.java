package org.holdfast.people;

import com.nulabinc.zxcvbn.Feedback;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.localization.TextCatalogue;
import org.holdfast.people.PeopleRefusal.LocalizedArgument;
import org.jspecify.annotations.Nullable;

/**
 * What a password must be: long enough, and hard to guess for those who know the person. There are no rules about its
 * composition, and it does not expire.
 */
public final class PasswordPolicy {

    public static final int MIN_LENGTH = 12;
    public static final int MAX_LENGTH = 64;

    /** Bytes that the hash takes into account. */
    static final int MAX_BYTES = 72;

    /** Score of zxcvbn that stands for at least 10^8 guesses. */
    private static final int MIN_SCORE = 3;

    private static final LocalizedTexts ADVICE = LocalizedTexts.beside(PasswordPolicy.class, "password-advice");
    private static final String FIELD = "password";

    /**
     * Checks a password that a person chose.
     *
     * @param login login of the person, which must not make up the password
     * @param name likewise
     * @throws PeopleRefusal if the password is too short, too long or easy to guess
     */
    public void check(String password, String login, String name) {
        String normal = Passwords.normalize(password);
        int length = normal.codePointCount(0, normal.length());
        if (length < MIN_LENGTH) {
            throw new PeopleRefusal(FIELD, "password-too-short", Map.of("length", length));
        }
        if (length > MAX_LENGTH) {
            throw new PeopleRefusal(FIELD, "password-too-long", Map.of("length", length));
        }
        int bytes = normal.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw new PeopleRefusal(FIELD, "password-too-many-bytes", Map.of("bytes", bytes));
        }
        Strength strength = Estimator.ZXCVBN.measure(normal, known(login, name));
        if (strength.getScore() < MIN_SCORE) {
            LocalizedArgument advice = language -> advice(strength.getFeedback(), ADVICE.in(language));
            throw new PeopleRefusal(FIELD, "password-guessable", Map.of("advice", advice));
        }
    }

    private static List<String> known(String login, String name) {
        List<String> known = new ArrayList<>(List.of("holdfast", login, name));
        known.addAll(List.of(login.split("[._+@-]")));
        known.addAll(List.of(name.split("\\s+")));
        known.removeIf(String::isBlank);
        return known;
    }

    private static String advice(Feedback feedback, TextCatalogue texts) {
        Feedback translated = feedback.withResourceBundle(new Advice(texts));
        List<String> sentences = new ArrayList<>();
        sentences.add(Objects.requireNonNullElse(translated.getWarning(), ""));
        sentences.addAll(translated.getSuggestions());
        sentences.removeIf(String::isBlank);
        return String.join(" ", sentences);
    }

    /** Our texts under the keys of zxcvbn, which speaks other languages. */
    private static final class Advice extends ResourceBundle {

        private final TextCatalogue texts;

        Advice(TextCatalogue texts) {
            this.texts = texts;
        }

        @Override
        protected @Nullable Object handleGetObject(String key) {
            return texts.find(key);
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(texts.keys());
        }
    }

    /** Its dictionaries are read with the first password, because most starts see none. */
    private static final class Estimator {

        private static final Zxcvbn ZXCVBN = new Zxcvbn();
    }
}
