package org.holdfast.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nulabinc.zxcvbn.Feedback;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractThrowableAssert;
import org.holdfast.localization.LocalizedTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    private static final String BOUNDARY = "Zq7!vR2#kP9$mW4^";

    private final PasswordPolicy policy = new PasswordPolicy();

    private AbstractThrowableAssert<?, ?> check(String password) {
        return assertThatThrownBy(() -> policy.check(password, "ana.rusu", "Ana Rusu"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery staple",
                "lunateca pe acoperișul verde",
                "жёлтый трамвай едет на юг",
                "zq7!vR2#kP9$",
                "🦊🐝🌵🎺🧊🪁🛶🧭🪀🦉🍋🎈"
            })
    void aPasswordNeedsNoCertainKindsOfCharacters(String password) {
        assertThatCode(() -> policy.check(password, "ana.rusu", "Ana Rusu")).doesNotThrowAnyException();
    }

    @Test
    void theLengthIsCountedInCharacters() {
        check(BOUNDARY.substring(0, 11)).hasMessageContaining("at least 12 characters; this one has 11");
        assertThatCode(() -> policy.check(BOUNDARY.substring(0, 12), "x", "y")).doesNotThrowAnyException();
        assertThatCode(() -> policy.check(BOUNDARY.repeat(4), "x", "y")).doesNotThrowAnyException();
        check(BOUNDARY.repeat(4) + "a").hasMessageContaining("at most 64 characters; this one has 65");
        check("").hasMessageContaining("has 0");
    }

    @Test
    void whatTheHashWouldIgnoreIsRefusedWithASentence() {
        String cyrillic = "съешьжеещёэтихмягкихфранцузскихбулок";
        assertThatCode(() -> policy.check(cyrillic, "x", "y")).doesNotThrowAnyException();
        assertThatThrownBy(() -> policy.check(cyrillic + "я", "x", "y"))
                .isInstanceOfSatisfying(
                        PeopleRefusal.class,
                        refusal -> assertThat(refusal.in("ru"))
                                .contains("72 байт", "74", "Кириллическая буква занимает два байта"));
    }

    @ParameterizedTest
    @CsvSource({
        "passwordpassword, en, avoid repeated words",
        "qwertyuiopasdf, en, easy to guess",
        "ana.rusu2024, en, easy to guess",
        "AnaRusuAnaRusu, en, easy to guess",
        "holdfastholdfast, en, easy to guess",
        "abcdefghijklmn, ru, Последовательности вроде abc",
        "abcdefghijklmn, ro, Succesiunile precum abc",
        "123456789012, ru, пароль",
        "password1234, ro, parolă"
    })
    void aGuessablePasswordIsRefusedWithAdviceInTheLanguageOfTheReader(
            String password, String language, String advice) {
        assertThatThrownBy(() -> policy.check(password, "ana.rusu", "Ana Rusu"))
                .isInstanceOfSatisfying(PeopleRefusal.class, refusal -> {
                    assertThat(refusal.key()).isEqualTo("password-guessable");
                    assertThat(refusal.in(language))
                            .containsIgnoringCase(advice)
                            .doesNotContain("feedback.");
                });
    }

    /** A new version of the estimator may give advice that has no translation. */
    @Test
    void allAdviceIsTranslated() {
        Set<Object> keys = Arrays.stream(Feedback.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(PasswordPolicyTest::value)
                .collect(Collectors.toSet());
        assertThat(keys).hasSizeGreaterThan(20);

        LocalizedTexts texts = LocalizedTexts.beside(PasswordPolicy.class, "password-advice");
        for (String language : LocalizedTexts.LANGUAGES) {
            assertThat(texts.in(language).keys()).as(language).isEqualTo(keys);
        }
    }

    @Test
    void allRefusalsAreTranslated() {
        LocalizedTexts texts = LocalizedTexts.beside(PeopleRefusal.class, "refusals");
        for (String language : List.of("ru", "ro")) {
            assertThat(texts.in(language).keys())
                    .as(language)
                    .isEqualTo(texts.in("en").keys());
        }
    }

    private static Object value(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
