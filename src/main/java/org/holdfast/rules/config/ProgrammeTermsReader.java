package org.holdfast.rules.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.yaml.NumberBounds;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.loyalty.programmes.LedgerUnit;
import org.holdfast.rules.model.ProgrammeEffect;
import org.jspecify.annotations.Nullable;

/** Reads what an action does in a loyalty programme. */
final class ProgrammeTermsReader {

    private static final NumberBounds UNITS = new NumberBounds("A number", 1, 1_000_000, 0);
    private static final List<String> EFFECTS =
            List.of("joins", "givesPoints", "givesStamps", "takesPoints", "takesCard");
    private static final Set<String> KEYS =
            Set.of("name", "joins", "givesPoints", "givesStamps", "takesPoints", "takesCard", "expireAfterDays");

    private ProgrammeTermsReader() {}

    /** {@code null} when there is nothing, or with a problem. */
    static @Nullable ProgrammeEffect read(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        Map<String, YamlNode> keys = node.entries(KEYS);
        String name = keys.containsKey("name") ? keys.get("name").text() : null;
        if (!keys.containsKey("name")) {
            node.error("It is not said in which programme.", "Maybe name: and what it is called in programmes.yaml.");
        }
        List<String> effects = EFFECTS.stream().filter(keys::containsKey).toList();
        if (effects.size() != 1) {
            node.error(
                    effects.isEmpty()
                            ? "It is not said what happens in the programme."
                            : "Only one thing can happen in the programme.",
                    "Maybe one of " + String.join(", ", EFFECTS) + ".");
            return null;
        }
        Integer expires =
                keys.containsKey("expireAfterDays") ? NumberBounds.DAYS.readWhole(keys.get("expireAfterDays")) : null;
        String effect = effects.get(0);
        if (keys.containsKey("expireAfterDays") && !effect.startsWith("gives")) {
            keys.get("expireAfterDays").error("Only what is given can expire.", "Maybe leave it out.");
        }
        return name == null ? null : effect(name, effect, keys.get(effect), expires);
    }

    private static @Nullable ProgrammeEffect effect(
            String name, String effect, YamlNode value, @Nullable Integer expires) {
        if (effect.equals("joins") || effect.equals("takesCard")) {
            Boolean flag = value.flag();
            if (Boolean.FALSE.equals(flag)) {
                value.error("This says that nothing happens.", "Maybe leave it out.");
            }
            return Boolean.TRUE.equals(flag)
                    ? new ProgrammeEffect(name, effect.equals("joins"), null, 0, effect.equals("takesCard"), null)
                    : null;
        }
        Integer amount = UNITS.readWhole(value);
        return amount == null
                ? null
                : new ProgrammeEffect(
                        name,
                        false,
                        effect.endsWith("Stamps") ? LedgerUnit.STAMPS : LedgerUnit.POINTS,
                        effect.startsWith("takes") ? -amount : amount,
                        false,
                        expires);
    }
}
