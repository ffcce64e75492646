package org.holdfast.rules.language.phrases;

import java.util.Map;

/**
 * The fixed texts of a phrase book.
 *
 * @param written heading of the sentences of the language files
 */
record PhrasePageTexts(
        String title,
        String introduction,
        String patterns,
        String patternsNote,
        String names,
        String namesNote,
        String customer,
        String declared,
        String written) {

    private static final PhrasePageTexts ENGLISH = new PhrasePageTexts(
            "Phrase book: English",
            "What a rule can say. Lines that begin with a dash say more about the line above them. `java -jar "
                    + "target/holdfast.jar phrases` makes this page, and `phrases --find late` finds sentences by "
                    + "their words, as the editor does while you type.",
            "What can be said about every fact",
            "One fact of each kind stands for all of them: put any other in its place, also one that your company "
                    + "declares in `facts.yaml`.",
            "The facts and what they are called",
            "What can be counted, summed up or found is among what the customer has; the facts of each thing "
                    + "follow. An ellipsis stands for a time: in the last 3 days, this month, before 2026-12-31.",
            "customer",
            "Declared by your company",
            "What is said often, in fewer words");
    private static final PhrasePageTexts RUSSIAN = new PhrasePageTexts(
            "Разговорник: русский",
            "Что может сказать правило. Строки с дефисом уточняют строку над ними. Эту страницу создаёт команда "
                    + "`java -jar target/holdfast.jar phrases`, а `phrases --find опаздывает` находит фразы по словам, "
                    + "как и редактор, пока вы печатаете.",
            "Что можно сказать о любом факте",
            "Один факт каждого вида стоит здесь за все: на его место можно поставить любой другой, в том числе "
                    + "объявленный вашей компанией в `facts.yaml`.",
            "Факты и как они называются",
            "То, что можно считать, складывать и находить, названо среди фактов о клиенте; дальше — факты о "
                    + "каждой вещи. Многоточие стоит на месте времени: за последние 3 дня, в этом месяце, раньше "
                    + "31.12.2026.",
            "клиент",
            "Объявлено вашей компанией",
            "То, что говорят часто, короче");
    private static final PhrasePageTexts ROMANIAN = new PhrasePageTexts(
            "Ghid de fraze: română",
            "Ce poate spune o regulă. Rândurile cu liniuță precizează rândul de deasupra. Pagina este făcută de "
                    + "`java -jar target/holdfast.jar phrases`, iar `phrases --find întârziată` găsește fraze după "
                    + "cuvinte, așa cum face și editorul în timp ce scrieți.",
            "Ce se poate spune despre orice informație",
            "Câte o informație de fiecare fel le reprezintă pe toate: în locul ei poate sta oricare alta, inclusiv una "
                    + "declarată de compania dumneavoastră în `facts.yaml`.",
            "Informațiile și numele lor",
            "Ce se poate număra, aduna și găsi se află printre informațiile despre client; urmează cele despre "
                    + "fiecare lucru. Punctele de suspensie țin locul timpului: în ultimele 3 zile, luna aceasta, "
                    + "înainte de 31.12.2026.",
            "client",
            "Declarate de companie",
            "Ce se spune des, mai pe scurt");
    private static final Map<String, PhrasePageTexts> TEXTS = Map.of("en", ENGLISH, "ru", RUSSIAN, "ro", ROMANIAN);

    static PhrasePageTexts in(String language) {
        return TEXTS.getOrDefault(language, ENGLISH);
    }
}
