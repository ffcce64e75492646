package org.holdfast.customers.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names are found in either script, with or without accents, as people write them. */
class NameWordsTest {

    @ParameterizedTest
    @CsvSource({
        "Șerban, serban",
        "Ţurcanu, turcanu",
        "Îmbrăcat, imbracat",
        "Наталья, natalya",
        "Щербаков, shcherbakov",
        "Київ, kiiv",
        "Łukasz, lukasz",
        "İlhan, ilhan",
        "Straße, strasse",
        "O’Brien, obrien",
        "Æther, aether",
        "Γιώργος, giorgos",
        "გიორგი, giorgi",
        "٣٤, 34"
    })
    void aWordIsSpelledInLatinLetters(String word, String spelling) {
        assertThat(NameWords.spelling(NameWords.split(word).get(0))).isEqualTo(spelling);
    }

    @ParameterizedTest
    @CsvSource({
        "Наталья, Natalya",
        "Наталья, Natalia",
        "Наталья, Natalja",
        "Наталья, Наталия",
        "Семён, Семен",
        "Семён, Semyon",
        "Дмитрий, Dmitry",
        "Дмитрий, Dmitrii",
        "Юлия, Julia",
        "Юлия, Iulia",
        "Елена, Yelena",
        "Алексеев, Alekseyev",
        "Алексеев, Alexeev",
        "Щербаков, Scherbakov",
        "Щербаков, Shcherbakov",
        "Шербан, Șerban",
        "Цуркану, Țurcanu",
        "Цуркану, Tsurkanu",
        "Чобану, Ciobanu",
        "Мирча, Mircea",
        "Кристя, Cristea",
        "Георге, Gheorghe",
        "Джорджета, Georgeta",
        "Житару, Jitaru",
        "Хачатурян, Khachaturian",
        "Кирилэ, Chirilă",
        "Кэрэуш, Cărăuș",
        "Анна, Ana",
        "Müller, Mueller",
        "Филипп, Philip",
        "Iliç, Ilic",
        "ılıca, ilica"
    })
    void wordsThatSoundAlikeHaveASoundInCommon(String one, String other) {
        assertThat(NameWords.sounds(one)).containsAnyElementsOf(NameWords.sounds(other));
    }

    @Test
    void aSoftSignIsAFinalI() {
        assertThat(NameWords.sounds("Cebotari").stream().map(NameWords::withoutFinalI))
                .containsAll(NameWords.sounds("Чеботарь"));
    }

    @ParameterizedTest
    @CsvSource({"Maria, Marcel", "Ион, Иван", "Petru, Pavel", "Ciobanu, Cobzaru", "Rusu, Russo"})
    void differentNamesSoundDifferent(String one, String other) {
        assertThat(NameWords.sounds(one)).doesNotContainAnyElementsOf(NameWords.sounds(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Наталья", "Mario", "Stephan", "Șerban-Ionescu", "Tschaikowski"})
    void theBeginningOfASpellingIsTheSpellingOfTheBeginning(String name) {
        for (int i = 1; i <= name.length(); i++) {
            assertThat(NameWords.spelling(name)).startsWith(NameWords.spelling(name.substring(0, i)));
        }
    }

    @Test
    void aNameIsSplitAtEverythingButLettersAndApostrophes() {
        assertThat(NameWords.split("Haddad-Ionescu, Amira (Mrs.) D'Arc"))
                .containsExactly("Haddad", "Ionescu", "Amira", "Mrs", "DArc");
        assertThat(NameWords.split("🙂 — !")).isEmpty();
        assertThat(NameWords.forms("Amira")).isEqualTo(Set.of("amira"));
    }
}
