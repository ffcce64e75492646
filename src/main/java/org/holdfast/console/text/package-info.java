/** The words of the pages in every language, and the forms of dates and numbers. Start at {@link ConsoleTexts}. */
@NullMarked
package org.holdfast.console.text;

import org.jspecify.annotations.NullMarked;
