package org.holdfast.people;

/**
 * A person to be added.
 *
 * @param name 1 to {@value Person#MAX_NAME} printable characters; it signs what the person publishes
 */
public record NewPerson(Login login, String name, Rights rights, Preferences preferences) {

    /** @throws PeopleRefusal if the name is malformed */
    public NewPerson {
        checkName(name);
    }

    static void checkName(String name) {
        if (name.isBlank()
                || !name.equals(name.strip())
                || name.length() > Person.MAX_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new PeopleRefusal("name", "name-malformed");
        }
    }
}
