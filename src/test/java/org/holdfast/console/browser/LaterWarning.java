package org.holdfast.console.browser;

import org.openqa.selenium.Keys;

/**
 * A marketer wants customers to be warned of late deliveries after two days instead of one: finds the rule, changes the
 * number, sees what the change does, and publishes it; then thinks better of it.
 *
 * @param byMouse whether what can be clicked is clicked; otherwise there is only a keyboard
 */
public record LaterWarning(Site site, boolean byMouse) {

    static final String RULE = "Warn about a late delivery";
    static final String NOTE = "One day late is no reason to worry customers";

    /** Finds the rule, beginning anywhere. */
    public void find(Reader marketer) {
        marketer.decide();
        if (byMouse) {
            marketer.click("#find-rule");
        } else {
            marketer.type("/");
        }
        marketer.focuses("#find-rule");
        marketer.type("late");
        marketer.type(Keys.ENTER);
        marketer.until("hits", () -> marketer.address().contains("q=late"));
        marketer.sees(RULE);
        marketer.decide();
        follow(marketer, "main a[href='/rules/Warn%20about%20a%20late%20delivery']");
        marketer.until("rule", () -> marketer.heading().equals(RULE));
    }

    /** Opens the rule in the editor, which selects the number. */
    public void edit(Reader marketer) {
        marketer.decide();
        follow(marketer, "form[action$='/edit'] button");
        marketer.focuses(".cm-content");
    }

    /** Types in place of the number, and waits until it is saved and checked. */
    public void change(Reader marketer, String number) {
        marketer.decide();
        marketer.type(number);
        marketer.sees("Saved ");
        marketer.sees("The whole rule book has no problems");
    }

    /** Waits until it is known what changes for customers. */
    public void seeEffect(Reader marketer) {
        marketer.element("#effect .big");
        marketer.decide();
    }

    /** Opens the page from which the change goes live. */
    public void review(Reader marketer) {
        marketer.element("#review:not([aria-disabled=true])");
        follow(marketer, "#review");
        marketer.until("change", () -> marketer.address().matches("/changes/[-0-9a-f]{36}"));
    }

    /** Says why, and makes the change live. */
    public void publish(Reader marketer) {
        marketer.decide();
        enter(marketer, "#note-publish");
        marketer.type(NOTE);
        marketer.decide();
        follow(marketer, "#actions form[action$='/publication'] button");
        marketer.sees("Live since ");
    }

    /** Makes live again what was live before. */
    public void undo(Reader marketer) {
        marketer.decide();
        follow(marketer, "#actions form[action$='/restore'] button");
        marketer.until("version", () -> marketer.address().matches("/versions/[0-9]+"));
    }

    private void enter(Reader marketer, String selector) {
        if (byMouse) {
            marketer.click(selector);
        } else {
            marketer.element(selector);
            marketer.tabTo(selector);
        }
    }

    private void follow(Reader marketer, String selector) {
        if (byMouse) {
            marketer.click(selector);
        } else {
            marketer.element(selector);
            marketer.tabTo(selector);
            marketer.type(Keys.ENTER);
        }
    }
}
