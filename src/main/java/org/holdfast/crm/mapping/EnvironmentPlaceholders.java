package org.holdfast.crm.mapping;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.text.StringSubstitutor;
import org.apache.commons.text.lookup.StringLookupFactory;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Replaces <code>${NAME}</code> by an environment variable, so that no file needs to contain a password. */
final class EnvironmentPlaceholders {

    private static final Pattern PASSWORD_IN_URL =
            Pattern.compile("(?i)[?&;]password=(?!\\$\\{)[^&;]|//[^/:@]*:(?!\\$\\{)[^/@]+@");

    private final Function<String, @Nullable String> environment;

    EnvironmentPlaceholders(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /** The text with all variables replaced, or an empty one and a problem. */
    String fill(YamlNode node) {
        String text = node.text();
        if (text == null) {
            return "";
        }
        StringSubstitutor substitutor =
                new StringSubstitutor(StringLookupFactory.INSTANCE.functionStringLookup(environment::apply));
        substitutor.setEnableUndefinedVariableException(true).setDisableSubstitutionInValues(true);
        try {
            return substitutor.replace(text.strip());
        } catch (IllegalArgumentException e) {
            String name = text.replaceAll("(?s).*?\\$\\{([^}]*)}.*", "$1");
            node.error(
                    "\"" + text.strip() + "\" speaks of the environment variable " + name + ", which is not set.",
                    "Maybe run: export " + name + "=...");
            return "";
        }
    }

    /** The same, with a warning when the password itself is in the file. */
    String password(YamlNode node) {
        String text = node.text();
        if (text != null && !text.isBlank() && !text.contains("${")) {
            node.warning(
                    "The password stands in the file, for everybody who can read it.",
                    "Maybe write ${CRM_PASSWORD} and set that variable.");
        }
        return fill(node);
    }

    String url(YamlNode node) {
        String text = node.text();
        if (text != null && PASSWORD_IN_URL.matcher(text).find()) {
            node.warning(
                    "A password stands in the URL, for everybody who can read the file.",
                    "Maybe write ${CRM_PASSWORD} and set that variable.");
        }
        return fill(node);
    }
}
