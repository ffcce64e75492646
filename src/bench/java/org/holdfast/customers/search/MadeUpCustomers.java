package org.holdfast.customers.search;

import java.util.SplittableRandom;

/**
 * Made-up customers, always the same. A few names are frequent and many are rare, in Latin and in Cyrillic letters, as
 * in a customer base of Moldova.
 */
final class MadeUpCustomers {

    private static final String[] FIRST_LATIN = {
        "Maria",
        "Ion",
        "Ana",
        "Elena",
        "Vasile",
        "Natalia",
        "Andrei",
        "Mihai",
        "Alexandru",
        "Cristina",
        "Șerban",
        "Gheorghe",
        "Ștefan",
        "Ecaterina",
        "Mircea",
        "Amira",
        "Anastasia",
        "Tatiana",
        "Nicolae",
        "Marcel"
    };
    private static final String[] FIRST_CYRILLIC = {
        "Мария",
        "Иван",
        "Анна",
        "Елена",
        "Василий",
        "Наталья",
        "Андрей",
        "Михаил",
        "Александр",
        "Кристина",
        "Сергей",
        "Георгий",
        "Степан",
        "Екатерина",
        "Дмитрий",
        "Семён",
        "Анастасия",
        "Татьяна",
        "Николай",
        "Юлия"
    };
    private static final String[] ROOTS_LATIN = {
        "Rus", "Ceban", "Țurc", "Popes", "Ciob", "Lung", "Mold", "Munt", "Roșc", "Albu", "Negr", "Cojoc", "Mar", "Mam",
        "Mac", "Bot", "Griș", "Had", "Vrab", "Sârb"
    };
    private static final String[] ROOTS_CYRILLIC = {
        "Рус", "Чебан", "Цурк", "Попов", "Чоб", "Лунг", "Молд", "Мунт", "Щерб", "Бел", "Черн", "Кож", "Мар", "Мам",
        "Мак", "Бот", "Гриш", "Хад", "Вороб", "Серб"
    };
    private static final String[] ENDINGS_LATIN = {"u", "anu", "escu", "ari", "aru", "ache", "ean", "ovici", "ița", "an"
    };
    private static final String[] ENDINGS_CYRILLIC = {"у", "ану", "еску", "арь", "ару", "аки", "ян", "ович", "ов", "ин"
    };
    private static final String[] SYLLABLES_LATIN = {"", "a", "el", "in", "or", "ul", "et", "am", "iș", "op", "ud", "ip"
    };
    private static final String[] SYLLABLES_CYRILLIC = {
        "", "а", "ел", "ин", "ор", "ул", "ет", "ам", "иш", "оп", "уд", "ип"
    };

    private MadeUpCustomers() {}

    /** Returns the facts of a customer as JSON. */
    static String json(int number) {
        SplittableRandom random = random(number);
        StringBuilder orders = new StringBuilder();
        int count = random.nextInt(11);
        for (int i = 0; i < count; i++) {
            orders.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"")
                    .append(order(number, i))
                    .append("\",\"placedAt\":\"2026-0")
                    .append(1 + i % 9)
                    .append("-11\",\"value\":49.90,\"currency\":\"EUR\"}");
        }
        return "{\"id\":\"" + id(number) + "\",\"name\":\"" + name(number) + "\",\"email\":\"" + email(number)
                + "\",\"phone\":\"" + phone(number) + "\",\"orders\":[" + orders + "]}";
    }

    static String id(int number) {
        return "C-" + (100_000 + number);
    }

    static String order(int number, int index) {
        return String.valueOf(20_000_000L + number * 11L + index);
    }

    static String phone(int number) {
        return "+373 6" + String.format("%07d", number * 7L % 10_000_000).replaceFirst("(...)(...)", "$1 $2 ");
    }

    static String email(int number) {
        SplittableRandom random = random(number);
        String[] domains = {"gmail.com", "mail.ru", "yahoo.com", "yandex.ru", "example.md"};
        return FIRST_LATIN[frequent(random, FIRST_LATIN.length)].toLowerCase().replace("ș", "s") + "."
                + Integer.toString(number, 36) + "@" + domains[random.nextInt(domains.length)];
    }

    static String name(int number) {
        SplittableRandom random = random(number);
        boolean latin = random.nextInt(10) < 6;
        String[] first = latin ? FIRST_LATIN : FIRST_CYRILLIC;
        String[] roots = latin ? ROOTS_LATIN : ROOTS_CYRILLIC;
        String[] middle = latin ? SYLLABLES_LATIN : SYLLABLES_CYRILLIC;
        String[] endings = latin ? ENDINGS_LATIN : ENDINGS_CYRILLIC;
        return first[frequent(random, first.length)] + " " + roots[frequent(random, roots.length)]
                + middle[frequent(random, middle.length)] + middle[frequent(random, middle.length)]
                + endings[frequent(random, endings.length)];
    }

    /** The first ones are more frequent than the last ones. */
    private static int frequent(SplittableRandom random, int bound) {
        return (int) (bound * random.nextDouble() * random.nextDouble());
    }

    private static SplittableRandom random(int number) {
        return new SplittableRandom(number * 31L + 7);
    }
}
