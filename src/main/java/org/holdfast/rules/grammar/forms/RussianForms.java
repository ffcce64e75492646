package org.holdfast.rules.grammar.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms in which Russian says a flag or an event of a thing. The lexicon has the one of a single thing; after «2
 * заказа» people write «оформлены», «оформленных» and «которые оформлены», too.
 */
public final class RussianForms {

    private static final Pattern PARTICIPLE = Pattern.compile("(не )?(.+(?:[еёаия]н|[аияы]т))(а|о|)");
    private static final Pattern SHORT = Pattern.compile("(не )?(готов|пуст)(а|о|)");
    private static final Pattern PRESENT = Pattern.compile("(не )?(.+)(ет|ёт)(ся)?");
    private static final Pattern PAST = Pattern.compile("(не )?(.+?)ё?л(а|о|)(с[яь])?");
    /** Participles with «ё» in their long form, though not in «возвращена». */
    private static final Pattern STRESSED =
            Pattern.compile("(возвращ|отмен|измен|отклон|перенес|провед|реш|соверш)ен$");

    private static final List<String> WHICH = List.of("который", "которая", "которое");

    private RussianForms() {}

    /**
     * Returns all forms, first the given one, then that after «нет заказов»; only the given one if it has no others.
     */
    public static List<String> of(String words) {
        int end = words.indexOf(' ', words.startsWith("не ") ? 3 : 0);
        String first = end < 0 ? words : words.substring(0, end);
        String rest = end < 0 ? "" : words.substring(end);
        List<String> forms = new ArrayList<>(List.of(first));
        if (!rest.contains(first)) {
            others(first, forms);
        }
        return forms.stream().map(form -> form + rest).toList();
    }

    private static void others(String first, List<String> forms) {
        Matcher participle = PARTICIPLE.matcher(first);
        Matcher adjective = SHORT.matcher(first);
        Matcher present = PRESENT.matcher(first);
        Matcher past = PAST.matcher(first);
        if (participle.matches()) {
            String stem = participle.group(2);
            adjective(participle, full(stem), forms);
        } else if (adjective.matches()) {
            adjective(adjective, adjective.group(2), forms);
        } else if (present.matches()) {
            present(present, forms);
        } else if (past.matches()) {
            String reflexive = past.group(4) == null ? "" : "сь";
            which(first, not(past) + past.group(2) + "ли" + reflexive, List.of(which(past)), forms);
        }
    }

    /** Returns what the long form has before its ending: «возвращённ» of «возвращена». */
    private static String full(String stem) {
        String stressed = STRESSED.matcher(stem).replaceFirst("$1ён");
        return stressed.endsWith("н") ? stressed + "н" : stressed;
    }

    private static void adjective(Matcher matcher, String full, List<String> forms) {
        String not = not(matcher);
        String ending = switch (matcher.group(3)) {
            case "а" -> "ая";
            case "о" -> "ое";
            default -> "ый";
        };
        List.of("ых", ending, "ые").forEach(each -> forms.add(not + full + each));
        which(matcher.group(), not + matcher.group(2).replaceFirst("ён$", "ен") + "ы", List.of(which(matcher)), forms);
    }

    private static void present(Matcher matcher, List<String> forms) {
        String reflexive = matcher.group(4) == null ? "" : "ся";
        String stem = not(matcher) + matcher.group(2) + (matcher.group(3).equals("ет") ? "ю" : "у");
        List.of("щих", "щие").forEach(each -> forms.add(stem + each + reflexive));
        which(matcher.group(), stem + "т" + reflexive, WHICH, forms);
    }

    private static void which(String one, String many, List<String> which, List<String> forms) {
        forms.add("которые " + many);
        forms.add(many);
        which.forEach(each -> forms.add(each + " " + one));
    }

    private static String which(Matcher matcher) {
        return switch (matcher.group(3)) {
            case "а" -> WHICH.get(1);
            case "о" -> WHICH.get(2);
            default -> WHICH.get(0);
        };
    }

    private static String not(Matcher matcher) {
        return matcher.group(1) == null ? "" : matcher.group(1);
    }
}
