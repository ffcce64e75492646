package org.holdfast.crm.mapping;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.text.StringSubstitutor;
import org.apache.commons.text.lookup.StringLookupFactory;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Replaces <code>${NAME}</code> with an environment variable, so that no file needs to contain a password. */
public final class EnvironmentPlaceholders {

    private static final Pattern PASSWORD_IN_URL =
            Pattern.compile("(?i)[?&;]password=(?!\\$\\{)[^&;]|//[^/:@]*:(?!\\$\\{)[^/@]+@");

    private final Function<String, @Nullable String> environment;

    /** @param environment returns the value of a variable, or {@code null} if it is not set */
    public EnvironmentPlaceholders(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /** Returns a text with all variables replaced; an empty text, with a problem, if a variable is not set. */
    public String fill(YamlNode node) {
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
                    "\"" + text.strip() + "\" refers to the environment variable " + name + ", which is not set.",
                    "Maybe run: export " + name + "=...");
            return "";
        }
    }

    /** Returns a password with all variables replaced, and warns if the file contains the password itself. */
    String password(YamlNode node) {
        String text = node.text();
        if (text != null && !text.isBlank() && !text.contains("${")) {
            node.warning(
                    "The password is readable by anyone who can read the file.",
                    "Maybe write ${CRM_PASSWORD} and set that variable.");
        }
        return fill(node);
    }

    /** Returns a URL with all variables replaced, and warns if it contains a password. */
    String url(YamlNode node) {
        String text = node.text();
        if (text != null && PASSWORD_IN_URL.matcher(text).find()) {
            node.warning(
                    "The password in the URL is readable by anyone who can read the file.",
                    "Maybe write ${CRM_PASSWORD} and set that variable.");
        }
        return fill(node);
    }
}
