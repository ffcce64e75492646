package org.holdfast.rules.declared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.Server;

/** A declaration of facts of every type and for every owner, which several tests share. */
public final class DeclaredBook {

    public static final String FACTS = """
            customer:
              plan: { type: choice, of: [basic, plus, family], en: plan, ru: тариф, ro: abonament }
              motto: { type: text, en: motto, ru: девиз, ro: motto }
              tags: { type: words, en: tags, ru: метки, ro: etichete }
              vegan: { type: flag, en: vegan, ru: веган, ro: vegan }
              rating: { type: number, unit: stars, en: rating, ru: оценка, ro: evaluare }
              creditLimit: { type: money, en: credit limit, ru: кредитный лимит, ro: limită de credit }
              deposit: { type: money, currency: USD, en: deposit, ru: залог, ro: depozit }
              contractEnds: { type: date, en: contract end, ru: окончание договора, ro: sfârșitul contractului }
              seenAt: { type: instant, en: last visit, ru: последний визит, ro: ultima vizită }
            order:
              giftWrapped: { type: flag, en: gift wrapped, ru: подарочная упаковка, ro: ambalaj de cadou }
              deliverySlot: { type: instant, en: delivery slot, ru: время доставки, ro: ora livrării }
            orderLine:
              engraving: { type: text, en: engraving, ru: гравировка, ro: gravură }
            complaint:
              insured: { type: flag, en: insured, ru: застраховано, ro: asigurat }
            return:
              damaged: { type: flag, en: damaged, ru: повреждено, ro: deteriorat }
            interaction:
              minutes: { type: number, unit: min, en: length, ru: длительность, ro: durată }
            lists:
              vehicle:
                en: [vehicle, vehicles]
                ru: [автомобиль, автомобиля, автомобилей]
                ro: [mașină, mașini]
                key: plate
                fields:
                  plate: { type: text, en: plate, ru: номер, ro: număr }
                  mileage: { type: number, unit: km, en: mileage, ru: пробег, ro: kilometraj }
                  inspectionDue: { type: date, en: inspection due, ru: техосмотр, ro: inspecție tehnică }
                  electric: { type: flag, en: electric, ru: электрический, ro: electric }
            """;

    private DeclaredBook() {}

    /** Copies the shipped rule book to a folder, and adds the declaration and one file of rules with this name. */
    public static Path in(Path folder, String file, String content) throws IOException {
        Path rules = Server.copyOfRules(folder);
        Files.writeString(rules.resolve("facts.yaml"), FACTS);
        Files.writeString(rules.resolve("areas/regulars/" + file), content);
        String name = file.substring(0, file.lastIndexOf('.'));
        for (String language : new String[] {"en", "ru", "ro"}) {
            Path messages = rules.resolve("messages/" + language + ".yaml");
            Files.writeString(
                    messages,
                    Files.readString(messages).replace("\nreasons:\n", "\nreasons:\n  " + name + ": It fits.\n"));
        }
        return rules;
    }
}
