package org.holdfast.authoring;

import java.util.List;
import java.util.Map;

/**
 * The initial texts of a new rule in one language. They are harmless and true, in case they are sent unchanged.
 *
 * @param notes comments in the rule; {@code {phrases}} is replaced by the page with all sentences
 * @param pausedBecause why the rule is paused
 * @param examples comment above the scenarios
 * @param acts name of the scenario in which the rule acts
 * @param silent name of the scenario in which it does not act
 * @param actionNote comment above the action
 * @param textNote comment above a text for customers
 * @param reasonByFacts the reason for each {@link RuleTemplate}, in their order
 */
record DefaultTexts(
        List<String> notes,
        String pausedBecause,
        String examples,
        String acts,
        String silent,
        String actionNote,
        String textNote,
        String subject,
        String body,
        List<String> reasonByFacts) {

    private static final DefaultTexts ENGLISH = new DefaultTexts(
            List.of(
                    "A new rule. Say here when it should act; every sentence you can use is in {phrases}.",
                    "It does nothing for customers as long as the line \"paused because\" is here. Take that line "
                            + "out to switch it on."),
            "new, not finished",
            "Examples of the rule beside: one in which it acts, one in which it stays silent. Change them together "
                    + "with the rule.",
            "An example in which the rule acts",
            "An example in which the rule stays silent",
            "new: change kind, channels, worth and cost to what they are",
            "new: say it in your own words",
            "Thank you",
            "Thank you for being our customer.",
            List.of(
                    "You ordered from us lately.",
                    "Your order {orderId} is late.",
                    "Your complaint {complaintId} is open."));
    private static final DefaultTexts RUSSIAN = new DefaultTexts(
            List.of(
                    "Новое правило. Напишите здесь, когда оно действует; все фразы есть в {phrases}.",
                    "Пока здесь стоит строка «приостановлено», правило ничего не делает для клиентов. Уберите её, "
                            + "чтобы включить правило."),
            "новое, ещё не готово",
            "Примеры к правилу рядом: в одном оно действует, в другом молчит. Меняйте их вместе с правилом.",
            "Пример, в котором правило действует",
            "Пример, в котором правило молчит",
            "новое: укажите настоящие вид, каналы, ценность и стоимость",
            "новое: скажите своими словами",
            "Спасибо",
            "Спасибо, что вы с нами.",
            List.of(
                    "Недавно вы у нас заказывали.",
                    "Заказ {orderId} опаздывает.",
                    "Ваше обращение {complaintId} открыто."));
    private static final DefaultTexts ROMANIAN = new DefaultTexts(
            List.of(
                    "O regulă nouă. Scrieți aici când se aplică; toate frazele sunt în {phrases}.",
                    "Cât timp rândul „în pauză” este aici, regula nu face nimic pentru clienți. Ștergeți-l ca să "
                            + "porniți regula."),
            "nouă, încă neterminată",
            "Exemple pentru regula de alături: unul în care se aplică, unul în care tace. Schimbați-le odată cu "
                    + "regula.",
            "Un exemplu în care regula se aplică",
            "Un exemplu în care regula tace",
            "nou: scrieți felul, canalele, valoarea și costul adevărate",
            "nou: spuneți-o cu cuvintele dumneavoastră",
            "Vă mulțumim",
            "Vă mulțumim că sunteți clientul nostru.",
            List.of(
                    "Ați comandat de curând de la noi.",
                    "Comanda {orderId} întârzie.",
                    "Reclamația {complaintId} este deschisă."));
    private static final Map<String, DefaultTexts> BY_LANGUAGE = Map.of("en", ENGLISH, "ru", RUSSIAN, "ro", ROMANIAN);

    /** Returns the texts in a language, or in English if there is no translation. */
    static DefaultTexts in(String language) {
        return BY_LANGUAGE.getOrDefault(language, ENGLISH);
    }
}
