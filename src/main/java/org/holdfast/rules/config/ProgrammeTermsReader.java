package org.holdfast.rules.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.yaml.NumberBounds;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.loyalty.programmes.LedgerUnit;
import org.holdfast.rules.model.ProgrammeEffect;
import org.jspecify.annotations.Nullable;

/** Reads the effect of an action in a loyalty programme. */
final class ProgrammeTermsReader {

    private static final NumberBounds UNITS = new NumberBounds("A number", 1, 1_000_000, 0);
    /** Stands for the number of points that the rule proposes. */
    private static final String PROPOSED = "proposed";

    private static final List<String> EFFECTS =
            List.of("joins", "givesPoints", "givesStamps", "takesPoints", "takesCard");
    private static final Set<String> KEYS =
            Set.of("name", "joins", "givesPoints", "givesStamps", "takesPoints", "takesCard", "expireAfterDays");

    private ProgrammeTermsReader() {}

    /** Returns the effect, or {@code null} if there is none or it has a problem. */
    static @Nullable ProgrammeEffect read(@Nullable YamlNode node) {
        if (node == null) {
            return null;
        }
        Map<String, YamlNode> keys = node.entries(KEYS);
        YamlNode nameNode = keys.get("name");
        String name = nameNode == null ? null : nameNode.text();
        if (nameNode == null) {
            node.error("The programme has no \"name\".", "Maybe add name: and its name in programmes.yaml.");
        }
        List<String> effects = EFFECTS.stream().filter(keys::containsKey).toList();
        if (effects.size() != 1) {
            node.error(
                    effects.isEmpty()
                            ? "The effect in the programme is missing."
                            : "An action can have only one effect in a programme.",
                    "Maybe one of " + String.join(", ", EFFECTS) + ".");
            return null;
        }
        YamlNode expiry = keys.get("expireAfterDays");
        Integer expireAfterDays = expiry == null ? null : NumberBounds.DAYS.readWhole(expiry);
        String effect = effects.get(0);
        if (expiry != null && !effect.startsWith("gives")) {
            expiry.error("Only points and stamps that are given can expire.", "Maybe leave it out.");
        }
        YamlNode value = keys.get(effect);
        return name == null || value == null ? null : effect(name, effect, value, expireAfterDays);
    }

    private static @Nullable ProgrammeEffect effect(
            String name, String effect, YamlNode value, @Nullable Integer expireAfterDays) {
        if (effect.equals("joins") || effect.equals("takesCard")) {
            Boolean flag = value.flag();
            if (Boolean.FALSE.equals(flag)) {
                value.error("\"false\" has no effect here.", "Maybe leave it out.");
            }
            return Boolean.TRUE.equals(flag)
                    ? new ProgrammeEffect(name, effect.equals("joins"), null, 0, effect.equals("takesCard"), null)
                    : null;
        }
        if (effect.equals("givesPoints") && PROPOSED.equals(value.plain())) {
            return new ProgrammeEffect(name, false, LedgerUnit.POINTS, 0, false, expireAfterDays);
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
                        expireAfterDays);
    }
}
